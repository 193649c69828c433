from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    coop_return_address = fields.Text(related="company_id.coop_return_address", readonly=False)
    coop_letter_top = fields.Integer(related="company_id.coop_letter_top", readonly=False)
    coop_letter_left = fields.Integer(related="company_id.coop_letter_left", readonly=False)
    coop_letter_new_sheet = fields.Boolean(
        related="company_id.coop_letter_new_sheet", readonly=False
    )
    coop_print_run_size = fields.Integer(related="company_id.coop_print_run_size", readonly=False)
    coop_print_by_house = fields.Boolean(related="company_id.coop_print_by_house", readonly=False)
    coop_soft_bounce_count = fields.Integer(
        related="company_id.coop_soft_bounce_count", readonly=False
    )
    coop_soft_bounce_days = fields.Integer(
        related="company_id.coop_soft_bounce_days", readonly=False
    )
    coop_call_tries = fields.Integer(related="company_id.coop_call_tries", readonly=False)
    coop_call_wait_hours = fields.Integer(related="company_id.coop_call_wait_hours", readonly=False)
    coop_call_hold_minutes = fields.Integer(
        related="company_id.coop_call_hold_minutes", readonly=False
    )
    coop_phone_call_days = fields.Integer(related="company_id.coop_phone_call_days", readonly=False)
    coop_digest = fields.Selection(related="company_id.coop_digest", readonly=False)
    coop_digest_weekday = fields.Selection(related="company_id.coop_digest_weekday", readonly=False)
