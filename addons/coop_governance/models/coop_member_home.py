from odoo import api, models


class CoopMemberHome(models.AbstractModel):
    """Who decides what, and who sits where."""

    _inherit = "coop.member.home"

    @api.model
    def _get_cards(self, partner):
        cards = super()._get_cards(partner)
        if not self.env["coop.body"]._get_picture_bodies(self.env.company):
            return cards
        return [
            *cards,
            {
                "title": self.env._("Who decides"),
                "text": self.env._("Members, the Council, the Board: who sits where."),
                "url": "/my/who-decides",
                "icon": "people",
                "priority": 45,
            },
        ]
