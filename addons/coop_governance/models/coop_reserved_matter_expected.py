from odoo import api, fields, models
from odoo.fields import Domain


class CoopReservedMatter(models.Model):
    """What is expected and was not tabled: asked for in a search, and as a list of its own."""

    _inherit = "coop.reserved.matter"

    is_late = fields.Boolean(search="_search_is_late")
    is_expected = fields.Boolean(
        "Expected within two months", compute="_compute_is_expected", search="_search_is_expected"
    )
    last_decision_id = fields.Many2one(
        "coop.decision", "The last one", compute="_compute_last_decision_id"
    )

    @api.model
    def _get_matters_due(self, day):
        """Return the matters of these co-ops whose next one is expected by a day."""
        matters = self.search([("company_id", "in", self.env.companies.ids)])
        return matters.filtered(lambda matter: matter.expected_on and matter.expected_on <= day)

    def _search_is_late(self, operator, value):
        if operator != "in":
            return NotImplemented
        today = self.env["coop.clock"].today()
        late = self._get_matters_due(fields.Date.subtract(today, days=1))
        return Domain("id", "in", late.ids)

    def _get_soon(self):
        return fields.Date.add(self.env["coop.clock"].today(), months=2)

    @api.depends("expected_on")
    def _compute_is_expected(self):
        soon = self._get_soon()
        for matter in self:
            matter.is_expected = bool(matter.expected_on) and matter.expected_on <= soon

    def _search_is_expected(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain("id", "in", self._get_matters_due(self._get_soon()).ids)

    @api.depends("decision_ids.year", "decision_ids.state")
    def _compute_last_decision_id(self):
        for matter in self:
            brought = matter.decision_ids.filtered(
                lambda one: one.state not in ("draft", "withdrawn")
            )
            matter.last_decision_id = brought.sorted(lambda one: (one.year, one.id))[-1:]
