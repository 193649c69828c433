from odoo import fields, models


class CoopAccessNeed(models.Model):
    _inherit = "coop.access.need"

    # who wanted text messages is written to again as before when the addon goes
    channel = fields.Selection(
        selection_add=[("sms", "Text message")], ondelete={"sms": "set default"}
    )
