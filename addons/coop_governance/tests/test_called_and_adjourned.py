from datetime import date, datetime

from odoo.exceptions import UserError
from odoo.tests import tagged

from .meeting_common import MeetingCase, at


@tagged("post_install", "-at_install")
class TestCalledAndAdjourned(MeetingCase):
    """Which bodies meet is settled with the notice; what is left goes on a week later."""

    def test_which_bodies_meet_stays_once_notice_was_given(self):
        self.meeting._call()
        lines = self.env["coop.meeting.body"]
        for how in (lines, lines.sudo(), self._as(lines, self.secretary)):
            with self.assertRaisesRegex(UserError, "Which bodies meet stays"):
                how.create({"meeting_id": self.meeting.id, "body_id": self.board.id})
        line = self._as(self.meeting.body_line_ids, self.secretary)
        with self.assertRaisesRegex(UserError, "Which bodies meet stays"):
            line.body_id = self.board
        with self.assertRaisesRegex(UserError, "Which bodies meet stays"):
            line.unlink()
        with self.assertRaises(UserError):
            self._as(self.meeting, self.secretary).write(
                {"body_line_ids": [(0, 0, {"body_id": self.board.id})]}
            )
        self.assertEqual(self.meeting.body_line_ids.body_id, self.council)

    def test_no_line_is_moved_to_a_meeting_that_was_called(self):
        self.meeting._call()
        other = self._meeting(bodies=self.board)
        with self.assertRaisesRegex(UserError, "Which bodies meet stays"):
            other.body_line_ids.meeting_id = self.meeting

    def test_before_the_notice_bodies_come_and_go(self):
        self.meeting.write({"body_line_ids": [(0, 0, {"body_id": self.board.id})]})
        self.meeting.body_line_ids.filtered(lambda line: line.body_id == self.board).unlink()
        self.assertEqual(self.meeting.body_line_ids.body_id, self.council)

    def _draft(self, item, name):
        return self.env["coop.resolution"].create(
            {
                "company_id": self.company.id,
                "name": name,
                "wording": f"The Council wants: {name}.",
                "body_id": self.council.id,
                "item_id": item.id,
            }
        )

    def test_what_is_not_decided_goes_along(self):
        first, second = self.meeting.item_ids.sorted("sequence")[:2]
        first.notes = "<p>We began with the lift.</p>"
        begun, coming = self._draft(first, "A lift"), self._draft(second, "A ramp")
        self._begin_meeting()
        with self._time(at(19, 5)):
            first.action_open()
        with self._time(at(20)):
            self._as(self.meeting, self.secretary).action_adjourn()
        self.assertEqual(self.meeting.state, "held")
        following = self.env["coop.meeting"].search([("continues_id", "=", self.meeting.id)])
        self.assertEqual((begun | coming).meeting_id, following)
        self.assertEqual(
            following.item_ids.sorted("sequence").mapped("name"),
            [f"Point {number}" for number in range(1, 6)],
        )
        self.assertEqual(begun.item_id.name, "Point 1")
        self.assertFalse(begun.item_id.notes)
        self.assertIn("We began with the lift.", str(first.notes))
        self.assertEqual((begun | coming).mapped("state"), ["draft", "draft"])

    def test_only_an_officer_adjourns_a_meeting_that_goes_on(self):
        with self.assertRaisesRegex(UserError, "does not go on"):
            self.meeting.action_adjourn()
        with self.assertRaisesRegex(UserError, "Only a governance officer"):
            self._as(self.meeting, self.officer).action_adjourn()
        self.assertFalse(self.env["coop.meeting"].search([("continues_id", "!=", False)]))

    def test_a_week_later_it_begins_at_the_same_hour_where_the_clocks_change(self):
        # summer time ended on 28 October 2018
        day = date(2018, 10, 24)
        meeting = self._meeting(start=at(19, day=day), stop=at(21, day=day))
        self.assertEqual(meeting._a_week_after(meeting.start), datetime(2018, 10, 31, 19))
        self.assertEqual(meeting._a_week_after(at(19)), at(19, day=date(2018, 6, 5)))
