from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    coop_text_own_approval = fields.Boolean(
        related="company_id.coop_text_own_approval", readonly=False
    )
    coop_text_sentence_words = fields.Integer(
        related="company_id.coop_text_sentence_words", readonly=False
    )
    coop_text_words = fields.Integer(related="company_id.coop_text_words", readonly=False)
    coop_text_pages = fields.Integer(related="company_id.coop_text_pages", readonly=False)
