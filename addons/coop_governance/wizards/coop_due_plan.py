from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..models.coop_due_rule import MONTHS


class CoopDuePlan(models.TransientModel):
    """A year is planned: everything that is due in it, and what cannot fit."""

    _name = "coop.due.plan"
    _description = "Plan the year"

    company_id = fields.Many2one(
        "res.company", "Co-op", required=True, default=lambda self: self.env.company
    )
    year = fields.Integer(
        required=True, default=lambda self: self.env["coop.clock"].today().year, aggregator=None
    )
    year_end_day = fields.Integer(
        "The financial year ends on day",
        required=True,
        default=lambda self: self._get_company().coop_year_end_day,
    )
    year_end_month = fields.Selection(
        MONTHS,
        "of the month",
        required=True,
        default=lambda self: self._get_company().coop_year_end_month,
    )
    planned = fields.Boolean()
    item_count = fields.Integer("Due in the year", compute="_compute_found")
    misfits = fields.Text("This cannot fit", compute="_compute_found")
    hint = fields.Text(compute="_compute_found")

    @api.model
    def _get_company(self):
        # sudo: the end of the financial year is no secret to who plans
        return self.env.company.sudo()

    @api.depends("company_id", "year")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("Plan the year")

    @api.depends("company_id", "year", "planned")
    def _compute_found(self):
        items = self.env["coop.due.item"]
        for window in self:
            of_year = [("company_id", "=", window.company_id.id), ("year", "=", window.year)]
            window.item_count = items.search_count(of_year)
            found = items._get_misfits(window.company_id, window.year)
            window.misfits = "\n".join(line for lines in found.values() for line in lines)
            window.hint = items._get_unknown_holidays(window.company_id, window.year)

    def action_plan(self):
        """Plan the year, or plan it again; then show what cannot fit."""
        self.ensure_one()
        if self.company_id not in self.env.companies:
            raise AccessError(self.env._("Choose a co-op that you work for."))
        if not 2000 <= self.year <= 2200:
            raise UserError(self.env._("Write the year with four numbers, such as 2027."))
        if not 1 <= self.year_end_day <= 31:
            raise UserError(self.env._("A day of the month is a number from 1 to 31."))
        self.env["coop.due.item"]._check_officer()
        # sudo: only administrators may write companies; who plans says when the year ends
        company = self.company_id.sudo()
        ends = {
            "coop_year_end_day": self.year_end_day,
            "coop_year_end_month": self.year_end_month,
        }
        changed = {name: value for name, value in ends.items() if company[name] != value}
        if changed:
            company.write(changed)
        self.env["coop.due.item"]._plan(self.company_id, self.year)
        self.planned = True
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Plan the year"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "new",
        }

    def action_show(self):
        """Show everything that is due in the year."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_governance.coop_due_item_action"
        )
        return {
            **action,
            "name": self.env._("Due in %(year)s", year=str(self.year)),
            "domain": [("year", "=", self.year), ("company_id", "=", self.company_id.id)],
            "context": {"search_default_by_month": 1},
            "target": "main",
        }
