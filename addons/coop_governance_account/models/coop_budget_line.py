from odoo import api, fields, models
from odoo.exceptions import UserError

from .coop_figure_heading import KINDS


class CoopBudgetLine(models.Model):
    """So much for one heading in one month."""

    _name = "coop.budget.line"
    _description = "Line of a budget"
    _check_company_auto = True
    _order = "budget_id, month, heading_id, id"
    _rec_name = "heading_id"

    budget_id = fields.Many2one(
        "coop.budget", required=True, index=True, ondelete="cascade", check_company=True
    )
    company_id = fields.Many2one(
        related="budget_id.company_id",
        store=True,
        precompute=True,
        index=True,
        required=True,
        ondelete="cascade",
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    heading_id = fields.Many2one(
        "coop.figure.heading",
        required=True,
        check_company=True,
        index=True,
        ondelete="restrict",
    )
    kind = fields.Selection(KINDS, related="heading_id.kind", store=True)
    month = fields.Date(required=True, help="Any day of the month.")
    amount = fields.Monetary(required=True, help="Above nothing: comes in, or is spent.")

    _once = models.UniqueIndex(
        "(budget_id, heading_id, month)", "This heading has an amount in this month already."
    )
    _first_of_month = models.Constraint(
        "CHECK (EXTRACT(day FROM month) = 1)", "A month is written as its first day."
    )

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create([self._first_day(vals) for vals in vals_list])
        lines.budget_id._check_draft()
        return lines

    def write(self, vals):
        self.budget_id._check_draft()
        done = super().write(self._first_day(vals))
        self.budget_id._check_draft()  # nor moved into one that is agreed
        return done

    @api.ondelete(at_uninstall=False)
    def _unlink_except_agreed(self):
        self.budget_id._check_draft()

    @api.model
    def _first_day(self, vals):
        if not vals.get("month"):
            return vals
        return {**vals, "month": fields.Date.to_date(vals["month"]).replace(day=1)}

    @api.constrains("month", "budget_id")
    def _check_month(self):
        for line in self:
            budget = line.budget_id
            if not budget.date_from.replace(day=1) <= line.month <= budget.date_to:
                raise UserError(
                    self.env._(
                        "%(month)s is not in the time of this budget.",
                        month=line.month.strftime("%m/%Y"),
                    )
                )
