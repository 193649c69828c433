from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    coop_channel_check_days = fields.Integer(
        "Days to check an address",
        default=14,
        help="An address that failed and has not been checked after so many days is late.",
    )

    _coop_channel_check_days_sane = models.Constraint(
        "CHECK (coop_channel_check_days BETWEEN 1 AND 365)",
        "Addresses are checked within 1 to 365 days.",
    )
