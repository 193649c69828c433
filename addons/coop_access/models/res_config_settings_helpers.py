from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    coop_helper_months = fields.Integer(related="company_id.coop_helper_months", readonly=False)
    coop_helper_many = fields.Integer(related="company_id.coop_helper_many", readonly=False)
    coop_helped_months = fields.Integer(related="company_id.coop_helped_months", readonly=False)
