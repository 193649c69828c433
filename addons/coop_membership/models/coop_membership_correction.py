from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError


class CoopMembershipCorrection(models.Model):
    """A member says that the register has their name or address wrong, or that it changed.

    Nothing changes until an officer accepts; then contact and register say the same, from the
    day on which it became so.
    """

    _name = "coop.membership.correction"
    _description = "Correction asked by a member"
    _inherit = ["coop.company.mixin", "coop.guarded", "coop.office.chatter"]
    _order = "asked_at desc, id desc"
    _rec_name = "membership_id"

    _guarded_fields = frozenset(
        {"state", "asked_at", "asked_by", "answer", "decided_by_id", "decided_by", "decided_on"}
    )

    membership_id = fields.Many2one(
        "coop.membership", required=True, index=True, check_company=True, ondelete="restrict"
    )
    state = fields.Selection(
        [("waiting", "Waiting"), ("accepted", "Accepted"), ("refused", "Refused")],
        required=True,
        default="waiting",
        readonly=True,
        tracking=True,
    )
    particular = fields.Selection(
        [("name", "Name"), ("service_address", "Address")], required=True, default="service_address"
    )
    value_now = fields.Char("In the register now", compute="_compute_value_now", compute_sudo=True)
    value_new = fields.Char("Should be", compute="_compute_value_new")
    new_name = fields.Char("New name")
    service_address_choice = fields.Selection(
        [("own", "The contact's address"), ("care_of", "Care of the co-op")],
        "Address in the register",
    )
    street = fields.Char()
    street2 = fields.Char("Second line of the address")
    city = fields.Char()
    zip = fields.Char("Postcode")
    country_id = fields.Many2one("res.country")
    effective_from = fields.Date(
        "Since", help="The day from which it is so; today, if the member does not say."
    )
    was_wrong = fields.Boolean(
        "It was never right",
        help="The entry was a mistake from the start: it is struck out, not only followed by a "
        "new one.",
    )
    explanation = fields.Text("In the member's words")
    how = fields.Selection(
        [("portal", "Signed in"), ("paper", "Paper"), ("phone", "Phone")],
        "Came by",
        required=True,
        default="phone",
    )
    asked_at = fields.Datetime("Received", readonly=True)
    asked_by = fields.Char("Entered by", readonly=True)
    due_on = fields.Date("Answer by", compute="_compute_due_on")
    decided_by_id = fields.Many2one(
        "res.users", "Decider's log-in", readonly=True, ondelete="set null"
    )
    decided_by = fields.Char("Decided by", readonly=True)
    decided_on = fields.Date("Decided on", readonly=True)
    answer = fields.Text("Reason", readonly=True)

    _company_state_idx = models.Index("(company_id, state)")

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            membership = self.env["coop.membership"].browse(vals.get("membership_id"))
            # sudo: the co-op of the membership, whoever asks
            vals["company_id"] = membership.sudo().company_id.id
        corrections = super().create(vals_list)
        # sudo: when and by whom is not for the one who asks to say
        corrections.sudo().write(
            {"asked_at": self.env["coop.clock"].now(), "asked_by": self.env.user.name}
        )
        return corrections

    @api.constrains("particular", "new_name", "street", "service_address_choice")
    def _check_says_something(self):
        for correction in self:
            if correction.particular == "name" and not (correction.new_name or "").strip():
                raise ValidationError(self.env._("Write the name as it should be."))
            if (
                correction.particular == "service_address"
                and correction.service_address_choice != "care_of"
                and not (correction.street or "").strip()
            ):
                raise ValidationError(self.env._("Write the address as it should be."))

    @api.depends("membership_id", "particular")
    def _compute_value_now(self):
        for correction in self:
            correction.value_now = (
                correction.membership_id._particulars().get(correction.particular)
                if correction.membership_id
                else False
            )

    @api.depends(
        "particular", "new_name", "service_address_choice", "street", "street2", "city", "zip"
    )
    def _compute_value_new(self):
        for correction in self:
            company = correction.company_id
            if correction.particular == "name":
                correction.value_new = correction.new_name
            elif correction.service_address_choice == "care_of":
                correction.value_new = company._coop_care_of_address()
            else:
                address = self.env["res.partner"].new(correction._prepare_address_vals())
                correction.value_new = address._coop_address_line(company)

    @api.depends("asked_at", "state")
    def _compute_due_on(self):
        clock = self.env["coop.clock"]
        for correction in self:
            due = False
            if correction.asked_at and correction.state == "waiting":
                received = clock.day_of(correction.asked_at, correction.company_id)
                due = received + timedelta(days=correction.company_id.coop_correction_days)
            correction.due_on = due

    def _prepare_address_vals(self):
        self.ensure_one()
        return {
            "street": self.street,
            "street2": self.street2,
            "city": self.city,
            "zip": self.zip,
            "country_id": self.country_id.id or self.company_id.country_id.id,
            "state_id": False,
        }

    def _check_waiting(self):
        for correction in self:
            if not self.env.su:
                user = self.env.user
                if not user.has_group("coop_membership.group_membership_officer"):
                    raise UserError(self.env._("Only a membership officer can do this."))
                correction.check_access("write")
                # sudo: an own correction is recognised also by a hidden contact
                if correction.sudo().membership_id.partner_id == user.sudo().partner_id:
                    raise UserError(
                        self.env._("Nobody decides on their own correction. Ask a colleague.")
                    )
            if correction.state != "waiting":
                raise UserError(self.env._("This correction was answered already."))

    def action_accept(self):
        """Change contact and register, from the day on which it became so."""
        self._check_waiting()
        for correction in self:
            # sudo: rights were checked; the contact may be hidden from this officer
            correction = correction.sudo()
            correction.membership_id._lock()
            correction._change()
            correction._decide("accepted")
            correction.membership_id._tell("correction_done", {"value": correction.value_new})
        return True

    def _get_effective_day(self):
        return self.effective_from or self.env["coop.clock"].today(self.company_id)

    def _change(self):
        """Make the change on contact and register, and nothing else."""
        day = self._get_effective_day()
        if day > self.env["coop.clock"].today(self.company_id):
            raise UserError(self.env._("That day lies ahead. Accept the correction then."))
        if self.was_wrong:
            self._strike_out(day)
        self._apply(day)

    def action_look(self):
        """Show what the register will say, before it says it."""
        self.ensure_one()
        return self.env["coop.correction.accept"]._open(self)

    def _strike_out(self, day):
        """Strike out what the register says wrongly on ``day`` and after."""
        entries = self.env["coop.register.entry"].search(
            [
                ("membership_id", "=", self.membership_id.id),
                ("particular", "=", self.particular),
                ("value", "=", self.value_now),
                ("voids_id", "=", False),
            ]
        )
        for entry in entries.filtered(lambda e: len(e._void_chain()) % 2 == 0):
            entry._void(self.explanation or self.env._("Never right, the member says"))

    def _apply(self, day):
        membership = self.membership_id
        partner = membership.partner_id
        # the register has no gap: what is struck out from the first day is said anew from it
        if self.was_wrong and self.effective_from is False:
            day = membership.date_entered
        if self.particular == "name":
            partner._coop_write_particulars({"name": self.new_name.strip()}, day, "correction")
        elif self.service_address_choice == "care_of":
            membership._write_unregistered({"service_address_choice": "care_of"})
            # where they live has changed; the register does not say it, so nothing is asserted
            if self.street and partner._coop_colleagues():
                home = self.env["res.partner"].new(self._prepare_address_vals())
                membership._write_unregistered(
                    {"service_address_other": home._coop_address_line(self.company_id)}
                )
            elif self.street:
                partner._coop_write_particulars(self._prepare_address_vals(), day, "correction")
        elif membership.service_address_choice == "other" or partner._coop_colleagues():
            membership._write_unregistered(
                {"service_address_choice": "other", "service_address_other": self.value_new}
            )
        else:
            membership._write_unregistered({"service_address_choice": "own"})
            partner._coop_write_particulars(self._prepare_address_vals(), day, "correction")
        membership._enter(
            {self.particular: membership._particulars()[self.particular]}, day, "correction"
        )

    def action_refuse(self, reason=None):
        """Leave the register as it is, and say why."""
        if not (reason or "").strip():
            return {
                **self.env["ir.actions.act_window"]._for_xml_id(
                    "coop_membership.coop_correction_refuse_action"
                ),
                "context": {"default_correction_id": self.id},
            }
        self._check_waiting()
        for correction in self:
            # sudo: rights were checked
            correction = correction.sudo()
            correction._decide("refused", reason.strip())
            correction.membership_id._tell("correction_refused", {"reason": reason.strip()})
        return True

    def _decide(self, state, answer=None):
        self.write(
            {
                "state": state,
                "answer": answer,
                "decided_by_id": self.env.uid,
                "decided_by": self.env.user.name,
                "decided_on": self.env["coop.clock"].today(self.company_id),
            }
        )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_answered(self):
        if not self.env.su and any(correction.state != "waiting" for correction in self):
            raise UserError(self.env._("An answered correction is kept with the membership."))
