from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .meeting_common import MeetingCase, at

MODELS = (
    "coop.meeting",
    "coop.meeting.person",
    "coop.presence",
    "coop.agenda.item",
    "coop.quorum.count",
    "coop.item.interest",
    "coop.resolution",
    "coop.resolution.vote",
    "coop.minutes",
)


@tagged("post_install", "-at_install")
class TestMeetingSecurity(MeetingCase):
    """Who sees what of a meeting, with each kind of log-in."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # a councillor with a portal log-in, one with a staff log-in, and a trustee
        cls._seat_for(cls.portal_member, cls.rowan, cls.supporters)
        cls._seat_for(cls.internal_member, cls.ash, cls.employees)
        seat = cls._seats(1, body_id=cls.board.id)
        cls.trustee = cls.portal_other
        cls.env["coop.office.term"]._begin(
            seat, cls.trustee.partner_id, date(2018, 5, 1), "before", date(2020, 12, 31)
        )
        cls.councillors = (cls.portal_member, cls.internal_member)
        cls.plain = cls.portal_member.copy({"login": "aelod_arall"})
        cls._member(partner=cls.plain.partner_id)

    @classmethod
    def _seat_for(cls, user, constituency, category):
        member = cls._member(category=category, partner=user.partner_id)
        seat = cls._seats(1, number=3, constituency_id=constituency.id)
        cls.env["coop.office.term"]._begin(seat, member.partner_id, date(2018, 5, 1), "elected")

    def _hold_joint(self):
        """A joint meeting with an open point and one that only the Council deals with."""
        meeting = self._meeting(bodies=self.council | self.board, points=2)
        first, closed = meeting.item_ids.sorted("sequence")
        closed.write(
            {
                "is_closed": True,
                "closed_why": "It is about a trustee.",
                "body_ids": [(6, 0, self.council.ids)],
            }
        )
        self._begin_meeting(*self.people, meeting=meeting)
        for item, minute in ((first, 5), (closed, 20)):
            with self._time(at(19, minute)):
                item.action_open()
            self.env["coop.item.interest"].create(
                {
                    "item_id": item.id,
                    "person_id": self._row("Ash 1", meeting)
                    .filtered(lambda p: p.body_id == self.council)
                    .id,
                    "what": "x",
                }
            )
            self._vote(item, {self.oak: (2, 0, 0)}, at(19, minute + 5))
        with self._time(at(21)):
            meeting.action_close()
        return meeting, first, closed

    def _found(self, model, user, domain=()):
        return self._as(self.env[model], user).search(
            [("company_id", "=", self.company.id), *domain]
        )

    def test_nothing_is_seen_before_notice_was_given(self):
        for user in self.councillors:
            self.assertFalse(self._found("coop.meeting", user))
            self.assertFalse(self._found("coop.agenda.item", user))

    def test_who_sits_there_sees_meeting_roll_votes_and_points(self):
        meeting, first, closed = self._hold_joint()
        for user in self.councillors:
            self.assertEqual(self._found("coop.meeting", user), meeting)
            self.assertEqual(self._found("coop.agenda.item", user), first | closed)
            self.assertEqual(len(self._found("coop.resolution", user)), 2)
            self.assertTrue(self._found("coop.meeting.person", user))
            with self.assertRaises(AccessError):
                self._as(meeting.person_ids[0], user).read(["answer_note"])

    def test_a_closed_point_is_seen_by_those_alone_who_deal_with_it(self):
        meeting, first, closed = self._hold_joint()
        user = self.trustee
        self.assertEqual(self._found("coop.agenda.item", user), first)
        for model in ("coop.quorum.count", "coop.item.interest", "coop.resolution"):
            self.assertEqual(self._found(model, user).item_id, first, model)
        self.assertEqual(
            self._found("coop.resolution.vote", user).resolution_id, first.resolution_ids
        )
        # what another user has just read is remembered within a transaction
        self.env.flush_all()
        self.env.invalidate_all()
        as_trustee = self._as(meeting, user)
        self.assertNotIn(closed.id, as_trustee.item_ids.ids)
        with self.assertRaises(AccessError):
            self._as(closed, user).read(["name"])
        for way in (
            lambda: self._as(self.env["coop.agenda.item"], user).name_search("Point 2"),
            lambda: self._as(self.env["coop.agenda.item"], user).search_count(
                [("is_closed", "=", True)]
            ),
            lambda: self._as(self.env["coop.agenda.item"], user).formatted_read_group(
                [("is_closed", "=", True)], ["name"], ["__count"]
            ),
            lambda: self._as(self.env["coop.meeting"], user).search(
                [("item_ids.closed_why", "ilike", "trustee")]
            ),
        ):
            self.assertFalse(way())

    def test_other_members_staff_and_the_back_office_see_no_point(self):
        self._hold_joint()
        for user in (
            self.plain,
            self.employee,
            self.contacts_manager,
            self.inspector,
            self.system,
        ):
            for model in MODELS:
                self.assertFalse(self._found(model, user), f"{user.login} reads {model}")
            with self.assertRaises(AccessError):
                self._found("coop.followup", user)
        for user in (self.officer_plain, self.officer):
            self.assertTrue(self._found("coop.meeting", user))
            for model in MODELS[1:]:
                self.assertFalse(self._found(model, user), f"{user.login} reads {model}")

    def test_minutes_are_seen_once_they_were_sent_round(self):
        meeting = self._hold_joint()[0]
        minutes = meeting.minutes_ids
        self.assertFalse(self._found("coop.minutes", self.portal_member))
        minutes.action_circulate()
        self.assertEqual(self._found("coop.minutes", self.portal_member), minutes)

    def test_minutes_of_closed_points_are_not_read_with_the_rest(self):
        minutes = self._hold_joint()[0].minutes_ids
        minutes.action_circulate()
        for user in (self.trustee, self.portal_member):
            with self.assertRaises(AccessError):
                self._as(minutes, user).read(["closed_text"])

    def test_nobody_but_the_officer_changes_anything(self):
        meeting, first, _closed = self._hold_joint()
        for user in (*self.councillors, self.trustee, self.officer):
            for record in (meeting, first, meeting.person_ids[0], first.resolution_ids):
                with self.assertRaises(UserError):
                    self._as(record, user).write({"company_id": self.company.id})
            for act in (
                lambda u=user: self._as(meeting, u).action_close(),
                lambda u=user: self._as(first, u).action_again(),
                lambda u=user: self._as(meeting.person_ids[0], u).action_come_in(),
                lambda u=user: self._as(self.env["coop.meeting.call"], u).create(
                    {"meeting_id": meeting.id}
                ),
            ):
                with self.assertRaises(UserError):
                    act()

    def test_the_right_ends_with_the_term(self):
        meeting = self._hold_joint()[0]
        rows = meeting.person_ids.filtered(
            lambda p: p.holder_id.partner_id == self.portal_member.partner_id
        )
        rows.term_id._end(date(2018, 6, 1), "resignation")
        with self._time("2018-06-01 12:00:00"):
            self.assertTrue(self._found("coop.meeting", self.portal_member))
        with self._time("2018-06-02 12:00:00"):
            self.assertFalse(self._found("coop.meeting", self.portal_member))
            self.assertFalse(self._found("coop.agenda.item", self.portal_member))

    def test_what_is_in_the_calendar_says_nothing_of_the_agenda(self):
        meeting = self._hold_joint()[0]
        event = meeting.event_id
        self.assertEqual(event.privacy, "private")
        self.assertNotIn("Point", str(event.description))
        self.assertEqual(event.partner_ids, self.secretary.partner_id)

    def test_another_co_op_sees_nothing(self):
        self._hold_joint()
        other = self.env["res.company"].create({"name": "Gellyg Co-op"})
        user = self.secretary.copy({"login": "arall"})
        user.write({"company_ids": [(6, 0, other.ids)], "company_id": other.id})
        for model in MODELS:
            records = self.env[model].with_user(user).with_context(allowed_company_ids=other.ids)
            self.assertFalse(records.search([]).filtered(lambda r: r.company_id == self.company))
