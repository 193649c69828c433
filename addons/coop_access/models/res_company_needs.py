from odoo import fields, models


class ResCompany(models.Model):
    """How often people are asked whether what we know of their needs is still right."""

    _inherit = "res.company"

    coop_need_months = fields.Integer(
        "Months until we ask again",
        default=12,
        help="So long after somebody said what helps them, we ask whether it is still right.",
    )
    coop_need_user_id = fields.Many2one(
        "res.users",
        "Who asks again",
        domain="[('share', '=', False)]",
        help="Gets a task for each person who is to be asked. Must be of the help desk.",
    )

    _coop_need_months_sane = models.Constraint(
        "CHECK (coop_need_months BETWEEN 1 AND 60)", "Ask again after 1 to 60 months."
    )
