from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    coop_tz = fields.Selection(related="company_id.coop_tz", readonly=False, required=True)
    coop_holiday_region = fields.Selection(
        related="company_id.coop_holiday_region", readonly=False, required=True
    )
    coop_slug = fields.Char(related="company_id.coop_slug", readonly=False)
