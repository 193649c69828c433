"""Meetings of the bodies on which somebody sits: agenda, papers, I come, an interest, a question.

Works without a script.
"""

from odoo import http
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import member_route
from odoo.addons.coop_membership.controllers.co_op import number_in_address
from odoo.addons.coop_membership.controllers.membership import how_of

PATH = "/my/meetings"
OFFICER = "coop_governance.group_governance_officer"
MINUTES_ON_A_PAGE = 20
# A question or an interest is a few sentences.
MOST_LETTERS = 2000


def bodies_of(partner):
    """Return the bodies on which somebody sits today."""
    terms = request.env["coop.office.term"].sudo()  # sudo: the resolver settled for whom it is
    today = request.env["coop.clock"].today()
    return terms.search(
        terms._get_standing_domain(today)
        & Domain("holder_id.partner_id", "=", partner.id)
        & Domain("is_office", "=", False)
    ).body_id


class Meetings(http.Controller):
    @member_route(PATH, helped="meetings", methods=["GET"])
    def meetings(self):
        bodies = bodies_of(request.whom.partner)
        if not bodies:
            return request.redirect(request.whom.url("/my"))
        meetings = self._find(bodies)
        return request.render(
            "coop_governance.my_meetings",
            {
                "coming": meetings.filtered(lambda m: m.state != "held").sorted("start"),
                "past": meetings.filtered(lambda m: m.state == "held")[:12],
                "back_url": request.whom.url("/my"),
                "back_text": request.env._("My pages"),
                "whom": request.whom,
            },
        )

    @member_route(f"{PATH}/<int:meeting_id>", helped="meetings", methods=["GET"])
    def meeting(self, meeting_id, said=None, problem=None):
        meeting, bodies = self._one(meeting_id)
        if not meeting:
            return request.redirect(request.whom.url(PATH))
        row, items = self._row(meeting), self._items(meeting, bodies)
        return request.render(
            "coop_governance.my_meeting",
            {
                "meeting": meeting,
                "items": items,
                "kept_from": self._kept_from(meeting, bodies),
                "row": row,
                "mine": meeting.item_ids.interest_ids.filtered(
                    lambda i: i.person_id.holder_id == row.holder_id
                ),
                "questions": request.env["coop.meeting.question"]
                .sudo()  # sudo: one's own questions
                .search([("meeting_id", "=", meeting.id), ("person_id", "in", row.ids)])
                # of points that are closed to them not even what was asked
                .filtered(lambda question: self._may_read_question(question, items)),
                "minutes": meeting.minutes_ids.filtered(lambda m: m.state != "draft"),
                "closed_minutes": self._closed_minutes(meeting, items, row),
                "variants": {
                    text.id: text._variant(
                        request.env.lang or "en_GB", request.env["coop.reading"]._format()
                    )
                    for text in items.paper_ids
                    if text.published_version_ids
                },
                "format": request.env["coop.reading"]._format(),
                "said": said if said in ("answer", "interest", "question") else None,
                "problem": problem == "1",
                "back_url": request.whom.url(PATH),
                "back_text": request.env._("My meetings"),
                "whom": request.whom,
            },
        )

    @member_route(f"{PATH}/<int:meeting_id>/answer", helped="meetings", methods=["POST"])
    def answer(self, meeting_id, answer=None, how=None, note=None):
        meeting, _bodies = self._one(meeting_id)
        row = self._row(meeting)
        known = row._fields["answer_how"].get_values(request.env)
        if row and meeting.state == "called" and answer in ("comes", "apology"):
            for one in row:
                one._answer(
                    answer,
                    how if answer == "comes" and how in known else None,
                    (note or "").strip()[:MOST_LETTERS] or None,
                )
            return self._back(meeting, "answer")
        return self._back(meeting)

    @member_route(f"{PATH}/<int:meeting_id>/interest", methods=["POST"])
    def interest(self, meeting_id, item=None, what=None):
        meeting, bodies = self._one(meeting_id)
        row, point = self._row(meeting)[:1], self._item(meeting, bodies, item)
        words = (what or "").strip()[:MOST_LETTERS]
        if not words and point and point._get_asked_on_pay() & self._row(meeting):
            words = request.env._("I work for the co-op.")
        if not row or not point or not words or meeting.state not in ("called", "open"):
            return self._back(meeting, problem=True)
        # sudo: whoever is on the roll may declare an interest, and nothing else is written
        interests = request.env["coop.item.interest"].sudo()
        found = point.interest_ids.filtered(lambda i: i.person_id == row)
        try:
            with request.env.cr.savepoint():
                if found:
                    found.what = words
                else:
                    interests.create({"item_id": point.id, "person_id": row.id, "what": words})
        except UserError:
            return self._back(meeting, problem=True)
        return self._back(meeting, "interest")

    @member_route(f"{PATH}/<int:meeting_id>/ask", helped="meetings", methods=["POST"])
    def ask(self, meeting_id, item=None, kind=None, words=None):
        meeting, bodies = self._one(meeting_id)
        row, point = self._row(meeting)[:1], self._item(meeting, bodies, item)
        questions = request.env["coop.meeting.question"]
        if not row or kind not in questions._fields["kind"].get_values(request.env):
            return self._back(meeting, problem=True)
        text = (words or "").strip()[:MOST_LETTERS]
        if kind != "unclear" and not text:
            return self._back(meeting, problem=True)
        allowed = request.env["coop.flood"]._allow(
            "meeting-question", str(request.whom.partner.id), 30, 3600
        )
        if not allowed:
            return self._back(meeting, problem=True)
        questions._ask(row, kind, text, point, how_of(request.whom))
        return self._back(meeting, "question")

    # -- finding -------------------------------------------------------------------------------

    def _find(self, bodies, *more):
        # sudo: the bodies are those on which the person sits today, once notice was given
        meetings = request.env["coop.meeting"].sudo()
        return meetings.search(
            [
                ("body_line_ids.body_id", "in", bodies.ids),
                ("state", "in", ("called", "open", "held")),
                *more,
            ]
        )

    def _one(self, meeting_id):
        bodies = bodies_of(request.whom.partner)
        if not number_in_address(meeting_id) or not bodies:
            return request.env["coop.meeting"], bodies
        return self._find(bodies, ("id", "=", meeting_id)), bodies

    def _row(self, meeting):
        return meeting.person_ids.filtered(lambda p: p.holder_id.partner_id == request.whom.partner)

    def _items(self, meeting, bodies):
        """Return the points that somebody may see; of closed ones none from which they withdrew
        for an interest."""
        if not self._may_read_closed():
            bodies = bodies.browse()
        items = meeting.item_ids.filtered(lambda i: not i.is_closed or i.body_ids & bodies)
        return items - items._kept_from(request.whom.partner)

    def _may_read_closed(self):
        """Whether closed points are shown: the person promised to keep them, not a helper without
        them, and not whoever of the help desk has their pages open."""
        whom = request.whom
        if not whom.operator:
            return True
        return not whom.helper and whom.operator.has_group(OFFICER)

    def _may_read_question(self, question, items):
        if question.item_id and question.item_id not in items:
            return False
        return self._may_read_closed() or not question._may_tell_closed()

    def _kept_from(self, meeting, bodies):
        """Return the interests for which closed points are kept from somebody."""
        if not self._may_read_closed():
            return request.env["coop.item.interest"]
        items = meeting.item_ids.filtered(lambda i: i.body_ids & bodies)
        partner = request.whom.partner
        return items._kept_from(partner).interest_ids.filtered(
            lambda interest: interest.person_id.holder_id.partner_id == partner
        )

    def _closed_minutes(self, meeting, items, row):
        """Return the minutes of closed points for those who dealt with them, once they were sent
        round: they approve them as well. Not of what somebody withdrew from."""
        minutes = meeting.minutes_ids.filtered(lambda m: m.state != "draft")
        mine = items.filtered(lambda i: i.is_closed and not i._get_withdrawn() & row)
        return minutes and minutes._get_closed_text(mine, request.env.lang or "en_GB")

    def _item(self, meeting, bodies, item):
        number = int(item) if item and item.isdecimal() and len(item) < 11 else 0
        return self._items(meeting, bodies).filtered(lambda i: i.id == number)

    def _back(self, meeting, said=None, problem=False):
        if not meeting:
            return request.redirect(request.whom.url(PATH))
        url = request.whom.url(f"{PATH}/{meeting.id}")
        extra = f"said={said}" if said else "problem=1" if problem else ""
        joined = f"{url}{'&' if '?' in url else '?'}{extra}" if extra else url
        return request.redirect(joined)


