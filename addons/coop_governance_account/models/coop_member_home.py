from odoo import api, models


class CoopMemberHome(models.AbstractModel):
    """Where the money goes, for whoever figures were released to."""

    _inherit = "coop.member.home"

    @api.model
    def _get_cards(self, partner):
        cards = super()._get_cards(partner)
        if not self.env["coop.figures.snapshot"]._get_shown(partner):
            return cards
        return [
            *cards,
            {
                "title": self.env._("Where the money goes"),
                "text": self.env._("What came in and what was spent, in pictures."),
                "url": "/my/figures",
                "icon": "money",
                "priority": 47,
                "helped": "meetings",
            },
        ]
