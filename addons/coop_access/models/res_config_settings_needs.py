from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    coop_need_months = fields.Integer(related="company_id.coop_need_months", readonly=False)
    coop_need_user_id = fields.Many2one(related="company_id.coop_need_user_id", readonly=False)
