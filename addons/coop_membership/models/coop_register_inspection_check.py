from odoo import api, fields, models
from odoo.exceptions import UserError

from .coop_register_inspection import OPEN


class CoopRegisterInspection(models.Model):
    """What a request has to say (Companies Act 2006 s.116(4)), and how long it is kept."""

    _inherit = "coop.register.inspection"

    # What was asked; it stays as it was once the answer is given.
    _asked_fields = frozenset(
        {
            "requester_name",
            "requester_address",
            "organisation",
            "membership_id",
            "has_interest",
            "wants",
            "part",
            "part_from",
            "part_to",
            "part_membership_ids",
            "purpose",
            "onward",
            "onward_ids",
            "received_on",
            "fee",
            "court_name",
            "court_reference",
            "court_applied_on",
        }
    )

    def write(self, vals):
        if self._asked_fields & vals.keys():
            self._check_open()
        return super().write(vals)

    def _check_open(self):
        if not self.env.su and any(request.state not in OPEN for request in self):
            raise UserError(
                self.env._("This request has been answered: what was asked stays as it was.")
            )

    @api.depends(
        "requester_name",
        "requester_address",
        "purpose",
        "onward",
        "wants",
        "membership_id",
        "company_id.coop_legal_form",
        "onward_ids.name",
        "onward_ids.address",
        "onward_ids.purpose",
    )
    def _compute_missing(self):
        for request in self:
            request.missing = "\n".join(request._get_missing()) or False

    def _get_missing(self):
        """What the law asks of a request and this one does not say: sentences for the letter."""
        self.ensure_one()
        reader = self.with_context(lang=self.lang)
        missing = []
        if not (self.requester_name or "").strip():
            missing.append(reader.env._("Your name."))
        if not (self.requester_address or "").strip():
            missing.append(reader.env._("Your address."))
        if self.wants == "own" and not self.membership_id:
            missing.append(reader.env._("Your membership number."))
        if self.company_id.coop_legal_form == "society":
            return missing  # its members inspect by right, whatever for
        if not (self.purpose or "").strip():
            missing.append(reader.env._("What you want to use the information for."))
        if not self.onward:
            missing.append(reader.env._("Whether you will pass the information on."))
        elif self.onward == "yes" and not self.onward_ids:
            missing.append(reader.env._("To whom you will pass the information on, and why."))
        elif self.onward == "yes" and not all(
            (line.name or "").strip()
            and (line.address or "").strip()
            and (line.purpose or "").strip()
            for line in self.onward_ids
        ):
            missing.append(
                reader.env._(
                    "The name and address of everybody to whom you will pass the information on, "
                    "and what they want to use it for."
                )
            )
        return missing

    @api.constrains("wants", "company_id")
    def _check_wants(self):
        for request in self:
            if request.wants == "own" and request.company_id.coop_legal_form != "society":
                raise UserError(
                    self.env._("Members of a company have no account in it to look at.")
                )

    @api.constrains("received_on")
    def _check_received_on(self):
        for request in self:
            if request.received_on > self.env["coop.clock"].today(request.company_id):
                raise UserError(self.env._("A request cannot have come after today."))

    @api.ondelete(at_uninstall=False)
    def _unlink_except_kept(self):
        for request in self:
            if request.state in OPEN or not request._may_go():
                raise UserError(
                    self.env._(
                        "Requests are kept for %(years)s years after the answer: they show who "
                        "was given the register, and why.",
                        years=request.company_id.coop_inspection_keep_years,
                    )
                )

    def _may_go(self):
        self.ensure_one()
        years = self.company_id.sudo().coop_inspection_keep_years  # sudo: a setting is no secret
        today = self.env["coop.clock"].today(self.company_id)
        return bool(self.closed_on) and today > fields.Date.add(self.closed_on, years=years)
