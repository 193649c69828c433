from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    coop_text_own_approval = fields.Boolean(
        related="company_id.coop_text_own_approval", readonly=False
    )
