from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    coop_leaver_user_id = fields.Many2one(related="company_id.coop_leaver_user_id", readonly=False)
    coop_leaver_days = fields.Integer(related="company_id.coop_leaver_days", readonly=False)
    coop_leaver_category_id = fields.Many2one(
        related="company_id.coop_leaver_category_id",
        readonly=False,
        groups="coop_membership.group_support_status",
    )