class OpenMinutes(http.Controller):
    """What was decided, for all members: approved minutes, without closed points. Of their own
    meeting members read the draft, too, since they say whether it is right."""

    @member_route(
        ["/my/minutes", "/my/minutes/<int:minutes_id>", "/my/minutes/page/<int:page>"],
        methods=["GET"],
    )
    def minutes(self, minutes_id=None, page=1):
        partner = request.whom.partner
        # sudo: a member reads what was approved for members
        memberships = partner.sudo().coop_membership_ids.filtered(
            lambda m: m.state in ("member", "leaving")
        )
        if not memberships:
            return request.redirect(request.whom.url("/my"))
        found = request.env["coop.minutes"].sudo()._get_open_to(memberships.company_id)
        one = found.filtered(lambda m: m.id == minutes_id)
        if minutes_id is not None and not one:
            return request.redirect(request.whom.url("/my/minutes"))
        pages = max(1, -(-len(found) // MINUTES_ON_A_PAGE))
        if not 1 <= page <= pages:
            return request.redirect(request.whom.url("/my/minutes"))
        by_day = found.sorted(lambda m: m.meeting_id.start, reverse=True)
        return request.render(
            "coop_governance.open_minutes_one" if one else "coop_governance.open_minutes",
            {
                "all_minutes": by_day[(page - 1) * MINUTES_ON_A_PAGE : page * MINUTES_ON_A_PAGE],
                "sheet": page,
                "sheets": pages,
                "minutes": one,
                "summary": self._summary(one),
                "format": request.env["coop.reading"]._format(),
                "back_url": request.whom.url("/my/minutes" if one else "/my/who-decides"),
                "back_text": request.env._("What was decided")
                if one
                else request.env._("Who decides"),
                "whom": request.whom,
            },
        )

    def _summary(self, minutes):
        """Return the published summary in the reader's language and format, or none."""
        text = minutes.meeting_id.summary_text_id
        if not text.published_version_ids:
            return None
        return text._variant(request.env.lang or "en_GB", request.env["coop.reading"]._format())
