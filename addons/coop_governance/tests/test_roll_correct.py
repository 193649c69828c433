from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from .general_common import GeneralCase
from .meeting_common import at
from .minutes_common import MinutesCase


@tagged("post_install", "-at_install")
class TestRollCorrect(MinutesCase):
    """Until the minutes are approved the roll is put right. What was counted stays."""

    def _put_right(self, person, user=None, **vals):
        window = self._as(self.env["coop.roll.correct"], user or self.secretary)
        window = window.create(
            {"meeting_id": self.meeting.id, "person_id": person.id, "why": "Ann said so.", **vals}
        )
        return window.action_apply()

    def test_a_stay_that_was_written_down_wrongly(self):
        minutes = self._hold()
        row = self._row("Oak 1")
        counts = self.first.count_ids.mapped("present")
        action = self._as(self.meeting, self.secretary).action_roll_correct()
        window = self._as(self.env["coop.roll.correct"], self.secretary)
        with Form(window.with_context(**action["context"])) as form:
            form.person_id = row
            self.assertEqual(form.stay_id, row.presence_ids)
            self.assertEqual(fields.Datetime.to_datetime(form.came_at), at(19))
            form.came_at = at(19, 20)
            form.left_at = at(20, 30)
            form.how = "phone"
            form.why = "Ann said so."
        form.record.action_apply()
        stay = row.presence_ids
        self.assertEqual((stay.came_at, stay.left_at, stay.how), (at(19, 20), at(20, 30), "phone"))
        self.assertEqual(self.first.count_ids.mapped("present"), counts)
        self.assertIn(
            "Oak 1: 19:00 to 21:00, in the room, put right to: 19:20 to 20:30, by phone. "
            "Ann said so.",
            minutes.corrections,
        )
        self.assertIn("Ann said so.", str(self.meeting.message_ids[0].body))

    def test_a_stay_that_was_forgotten_and_one_that_never_was(self):
        self._begin_meeting("Oak 1", "Ash 1", "Rowan 1")
        with self._time(at(21)):
            self.meeting.action_close()
        self._put_right(self._row("Oak 2"), came_at=at(19, 5), left_at=at(20))
        self.assertTrue(self._row("Oak 2").came)
        stay = self._row("Ash 1").presence_ids
        self._put_right(self._row("Ash 1"), stay_id=stay.id, was_there=False)
        self.assertFalse(self._row("Ash 1").came)
        self.assertIn("put right to: not there", self.meeting.minutes_ids.corrections)
        self.meeting.minutes_ids.action_draft()
        self.assertIn("Oak 2: 19:05 to 20:00", str(self.meeting.minutes_ids.open_text))

    def test_for_every_body_for_which_they_were_there(self):
        seat = self._seats(1, body_id=self.board.id)
        self.env["coop.office.term"]._begin(
            seat, self.people["Rowan 1"], at(10).date().replace(day=1), "before"
        )
        self.meeting.write({"body_line_ids": [(0, 0, {"body_id": self.board.id})]})
        self._begin_meeting("Ash 1")
        with self._time(at(19, 1)):
            self._row("Rowan 1")[0]._come_in()
        rows = self._row("Rowan 1")
        self.assertEqual(len(rows), 2)
        with self._time(at(20)):
            self._put_right(rows[0], stay_id=rows[0].presence_ids.id, came_at=at(19, 30))
        self.assertEqual(rows.presence_ids.mapped("came_at"), [at(19, 30)] * 2)

    def test_what_cannot_have_been_is_refused(self):
        self.meeting._call()
        with self.assertRaisesRegex(UserError, "not begun"):
            self._put_right(self._row("Oak 1"), came_at=at(19))
        self._hold()
        row = self._row("Oak 1")
        for words, vals in (
            ("went on from 19:00 to 21:00", {"came_at": at(18), "left_at": at(20)}),
            ("went on from 19:00 to 21:00", {"came_at": at(20), "left_at": at(22)}),
            ("the meeting is over", {"came_at": at(19)}),
            ("before they came", {"came_at": at(20), "left_at": at(19)}),
            ("when they came", {}),
            ("Choose what is wrong", {"was_there": False}),
            (
                "not a stay of Oak 1",
                {"stay_id": self._row("Ash 1").presence_ids.id, "came_at": at(19)},
            ),
        ):
            with self.assertRaisesRegex(UserError, words):
                self._put_right(row, **vals)
        with self.assertRaisesRegex(UserError, "Only a governance officer"):
            self.meeting.with_user(self.officer)._check_officer()

    def test_once_the_minutes_are_approved_it_stays(self):
        self._approve(self._hold())
        with self.assertRaisesRegex(UserError, "are approved"):
            self._put_right(self._row("Oak 1"), came_at=at(19), left_at=at(20))

    def test_nobody_else_opens_the_window(self):
        self._hold()
        for user in (self.officer, self.employee, self.portal_member):
            window = self._as(self.env["coop.roll.correct"], user)
            self.assertFalse(window.has_access("create"), user.login)


@tagged("post_install", "-at_install")
class TestRollOfMembersCorrect(GeneralCase):
    def test_a_member_who_came_and_was_not_written_down(self):
        self.meeting._call()
        self._begin(*self.members[10:14])
        (self.ordinary | self.special).action_withdraw()
        with self._time(at(21)):
            self.meeting.action_close()
        member = self.members[20]
        window = self._as(self.env["coop.roll.correct"], self.secretary)
        window.create(
            {
                "meeting_id": self.meeting.id,
                "membership_id": member.id,
                "came_at": at(19, 5),
                "left_at": at(21),
                "why": "Her slip was under the others.",
            }
        ).action_apply()
        row = self.meeting.person_ids.filtered(lambda p: p.membership_id == member)
        self.assertTrue(row.came)
        said = self.meeting.minutes_ids.corrections
        self.assertIn("A member: not there, put right to: 19:05 to 21:00, in the room.", said)
        self.assertNotIn(member.member_name, said)
