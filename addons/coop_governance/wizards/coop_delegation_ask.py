from decimal import Decimal

from odoo import api, fields, models

OTHER = "other"


class CoopDelegationAsk(models.TransientModel):
    """May I decide this? A window for whoever works here. It keeps no answers."""

    _name = "coop.delegation.ask"
    _description = "May I decide this?"
    _rec_name = "matter_id"

    company_id = fields.Many2one(
        "res.company", "Co-op", required=True, default=lambda self: self.env.company
    )
    scheme_id = fields.Many2one("coop.delegation.scheme", compute="_compute_scheme")
    currency_id = fields.Many2one(related="company_id.currency_id")
    matter_id = fields.Many2one(
        "coop.delegation",
        "What is to be decided",
        domain="[('scheme_id', '=', scheme_id), ('is_first', '=', True)]",
    )
    example = fields.Text(related="matter_id.example")
    has_sum = fields.Boolean(compute="_compute_has_sum")
    amount = fields.Monetary("How much money")
    who = fields.Selection("_get_who", "Who you are", default=lambda self: self._get_own())
    verdict = fields.Char(compute="_compute_answer")
    title = fields.Char("Answer", compute="_compute_answer")
    facts = fields.Text("What belongs to it", compute="_compute_answer")

    @api.model
    def _get_current(self):
        # sudo: bodies and offices are named in the answer, no more of them is shown
        return self.env["coop.delegation.scheme"].sudo()._current(self.env.company)

    @api.model
    def _get_who(self):
        return [*self._get_current()._get_roles(), (OTHER, self.env._("Somebody else"))]

    @api.model
    def _get_own(self):
        """Return where the reader sits, if that decides anything."""
        scheme = self._get_current()
        known = dict(scheme._get_roles())
        own = scheme._get_roles_of(self.env.user.partner_id)
        return next((key for key in own if key in known), False)

    @api.depends("company_id")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("May I decide this?")

    @api.depends("company_id")
    def _compute_scheme(self):
        for window in self:
            window.scheme_id = self.env["coop.delegation.scheme"]._current(window.company_id)

    @api.depends("matter_id")
    def _compute_has_sum(self):
        for window in self:
            # sudo: as in _get_current
            matter = window.matter_id.sudo()
            window.has_sum = bool(matter) and matter._get_same()._has_sum()

    @api.depends("matter_id", "amount", "who")
    @api.depends_context("lang")
    def _compute_answer(self):
        for window in self:
            matter = window.matter_id
            if not matter or not window.who:
                window.verdict = window.title = window.facts = False
                continue
            matter.check_access("read")
            # sudo: as in _get_current; the reader may read the line
            matter = matter.sudo()
            amount = Decimal(str(window.amount)) if window.has_sum and window.amount else None
            answer = matter.scheme_id._answer(matter, amount, window.who)
            window.verdict = answer["verdict"]
            window.title = answer["title"]
            window.facts = "\n".join(answer["facts"])
