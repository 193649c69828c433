from odoo import fields, models

from .. import speech


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    coop_help_partner_id = fields.Many2one(
        related="company_id.coop_help_partner_id", readonly=False
    )
    coop_help_phone = fields.Char(related="company_id.coop_help_phone", readonly=False)
    coop_help_hours = fields.Char(related="company_id.coop_help_hours", readonly=False)
    coop_draft_days = fields.Integer(related="company_id.coop_draft_days", readonly=False)
    coop_hold_seconds = fields.Integer(related="company_id.coop_hold_seconds", readonly=False)
    coop_idle_minutes = fields.Integer(related="company_id.coop_idle_minutes", readonly=False)
    coop_code_days = fields.Integer(related="company_id.coop_code_days", readonly=False)
    coop_speech = fields.Boolean(related="company_id.coop_speech", readonly=False)
    coop_speech_missing = fields.Boolean(compute="_compute_coop_speech_missing")
    coop_code_once = fields.Boolean(related="company_id.coop_code_once", readonly=False)
    coop_tablet_days = fields.Integer(related="company_id.coop_tablet_days", readonly=False)
    coop_tablet_minutes = fields.Integer(related="company_id.coop_tablet_minutes", readonly=False)

    def _compute_coop_speech_missing(self):
        self.coop_speech_missing = not speech.available()
