from odoo import fields, models


class ResCompany(models.Model):
    """What the co-op pays to people for coming to a meeting: it is printed on their slips."""

    _inherit = "res.company"

    coop_expenses_days = fields.Integer(
        "Expenses are paid within (days)",
        required=True,
        default=0,
        help="It is said on the slip that people fill in. 0: the slip names no time.",
    )
    coop_mile_pence = fields.Integer(
        "For each mile in one's own car (pence)",
        required=True,
        default=0,
        help="It is said on the slip that people fill in. 0: the slip names no sum.",
    )

    _coop_expenses_possible = models.Constraint(
        "CHECK (coop_expenses_days >= 0 AND coop_mile_pence >= 0)",
        "Days and pence for expenses cannot be less than nothing.",
    )


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    coop_expenses_days = fields.Integer(related="company_id.coop_expenses_days", readonly=False)
    coop_mile_pence = fields.Integer(related="company_id.coop_mile_pence", readonly=False)
