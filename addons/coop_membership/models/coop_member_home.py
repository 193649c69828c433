from odoo import api, models


class CoopMemberHome(models.AbstractModel):
    """My membership, and becoming a member."""

    _inherit = "coop.member.home"

    @api.model
    def _get_cards(self, partner):
        cards = [*super()._get_cards(partner), self._get_membership_card(partner)]
        # sudo: where one lives oneself
        if self.env["coop.place.resident"].sudo()._with_tablet(partner):
            cards.append(
                {
                    "title": self.env._("On our shared tablet"),
                    "text": self.env._("Choose whether you are shown, and how."),
                    "url": "/my/tablet",
                    "icon": "people",
                    "priority": 65,
                }
            )
        return cards

    @api.model
    def _get_membership_card(self, partner):
        """One card: my membership, or my application, or the way to become a member."""
        # sudo: the page is this person's own, whoever operates it
        memberships = self.env["coop.membership"].sudo().search([("partner_id", "=", partner.id)])
        current = memberships.filtered(lambda m: m.state in ("member", "leaving"))
        waiting = (
            self.env["coop.membership.application"]
            .sudo()
            .search_count([("partner_id", "=", partner.id), ("state", "=", "submitted")], limit=1)
        )
        card = {
            "url": "/my/membership",
            "icon": "card",
            "priority": 10,
            "helped": "forms",
        }
        if current:
            numbers = ", ".join(current.mapped("number"))
            title = self.env._("My membership")
            text = self.env._("Your number is %(number)s.", number=numbers)
        elif waiting:
            title = self.env._("My application")
            text = self.env._("See how it stands.")
        elif memberships:
            title = self.env._("My membership")
            text = self.env._("You were a member. You can come back.")
        else:
            title = self.env._("Become a member")
            text = self.env._("It costs nothing. It takes five minutes.")
            card["url"] = "/my/join"
        return {**card, "title": title, "text": text}

    @api.model
    def _get_draft_pages(self):
        return {**super()._get_draft_pages(), "join": (self.env._("Become a member"), "/my/join")}
