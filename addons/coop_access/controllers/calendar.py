"""What is on: as a page, as a sheet for the fridge, as files and an address for calendars."""

from odoo import http
from odoo.http import content_disposition, request

from ..pictures import picture_url
from .home import for_page
from .whom import member_route

SHEET = "coop_access.report_fridge_sheet"
ICS = [("Content-Type", "text/calendar; charset=utf-8"), ("Cache-Control", "no-store")]


class MemberCalendar(http.Controller):
    def _events(self):
        partner = request.whom.partner
        # who acts for a member sees what is meant to be told, and not every appointment of theirs
        told = bool(request.whom.operator)
        return request.env["coop.member.calendar"]._ahead_of(partner, told=told)[partner.id]

    @member_route("/my/calendar", helped="meetings", methods=["GET"])
    def calendar(self):
        calendar = request.env["coop.member.calendar"]
        months = {}
        for event in for_page(calendar._show(event) for event in self._events()):
            months.setdefault(event["month"], []).append(event)
        return request.render(
            "coop_access.member_calendar",
            {"months": months, "has_link": self._links()._of(request.whom.partner)},
        )

    @member_route("/my/calendar.ics", helped="meetings", methods=["GET"])
    def file(self, uid=None):
        """Give all dates as a file for a calendar, or the one with this `uid`."""
        events = [event for event in self._events() if uid in (None, event["uid"])]
        if not events:
            return request.redirect(request.whom.url("/my/calendar"))
        name = request.env._("dates.ics")
        content = request.env["coop.member.calendar"]._ics(events, request.env.company)
        return request.make_response(
            content, [*ICS, ("Content-Disposition", content_disposition(name))]
        )

    @member_route("/my/calendar/sheet", helped="meetings", methods=["GET"])
    def sheet(self):
        """Give a sheet for the fridge, as tagged PDF or as a page where PDF cannot be made."""
        # sudo: the resolver settled whose dates these are
        reports = request.env["ir.actions.report"].sudo()
        content, kind = reports._coop_render(SHEET, request.whom.partner.ids)
        if kind == "html":
            return request.make_response(content, [("Content-Type", "text/html; charset=utf-8")])
        name = request.env._("what is on.pdf")
        return request.make_response(
            content,
            [
                ("Content-Type", "application/pdf"),
                ("Content-Disposition", content_disposition(name)),
            ],
        )

    # -- the address for a phone -------------------------------------------------------------

    def _links(self):
        # sudo: nobody reads these rows; whose they are was settled by `request.whom`
        return request.env["coop.calendar.link"].sudo()

    @member_route("/my/calendar/link", methods=["GET", "POST"])
    def link(self, act=None):
        """Explain the address; make it, or end it, when the member presses a button."""
        whom, address = request.whom, None
        if whom.operator:
            # what nobody does for another: the address opens the dates for whoever has it
            return request.redirect(whom.url("/my/calendar"))
        if request.httprequest.method == "POST" and act == "make":
            token = self._links()._make(whom.partner, request.env.company)
            base = request.env.company.get_base_url().rstrip("/")
            address = f"{base}/calendar/of/{token}.ics"
        elif request.httprequest.method == "POST" and act == "end":
            self._links()._end(whom.partner)
        return request.render(
            "coop_access.member_calendar_link",
            {
                "address": address,
                "webcal": address and "webcal" + address[address.index(":") :],
                "has_link": self._links()._of(whom.partner),
                "picture": picture_url("calendar"),
            },
        )

    @http.route(
        "/calendar/of/<string:token>.ics",
        type="http",
        auth="public",
        website=True,
        multilang=False,
        sitemap=False,
        readonly=True,
        methods=["GET"],
    )
    def feed(self, token):
        """Give the dates of the person whose address this is to a calendar that asks for them."""
        link = self._links()._find(token)
        if not link:
            raise request.not_found()
        partner, company = link.partner_id, link.company_id
        calendar = request.env(su=True)["coop.member.calendar"]
        calendar = calendar.with_company(company).with_context(lang=link.lang)
        events = calendar._ahead_of(partner)[partner.id]
        return request.make_response(calendar._ics(events, company), ICS)
