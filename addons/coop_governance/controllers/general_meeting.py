"""The coming meeting of all members: when, where, what is decided, who comes or is voted for."""

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import member_route
from odoo.addons.coop_membership.controllers.co_op import number_in_address

from ..forms import come_form, proxy_form
from .members_meeting import PATH, MembersMeeting, find_member, how_here
from .members_meeting_forms import MeetingForm


def meeting_url(meeting, path=""):
    return request.whom.url(f"{PATH}/{meeting.id}{path}")


def ways_into(meeting):
    """Return the ways in which people can take part."""
    found = {
        "room": meeting.place,
        "video": meeting.join_link,
        "phone": meeting.join_phone,
    }
    return [way for way, there in found.items() if there]


def find_meeting(number):
    """Return (standing, meeting) of the address, or (None, None)."""
    if not number_in_address(number):
        return None, None
    # sudo: only to find whose co-op it is; whether it is ahead is asked below
    found = request.env["coop.meeting"].sudo().browse(number).exists()
    standing = find_member(found.company_id.coop_slug) if found else None
    if not standing:
        return None, None
    ahead = request.env["coop.meeting"]._get_general_ahead(standing.company)
    if found not in ahead:
        return None, None
    return standing, found.with_company(standing.company)


def meeting_values(standing, meeting):
    """Return what a page about one general meeting shows."""
    membership = standing.membership
    row = meeting.person_ids.filtered(lambda person: person.membership_id == membership)
    open_for_proxies = (
        meeting.state == "called" and request.env["coop.clock"].now() <= meeting.proxy_until
    )
    return {
        "meeting": meeting,
        "items": meeting.item_ids.filtered(lambda item: not item.is_closed),
        "resolutions": meeting._get_general_resolutions(),
        "answer": row.answer,
        "answer_note": row.answer_note,
        "proxy": meeting._get_proxy_of(membership),
        "may_answer": meeting.state == "called",
        "may_proxy": open_for_proxies,
        "meeting_url": lambda path="": meeting_url(meeting, path),
    }


class GeneralMeeting(MembersMeeting):
    def _get_values(self, standing):
        ahead = request.env["coop.meeting"]._get_general_ahead(standing.company)
        ahead = ahead.with_company(standing.company)
        return {
            **super()._get_values(standing),
            "meetings": [meeting_values(standing, meeting) for meeting in ahead],
        }

    @member_route(f"{PATH}/<int:number>/act", methods=["POST"])
    def meeting_act(self, number, act=None):
        """Take one's proxy back; what is too late changes nothing."""
        standing, meeting = find_meeting(number)
        if meeting and meeting.state == "called" and act == "unproxy":
            meeting._get_proxy_of(standing.membership)._withdraw()
        return request.redirect(request.whom.url(PATH))


class GeneralForm(MeetingForm):
    """A form about one general meeting, which is on the request."""

    def _handle(self, number, path):
        standing, meeting = find_meeting(number)
        done = request.httprequest.args.get("step") == "done"
        if not meeting or not (done or self._is_open(meeting)):
            return request.redirect(request.whom.url(PATH))
        request.coop_standing = standing
        request.coop_meeting = meeting
        return self._form_handle(f"{PATH}/{meeting.id}{path}", standing.company)

    def _form_values(self, run):
        standing, meeting = request.coop_standing, request.coop_meeting
        return {**super()._form_values(run), **meeting_values(standing, meeting)}


class ComeForm(GeneralForm, http.Controller):
    form_done_template = "coop_governance.general_come_done"

    @member_route(f"{PATH}/<int:number>/come", methods=["GET", "POST"])
    def come(self, number):
        return self._handle(number, "/come")

    def _is_open(self, meeting):
        return meeting.state == "called"

    def _get_form(self):
        meeting = request.coop_meeting
        return come_form(meeting.id, ways_into(meeting))

    def _form_done(self, draft, answers):
        row = request.coop_meeting._ensure_member_row(request.coop_standing.membership)
        if answers["comes"]:
            row._answer("comes", answers["way"], answers.get("needs"))
        else:
            row._answer("apology")


class ProxyForm(GeneralForm, http.Controller):
    form_done_template = "coop_governance.proxy_done"

    @member_route(f"{PATH}/<int:number>/proxy", methods=["GET", "POST"])
    def proxy(self, number):
        return self._handle(number, "/proxy")

    def _is_open(self, meeting):
        now = request.env["coop.clock"].now()
        return meeting.state == "called" and now <= meeting.proxy_until

    def _get_form(self):
        meeting = request.coop_meeting
        resolutions = meeting._get_general_resolutions()
        return proxy_form(meeting.id, [(one.id, one.name) for one in resolutions])

    def _form_values(self, run):
        return {
            **super()._form_values(run),
            "resolution_of": {
                f"vote-{one.id}": one for one in request.coop_meeting._get_general_resolutions()
            },
        }

    def _form_done(self, draft, answers):
        meeting, membership = request.coop_meeting, request.coop_standing.membership
        directions = {
            one: answers[f"vote_{one.id}"]
            for one in meeting._get_general_resolutions()
            if f"vote_{one.id}" in answers
        }
        request.env["coop.proxy"]._give(
            meeting, membership, answers["who"], answers.get("holder"), directions, how_here()
        )
