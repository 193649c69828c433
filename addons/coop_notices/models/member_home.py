from odoo import api, models


class CoopMemberHome(models.AbstractModel):
    _inherit = "coop.member.home"

    @api.model
    def _get_cards(self, partner):
        return [
            *super()._get_cards(partner),
            {
                "title": self.env._("My messages"),
                "text": self.env._("Read again what we told you."),
                "url": "/my/messages",
                "icon": "email",
                "priority": 50,
                "own_only": True,
            },
        ]
