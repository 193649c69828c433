from odoo import api, models


class CoopMemberHome(models.AbstractModel):
    """What a member finds on the first page. Upper floors add their cards."""

    _name = "coop.member.home"
    _description = "First page of a member"

    @api.model
    def _get_cards(self, partner):
        """Return the cards of `partner`: a list of dicts.

        Keys: title and text (what the reader reads), url, icon (name of a picture of ours, or an
        address), priority (low numbers come first), own_only (true for what nobody does for
        another, such as passwords: left out while somebody acts for the member).
        """
        return [
            {
                "title": self.env._("How we reach you"),
                "text": self.env._("Your language, big print, letters or e-mail."),
                "url": "/my/needs",
                "icon": "letter",
                "priority": 60,
            },
            {
                "title": self.env._("My name and address"),
                "text": self.env._("Look at them or change them."),
                "url": "/my/account",
                "icon": "house",
                "priority": 70,
                "own_only": True,
            },
            {
                "title": self.env._("How I sign in"),
                "text": self.env._("By a link, a code, pictures or a password."),
                "url": "/my/sign-in",
                "icon": "key",
                "priority": 80,
                "own_only": True,
            },
        ]

    @api.model
    def _cards_for(self, whom):
        """Return the cards that `whom` (see coop.whom) may open, in their order."""
        cards = self._get_cards(whom.partner)
        if whom.operator:
            cards = [card for card in cards if not card.get("own_only")]
        return sorted(cards, key=lambda card: card["priority"])
