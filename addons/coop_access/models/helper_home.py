from odoo import api, models


class CoopMemberHome(models.AbstractModel):
    """Who helps me, and whom I help."""

    _inherit = "coop.member.home"

    @api.model
    def _get_cards(self, partner):
        return [*super()._get_cards(partner), *self._get_helper_cards(partner)]

    @api.model
    def _get_helper_cards(self, partner):
        """Return the card of one's helpers, and of the people one helps where there are any."""
        # sudo: whose page it is was settled; only whether there is somebody shows
        helpers = self.env["coop.helper"].sudo()
        asked = [("helper_partner_id", "=", partner.id), ("state", "!=", "over")]
        cards = [
            {
                "title": self.env._("Who helps me"),
                "text": self.env._("Say who may help you. See what they did."),
                "url": "/my/helpers",
                "icon": "support",
                "priority": 65,
                "own_only": True,
            }
        ]
        if helpers.search_count(asked, limit=1):
            cards.append(
                {
                    "title": self.env._("People I help"),
                    "text": self.env._("Open the pages of somebody who asked you."),
                    "url": "/my/helping",
                    "icon": "hands",
                    "priority": 66,
                    "own_only": True,
                }
            )
        return cards
