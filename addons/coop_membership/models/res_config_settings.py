from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    coop_number_prefix = fields.Char(related="company_id.coop_number_prefix", readonly=False)
    coop_number_digits = fields.Integer(related="company_id.coop_number_digits", readonly=False)
    coop_application_days = fields.Integer(
        related="company_id.coop_application_days", readonly=False
    )
    coop_correction_days = fields.Integer(related="company_id.coop_correction_days", readonly=False)
    coop_appeal_days = fields.Integer(related="company_id.coop_appeal_days", readonly=False)
    coop_leave_notice_days = fields.Integer(
        related="company_id.coop_leave_notice_days", readonly=False
    )
    coop_hearing_notice_days = fields.Integer(
        related="company_id.coop_hearing_notice_days", readonly=False
    )
    coop_unproven_remind_days = fields.Integer(
        related="company_id.coop_unproven_remind_days", readonly=False
    )
    coop_unproven_days = fields.Integer(related="company_id.coop_unproven_days", readonly=False)
