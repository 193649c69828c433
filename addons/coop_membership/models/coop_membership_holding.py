from odoo import fields, models


class CoopMembership(models.Model):
    """Members of a society hold shares: taken on joining, given back on leaving."""

    _inherit = "coop.membership"

    legal_form = fields.Selection(related="company_id.coop_legal_form")
    holding_ids = fields.One2many(
        "coop.register.holding",
        "membership_id",
        string="Holdings",
        readonly=True,
        groups="coop_membership.group_membership_officer",
    )

    def _begin_period(self, category, date, how, evidence=None, note=None):
        period = super()._begin_period(category, date, how, evidence, note)
        company = self.company_id
        if company.coop_legal_form == "society":
            values = {
                "shares": company.coop_share_number,
                "paid": company.coop_share_number * company.coop_share_value,
            }
            need = self.partner_id._coop_need()
            if need["channel"] == "email" and self.partner_id.email:
                values["electronic_address"] = self.partner_id.email
                values["electronic_purpose"] = self._get_electronic_purpose()
            self.env["coop.register.holding"]._state(self, values, date, "application")
        return period

    def _get_electronic_purpose(self):
        """As printed: one language for the whole register."""
        return "Notices and documents"

    def _on_left(self, period):
        result = super()._on_left(period)
        # sudo: a member may leave by themselves; holdings are recorded by acts only
        holdings = self.env["coop.register.holding"].sudo()
        if self.company_id.coop_legal_form == "society":
            holdings._state(self, {"shares": 0, "paid": 0}, period.date_to, "leave")
        return result

    def _on_leave_undone(self, period):
        result = super()._on_leave_undone(period)
        # sudo: as in _on_left
        holdings = self.env["coop.register.holding"].sudo()
        rows = holdings.search([("membership_id", "=", self.id)], order="recorded_at desc")
        if rows[:1].source == "leave":
            before = rows[1:2]
            values = {"shares": before.shares, "paid": before.paid}
            holdings._state(self, values, rows[0].effective_from, "undo")
        return result

    def _get_removed_models(self):
        return [*super()._get_removed_models(), "coop.register.holding"]
