from odoo.exceptions import UserError
from odoo.tests import tagged

from .meeting_common import MeetingCase, at


@tagged("post_install", "-at_install")
class TestMeetingQuorum(MeetingCase):
    """The roll at the point: who left, came back, withdrew; and what is kept of it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.points = cls.meeting.item_ids.sorted("sequence")

    def _open(self, number, moment):
        with self._time(moment):
            self.points[number - 1].action_open()

    def _counts(self, number):
        return [
            (count.why, count.present, count.reached) for count in self.points[number - 1].count_ids
        ]

    def test_a_worked_table_over_an_evening(self):
        self._begin_meeting("Oak 1", "Ash 1", "Ash 2", "Rowan 1")
        self._open(1, at(19, 5))
        self.assertEqual(self._counts(1), [("begun", 4, True)])
        # Oak 1 leaves at 19:40: nobody of Oak is there any more
        self._open(4, at(19, 30))
        with self._time(at(19, 40)):
            self._row("Oak 1")._go_out()
        self.assertEqual(self._counts(4), [("begun", 4, True), ("presence", 3, False)])
        self._open(5, at(19, 45))
        self.assertEqual(self._counts(5), [("begun", 3, False)])
        self.assertIn("Oak", self.points[4].count_ids.words)
        with self.assertRaisesRegex(UserError, "not enough are here"):
            self._vote(self.points[4], {self.ash: (2, 0, 0)}, at(19, 50))
        # and is back for the next one
        with self._time(at(20, 2)):
            self._row("Oak 1")._come_in()
        self.assertEqual(self._counts(5)[-1], ("presence", 4, True))

    def test_who_withdraws_for_an_interest_does_not_count_and_cannot_vote(self):
        self._begin_meeting("Oak 1", "Ash 1", "Ash 2", "Rowan 1")
        self._open(2, at(19, 5))
        with self._time(at(19, 10)):
            self.env["coop.item.interest"].create(
                {
                    "item_id": self.points[1].id,
                    "person_id": self._row("Ash 1").id,
                    "what": "My pay depends on it.",
                }
            )
        self.assertEqual(self._counts(2), [("begun", 4, True), ("interest", 3, True)])
        with self.assertRaisesRegex(UserError, "2 votes.*1 of its people"):
            self._vote(self.points[1], {self.ash: (2, 0, 0)}, at(19, 15))
        done = self._vote(self.points[1], {self.ash: (1, 0, 0), self.oak: (1, 0, 0)}, at(19, 16))
        self.assertEqual(done.state, "carried")
        self.assertEqual(done.count_id.present, 3)
        # and counts again at the next point
        self._open(3, at(19, 20))
        self.assertEqual(self._counts(3), [("begun", 4, True)])

    def test_who_may_stay_with_an_interest_says_why(self):
        self._begin_meeting()
        with self.assertRaisesRegex(Exception, "stays_says_why|Say why"):
            with self.env.cr.savepoint():
                self.env["coop.item.interest"].create(
                    {
                        "item_id": self.points[0].id,
                        "person_id": self._row("Ash 1").id,
                        "what": "My pay",
                        "act": "stays",
                    }
                )

    def test_what_was_counted_stays_when_people_leave_afterwards(self):
        self._begin_meeting()
        self._open(1, at(19, 5))
        count = self.points[0].count_ids
        with self._time(at(19, 6)):
            self._row("Oak 1")._go_out()
        self.assertEqual(count.present, 6)
        with self.assertRaises(UserError):
            count.present = 1

    def test_one_point_goes_on_at_a_time(self):
        self._begin_meeting()
        self._open(1, at(19, 5))
        self._open(2, at(19, 20))
        self.assertEqual(self.points[0].done_at, at(19, 20))
        self.assertEqual(self.meeting._get_open_item(), self.points[1])

    def test_nobody_is_there_twice_at_a_time(self):
        self._begin_meeting("Oak 1")
        with self._time(at(19, 5)):
            self._row("Oak 1")._come_in()
        self.assertEqual(len(self._row("Oak 1").presence_ids), 1)

    def test_somebody_of_two_bodies_that_meet_comes_in_for_both(self):
        seat = self._seats(1, body_id=self.board.id)
        self.env["coop.office.term"]._begin(
            seat,
            self.people["Rowan 1"],
            at(10).date().replace(day=1),
            "before",
            at(10).date().replace(year=2020),
        )
        joint = self._meeting(bodies=self.council | self.board)
        self._begin_meeting("Ash 1", meeting=joint)
        with self._time(at(19, 1)):
            self._row("Rowan 1", joint)[0]._come_in("video")
        rows = self._row("Rowan 1", joint)
        self.assertEqual(len(rows), 2)
        with self._time(at(19, 2)):
            self.assertEqual(rows.mapped("is_here"), [True, True])
            counts = {line.body_id: line.present_count for line in joint.body_line_ids}
        self.assertEqual(counts, {self.council: 2, self.board: 1})
