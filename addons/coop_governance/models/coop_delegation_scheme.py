from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class CoopDelegationScheme(models.Model):
    """Who may decide what, from a day on: the schedule of delegated authority.

    It is a draft until it is put in force. Then it stands behind the wall, with all its lines:
    what changes is written into the scheme that follows. On each day the last that began holds.
    """

    _name = "coop.delegation.scheme"
    _description = "Delegation scheme"
    _inherit = ["coop.company.mixin", "coop.guarded", "coop.wall"]
    _log_access = False
    _wall_closes_by = "closed"
    _order = "valid_from desc, id desc"

    _guarded_fields = frozenset({"closed", "despite"})

    name = fields.Char(required=True, translate=True)
    valid_from = fields.Date("In force from", required=True)
    body_id = fields.Many2one(
        "coop.body",
        "Decided by",
        check_company=True,
        ondelete="restrict",
        help="The body that decides on the scheme.",
    )
    decided_on = fields.Date("Decided on", copy=False)
    decided_note = fields.Char("Decision", copy=False, help="For example the number of the minute.")
    upward = fields.Boolean(
        "Who decides more may decide less",
        help="Whoever decides larger sums of a matter may decide smaller ones of it, too.",
    )
    line_ids = fields.One2many("coop.delegation", "scheme_id", string="Who decides", copy=True)
    matter_count = fields.Integer("Matters", compute="_compute_matter_count")
    closed = fields.Boolean("Approved", copy=False, help="Put in force, and kept as it is.")
    despite = fields.Char("In force all the same because", copy=False)
    state = fields.Selection(
        [("draft", "Draft"), ("coming", "To come"), ("now", "In force"), ("past", "Followed")],
        compute="_compute_state",
        search="_search_state",
    )

    _one_a_day = models.UniqueIndex(
        "(company_id, valid_from) WHERE closed", "Another scheme is in force from this day."
    )
    _closed_says_who = models.Constraint(
        "CHECK (closed IS NOT TRUE OR (body_id IS NOT NULL AND decided_on IS NOT NULL))",
        "Say which body decided on the scheme, and on which day.",
    )

    @api.model
    def _get_usual(self):
        return {
            **super()._get_usual(),
            "valid_from": self.env["coop.clock"].today(),
            "upward": True,
        }

    def _guarded_message(self, names):
        return self.env._("A scheme is put in force with the button, which looks for gaps first.")

    @api.depends("line_ids.is_first")
    def _compute_matter_count(self):
        for scheme in self:
            scheme.matter_count = len(scheme.line_ids.filtered("is_first"))

    @api.model
    def _get_closed_domain(self, company, day=None):
        """Schemes of a co-op that were put in force and had begun on a day (default: today)."""
        day = day or self.env["coop.clock"].today(company)
        return (
            Domain("company_id", "=", company.id)
            & Domain("closed", "=", True)
            & Domain("valid_from", "<=", day)
        )

    @api.model
    def _current(self, company, day=None):
        """Return the scheme in force on a day (default: today), or none."""
        return self.search(self._get_closed_domain(company, day), limit=1)

    @api.depends("closed", "valid_from", "company_id")
    def _compute_state(self):
        # sudo: which scheme holds follows from all there are
        current = {c: self.sudo()._current(c) for c in self.company_id}
        for scheme in self:
            now = current.get(scheme.company_id)
            if not scheme.closed:
                scheme.state = "draft"
            elif scheme._origin == now:
                scheme.state = "now"
            elif now and scheme.valid_from < now.valid_from:
                scheme.state = "past"
            else:
                scheme.state = "coming"

    def _search_state(self, operator, value):
        if operator != "in":
            return NotImplemented
        today = self.env["coop.clock"].today()
        # sudo: as above
        companies = self.env["res.company"].sudo().search([])
        now = [self.sudo()._current(company).id for company in companies]
        closed = Domain("closed", "=", True)
        domains = {
            "draft": ~closed,
            "coming": closed & Domain("valid_from", ">", today),
            "now": Domain("id", "in", now),
            "past": closed & Domain("valid_from", "<=", today) & Domain("id", "not in", now),
        }
        return Domain.OR(domains[state] for state in value if state in domains)

    # -- acts --------------------------------------------------------------------------------

    def _check_officer(self):
        if not self.env.su and not self.env.user.has_group(
            "coop_governance.group_governance_officer"
        ):
            raise UserError(self.env._("Only a governance officer can do this."))

    def _put_in_force(self, despite=None):
        """Put a draft in force from its day on. From here it is kept as it is.

        :param str despite: why it is put in force although something is missing
        :raise UserError: two people would decide the same, something is missing and no reason is
            given, or a later scheme is in force already
        """
        self.ensure_one()
        self._check_officer()
        if self.closed:
            raise UserError(self.env._("This scheme has been put in force already."))
        self._check_follows()
        if wrong := self._get_contradictions():
            raise UserError("\n".join(wrong))
        missing = self._get_gaps()
        despite = (despite or "").strip()
        if missing and not despite:
            raise UserError(
                "\n".join([*missing, self.env._("Put it right, or say why it may stay so.")])
            )
        # sudo: guarded against typing; the right was asked above
        scheme = self.sudo()
        scheme.flush_recordset()
        scheme.line_ids.flush_recordset()
        scheme.line_ids.write({"closed": True})
        scheme.write({"closed": True, "despite": despite if missing else False})
        scheme.flush_recordset()

    def _check_follows(self):
        """A scheme follows those in force; it does not change what held on a day of the past."""
        if not self.body_id or not self.decided_on:
            raise UserError(self.env._("Say which body decided on the scheme, and on which day."))
        later = self.search(
            [
                ("company_id", "=", self.company_id.id),
                ("closed", "=", True),
                ("valid_from", ">=", self.valid_from),
            ],
            limit=1,
        )
        if later:
            raise UserError(
                self.env._(
                    "“%(name)s” is in force from the same day or a later one. A scheme follows the "
                    "others: choose a later day.",
                    name=later.name,
                )
            )

    def action_put_in_force(self):
        """Open the window that says what is wrong or missing, and puts it in force."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Put in force"),
            "res_model": "coop.delegation.begin",
            "view_mode": "form",
            "target": "new",
            "context": {"default_scheme_id": self.id},
        }

    def action_next(self):
        """Write the scheme that follows: a draft with the same lines."""
        self.ensure_one()
        self._check_officer()
        today = self.env["coop.clock"].today(self.company_id)
        following = self.copy({"valid_from": max(today, self.valid_from + timedelta(days=1))})
        return following.get_formview_action()

    def action_view_lines(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_governance.coop_delegation_action"
        )
        return {
            **action,
            "domain": [("scheme_id", "=", self.id)],
            "context": {"default_scheme_id": self.id},
        }
