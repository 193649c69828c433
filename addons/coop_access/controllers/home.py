from odoo.http import request

from odoo.addons.portal.controllers.portal import CustomerPortal

from ..models.member_home import AT_ONCE
from ..pictures import picture_url
from .whom import ANY, member_route

# So many dates, and so much of what one's part led to, stand on the first page.
SHOWN = 3


def for_page(rows):
    """Return rows of home with their pictures and addresses as a page of `request.whom` wants."""
    return [
        {
            **row,
            "icon": picture_url(row.get("icon")),
            "url": row.get("url") and request.whom.url(row["url"]),
        }
        for row in rows
    ]


class MemberHome(CustomerPortal):
    """The first page after signing in: what can I do, what is on, what came of it."""

    @member_route(helped=ANY)
    def home(self, **params):
        whom, home = request.whom, request.env["coop.member.home"]
        calendar = request.env["coop.member.calendar"]
        things = home._things_for(whom)
        # a helper sees dates when asked to come along, and not what the member's part led to
        sees_dates, sees_all = whom.may_open("meetings"), not whom.helper
        told = bool(whom.operator)
        events = calendar._ahead_of(whom.partner, told=told)[whom.partner.id] if sees_dates else []
        led_to = home._led_to_for(whom.partner) if sees_all else []
        values = {} if whom.operator else self._prepare_portal_layout_values()
        return request.render(
            "coop_access.member_home",
            {
                **values,
                "things": for_page(things[:AT_ONCE]),
                "is_more": len(things) > AT_ONCE,
                "events": for_page(calendar._show(event) for event in events[:SHOWN]),
                "led_to": for_page(led_to[:SHOWN]),
                "cards": for_page(home._cards_for(whom)),
            },
        )

    @member_route("/my/things", helped=ANY, methods=["GET"])
    def things(self):
        """Show all that can be done now; the first page shows the three that matter most."""
        things = request.env["coop.member.home"]._things_for(request.whom)
        return request.render("coop_access.member_things", {"things": for_page(things)})

    @member_route("/my/led-to", methods=["GET"])
    def led_to(self):
        """Show all that the member's part led to."""
        rows = request.env["coop.member.home"]._led_to_for(request.whom.partner)
        return request.render("coop_access.member_led_to", {"rows": for_page(rows)})
