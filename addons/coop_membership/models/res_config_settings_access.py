from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    coop_access_months = fields.Integer(related="company_id.coop_access_months", readonly=False)
    coop_access_pack_days = fields.Integer(
        related="company_id.coop_access_pack_days", readonly=False
    )
