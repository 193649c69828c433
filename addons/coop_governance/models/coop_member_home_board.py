from odoo import api, models


class CoopMemberHome(models.AbstractModel):
    """Who sits on the Board, or may come onto it, is asked to declare."""

    _inherit = "coop.member.home"

    @api.model
    def _get_cards(self, partner):
        cards = super()._get_cards(partner)
        if not self.env["coop.board.declaration"]._get_asked_of(partner, self.env.company):
            return cards
        return [
            *cards,
            {
                "title": self.env._("The Board and you"),
                "text": self.env._("Declare that you may sit on the Board."),
                "url": "/my/board/declare",
                "icon": "shield",
                "priority": 44,
            },
        ]
