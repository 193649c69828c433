from odoo import fields, models

from .coop_due_rule import MONTHS


class ResCompany(models.Model):
    """When the financial year of the co-op ends: the year planner counts from it."""

    _inherit = "res.company"

    coop_year_end_day = fields.Integer(
        "Last day of the financial year",
        required=True,
        default=31,
        help="In a shorter month, its last day.",
    )
    coop_year_end_month = fields.Selection(
        MONTHS, "Month in which the financial year ends", required=True, default="3"
    )
    coop_plan_ahead_days = fields.Integer(
        "Plan the next year ahead (days)",
        required=True,
        default=90,
        help="So long before a year begins, planning it is on the list “To do”.",
    )

    _coop_year_end_possible = models.Constraint(
        "CHECK (coop_year_end_day BETWEEN 1 AND 31 AND coop_plan_ahead_days BETWEEN 0 AND 366)",
        "A day of the month is a number from 1 to 31. A year is planned within the year before.",
    )


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    coop_year_end_day = fields.Integer(related="company_id.coop_year_end_day", readonly=False)
    coop_year_end_month = fields.Selection(
        related="company_id.coop_year_end_month", readonly=False, required=True
    )
    coop_plan_ahead_days = fields.Integer(related="company_id.coop_plan_ahead_days", readonly=False)
