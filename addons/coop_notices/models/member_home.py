from odoo import api, models


class CoopMemberHome(models.AbstractModel):
    """What we told you, and how often a round-up comes."""

    _inherit = "coop.member.home"

    @api.model
    def _get_cards(self, partner):
        cards = [
            *super()._get_cards(partner),
            {
                "title": self.env._("News"),
                "text": self.env._("What is new in the co-op."),
                "url": "/my/news",
                "icon": "community",
                "priority": 45,
            },
            {
                "title": self.env._("My messages"),
                "text": self.env._("Read again what we told you."),
                "url": "/my/messages",
                "icon": "email",
                "priority": 50,
                "own_only": True,
            },
        ]
        # sudo: a setting of the whole co-op
        if self.env.company.sudo().coop_digest != "off":
            cards.append(
                {
                    "title": self.env._("My round-up"),
                    "text": self.env._("How often we write to you what is on."),
                    "url": "/my/digest",
                    "icon": "calendar",
                    "priority": 62,
                    "helped": "forms",
                }
            )
        return cards
