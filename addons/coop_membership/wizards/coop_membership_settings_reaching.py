from odoo import api, fields, models


class CoopMembershipSettings(models.TransientModel):
    """How the co-op deals with what does not arrive, and how long it remembers calls."""

    _inherit = "coop.membership.settings"

    coop_channel_check_days = fields.Integer("Days to check an address")
    coop_soft_bounce_count = fields.Integer("E-mails that come back for a time")
    coop_soft_bounce_days = fields.Integer("Counted over so many days")
    coop_phone_call_days = fields.Integer("Days to keep the phone log")

    @api.model
    def _get_settings(self):
        return [
            *super()._get_settings(),
            "coop_channel_check_days",
            "coop_soft_bounce_count",
            "coop_soft_bounce_days",
            "coop_phone_call_days",
        ]
