from odoo import api, fields, models


class CoopMembershipApplication(models.Model):
    _inherit = "coop.membership.application"

    # who wanted text messages is rung where the addon goes
    channel = fields.Selection(
        selection_add=[("sms", "Text message")],
        ondelete={"sms": lambda applications: applications.write({"channel": "phone"})},
    )

    @api.model
    def _get_more_channels(self):
        return [
            *super()._get_more_channels(),
            {
                "value": "sms",
                "label": self.env._("By text message"),
                "help": self.env._("We send short messages to your mobile phone."),
                "picture": "/coop_notices_sms/static/src/img/text-message.svg",
            },
        ]
