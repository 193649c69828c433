"""What I was told: a member reads again what came by e-mail, letter or text message."""

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import member_route

AT_ONCE = 20


class Messages(http.Controller):
    def _mine(self):
        """Return what I was told. None while somebody acts for me: it was told to me alone."""
        deliveries = request.env["coop.notice.delivery"]
        if request.whom.operator:
            return deliveries
        # the rules leave out of one's own what has not gone out, those who send see it
        return deliveries.search(
            [
                ("partner_id", "=", request.env.user.partner_id.id),
                ("state", "in", ("sent", "printed", "returned")),
            ]
        )

    @member_route("/my/messages", methods=["GET"])
    def messages(self, page=1):
        mine = self._mine()
        # told by several ways at once it is still one message
        first = mine.browse(row[:1].id for row in mine.grouped("notice_id").values())
        page = int(page) if str(page).isdigit() and len(str(page)) < 6 else 1
        shown = first[(page - 1) * AT_ONCE : page * AT_ONCE]
        return request.render(
            "coop_notices.my_messages",
            {
                "messages": shown,
                "older": page + 1 if len(first) > page * AT_ONCE else 0,
                "newer": page - 1,
                # the picture is a person's own, as what they were told is
                "mark_shown": None
                if request.whom.operator
                else request.whom.partner._coop_shown_mark(),
            },
        )

    @member_route("/my/messages/<int:message>", methods=["GET"])
    def message(self, message):
        # by hand, because a number in an address may be larger than any id
        mine = self._mine().filtered(lambda row: row.id == message)
        if not mine:
            return request.redirect(request.whom.url("/my/messages"))
        return request.render("coop_notices.my_message", {"message": mine})
