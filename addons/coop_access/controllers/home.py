from odoo.http import request

from odoo.addons.portal.controllers.portal import CustomerPortal

from .form_views import picture_url
from .whom import member_route


class MemberHome(CustomerPortal):
    """The first page after signing in: what can I do, in cards."""

    @member_route()
    def home(self, **params):
        whom = request.whom
        cards = [
            {**card, "icon": picture_url(card.get("icon")), "url": whom.url(card["url"])}
            for card in request.env["coop.member.home"]._cards_for(whom)
        ]
        values = {} if whom.operator else self._prepare_portal_layout_values()
        return request.render("coop_access.member_home", {**values, "cards": cards})
