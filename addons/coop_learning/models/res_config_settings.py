from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    coop_lesson_remind_days = fields.Integer(
        related="company_id.coop_lesson_remind_days", readonly=False
    )
