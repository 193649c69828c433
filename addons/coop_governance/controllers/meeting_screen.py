"""The one screen from which a secretary runs a meeting, large enough for a projector.

One form: every button carries along what was typed, so that nothing is lost. Works without a
script.
"""

from odoo import http
from odoo.http import request
from odoo.tools import html2plaintext

from odoo.addons.coop_membership.controllers.co_op import number_in_address

from .meeting_screen_acts import Acts
from .meeting_screen_members import Members
from .meeting_screen_typed import Typed
from .meeting_screen_votes import Votes

OFFICER = "coop_governance.group_governance_officer"


class MeetingScreen(Acts, Typed, Votes, Members, http.Controller):
    @http.route(
        "/coop/meeting/<int:meeting_id>",
        type="http",
        auth="user",
        website=True,
        sitemap=False,
        methods=["GET", "POST"],
        readonly=False,
    )
    def screen(self, meeting_id, **typed):
        meeting = self._find(meeting_id)
        if not meeting:
            raise request.not_found()
        if request.httprequest.method == "POST":
            problem = self._handle(meeting, typed)
            if not problem:
                return request.redirect(f"/coop/meeting/{meeting.id}")
            request.env.invalidate_all()
        else:
            problem = None
        return self._render(meeting, problem)

    def _find(self, meeting_id):
        if not request.env.user.has_group(OFFICER) or not number_in_address(meeting_id):
            return None
        return request.env["coop.meeting"].search([("id", "=", meeting_id)])

    def _render(self, meeting, problem):
        now = request.env["coop.clock"].now()
        item = meeting._get_open_item()
        typed = self._typed(meeting)
        response = request.render(
            "coop_governance.meeting_screen",
            {
                "meeting": meeting,
                "item": item,
                "notes": html2plaintext(item.notes or "").strip(),
                "counts": {line.id: line._count_at(now, item) for line in meeting.body_line_ids},
                "lines": item._get_lines() if item else meeting.body_line_ids,
                "typed": typed,
                "people": self._people(meeting),
                "votes": self._votes_wanted(item),
                "prepared": self._prepared(item, typed),
                "choices": self._choices(),
                "problem": problem,
                "earlier": self._earlier_minutes(meeting),
                "declared": item.declared_before_ids,
                "policies": self._policies(item),
            },
        )
        response.headers["Cache-Control"] = "no-store"
        return response

    def _choices(self):
        def of(model, name):
            return request.env[model]._fields[name]._description_selection(request.env)

        return {
            "kind": of("coop.resolution", "kind"),
            "casting": of("coop.resolution", "casting"),
            "act": of("coop.item.interest", "act"),
            "how": of("coop.presence", "how"),
            "votes": [
                ("for", request.env._("For")),
                ("against", request.env._("Against")),
                ("none", request.env._("No vote")),
            ],
        }

    def _policies(self, item):
        """Return [(body, what somebody with an interest does, on pay)] by the rules, of a point."""
        acts = dict(self._choices()["act"])
        return [
            (line.body_id, acts[line._get_rules()._get_interest_policy(on_pay)[0]], on_pay)
            for line in (item._get_lines() if item else ())
            for on_pay in ((False, True) if item.is_pay else (False,))
        ]
