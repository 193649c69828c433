from odoo import api, models


class CoopMemberHome(models.AbstractModel):
    _inherit = "coop.member.home"

    @api.model
    def _get_cards(self, partner):
        """Beside the rest, how often a round-up comes, where the co-op sends any."""
        cards = super()._get_cards(partner)
        if self.env.company.sudo().coop_digest == "off":  # sudo: a setting of the whole co-op
            return cards
        return [
            *cards,
            {
                "title": self.env._("My round-up"),
                "text": self.env._("How often we write to you what is on."),
                "url": "/my/digest",
                "icon": "email",
                "priority": 65,
            },
        ]
