from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    coop_legal_form = fields.Selection(related="company_id.coop_legal_form", readonly=False)
    coop_share_value = fields.Float(related="company_id.coop_share_value", readonly=False)
    coop_share_number = fields.Integer(related="company_id.coop_share_number", readonly=False)
    coop_inspection_days = fields.Integer(related="company_id.coop_inspection_days", readonly=False)
    coop_inspection_fee = fields.Float(related="company_id.coop_inspection_fee", readonly=False)
    coop_copy_fee = fields.Float(related="company_id.coop_copy_fee", readonly=False)
    coop_inspection_keep_years = fields.Integer(
        related="company_id.coop_inspection_keep_years", readonly=False
    )
    coop_register_keep_years = fields.Integer(
        related="company_id.coop_register_keep_years", readonly=False
    )
