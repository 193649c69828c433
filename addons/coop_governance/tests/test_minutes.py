import psycopg2

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .meeting_common import at
from .minutes_common import NEXT, MinutesCase


@tagged("post_install", "-at_install")
class TestMinutes(MinutesCase):
    def test_they_are_drafted_when_the_meeting_is_closed(self):
        minutes = self._hold()
        text = str(minutes.open_text)
        for words in (
            "Oak 1",
            "We spoke of the lift",
            "2018/1",
            "For 2, against 1",
            "Ask for a price",
        ):
            self.assertIn(words, text)
        self.assertNotIn("Her name", text)
        self.assertIn("Her name", str(minutes.closed_text))
        self.assertFalse(self.meeting.person_ids.presence_ids.filtered(lambda s: not s.left_at))

    def test_they_are_approved_at_a_later_meeting_after_they_were_sent_round(self):
        minutes = self._hold()
        following = self._meeting(start=at(19, day=NEXT), stop=at(21, day=NEXT))
        following._call()
        with self._time(at(19, day=NEXT)):
            following.action_open()
            following.person_ids._come_in()
            with self.assertRaisesRegex(UserError, "round first"):
                minutes._approve(following)
            minutes.action_circulate()
            minutes._approve(following)
        self.assertEqual((minutes.state, minutes.approved_on), ("approved", NEXT))
        self.assertEqual(len(minutes.fingerprint), 64)
        self.assertTrue(minutes._is_whole())

    def test_a_draft_is_sent_round_once_and_once_more_when_it_was_put_right(self):
        minutes = self._hold()
        sent = [("res_id", "=", self.meeting.id), ("kind_id.code", "=", "minutes_circulated")]
        counts = []
        for words in (None, None, "<p>We spoke of the lift and of the stairs.</p>"):
            if words:
                minutes.open_text = words
            minutes.action_circulate()
            counts.append(self.env["coop.notice"].search_count(sent))
        self.assertEqual(counts, [1, 1, 2])

    def test_not_at_the_same_meeting_and_not_by_another_body(self):
        minutes = self._hold()
        minutes.action_circulate()
        with self.assertRaises(UserError):
            minutes._approve(self.meeting)
        other = self._meeting(start=at(19, day=NEXT), stop=at(21, day=NEXT), bodies=self.board)
        other._call()
        with self._time(at(19, day=NEXT)):
            other.action_open()
            with self.assertRaisesRegex(UserError, "by a body that met"):
                minutes._approve(other)

    def test_approved_minutes_resist_everything(self):
        minutes = self._hold()
        self._approve(minutes)
        stay = self.meeting.person_ids.presence_ids[0]
        for record, vals in (
            (minutes, {"open_text": "<p>Nothing</p>"}),
            (minutes, {"approved_on": False}),
            (stay, {"left_at": at(22)}),
        ):
            for how in (record, record.sudo(), self._as(record, self.secretary)):
                with self.assertRaises(UserError), self.env.cr.savepoint():
                    how.write(vals)
            with self.assertRaises(UserError), self.env.cr.savepoint():
                record.sudo().unlink()
            for statement in (
                "UPDATE %s SET id = id WHERE id = %s",
                "DELETE FROM %s WHERE id = %s",
            ):
                with (
                    self.assertRaises(psycopg2.IntegrityError),
                    self.env.cr.savepoint(),
                    mute_logger("odoo.sql_db"),
                ):
                    self.env.cr.execute(statement % (record._table, record.id))
        loaded = self._as(self.env["coop.minutes"], self.secretary).load(
            [".id", "open_text"], [[str(minutes.id), "<p>Nothing</p>"]]
        )
        self.assertFalse(loaded["ids"])
        self.assertIn("We spoke of the lift", str(minutes.open_text))
        with self.assertRaises(UserError):
            self.first.notes = "<p>Nothing</p>"
        with self.assertRaises(UserError):
            self.env["coop.item.interest"].create(
                {"item_id": self.first.id, "person_id": self._row("Ash 1").id, "what": "x"}
            )

    def test_the_fingerprint_shows_a_change_by_whoever_runs_the_database(self):
        minutes = self._hold()
        self._approve(minutes)
        self.env.flush_all()
        self.env.cr.execute("ALTER TABLE coop_minutes DISABLE TRIGGER coop_minutes_wall")
        self.env.cr.execute(
            "UPDATE coop_minutes SET open_text = 'Nothing' WHERE id = %s", [minutes.id]
        )
        self.env.invalidate_all()
        self.assertFalse(minutes._is_whole())

    def test_what_follows_is_over_only_when_it_is_done_and_told(self):
        self._hold()
        followup = self.meeting.followup_ids
        with self.assertRaisesRegex(UserError, "what was done"):
            followup.action_done()
        with self.assertRaisesRegex(UserError, "not done yet"):
            followup.action_told()
        followup.done_note = "The price is 4,000 pounds."
        followup.action_done()
        self.assertEqual(followup.state, "to_tell")
        with self.assertRaisesRegex(UserError, "who was told"):
            followup.action_told()
        followup.told_note = "Oak 1, by phone"
        followup.action_told()
        self.assertEqual(followup.state, "over")
        with self.assertRaisesRegex(UserError, "cannot be typed"):
            self._as(followup, self.secretary).write({"told_on": False})

    def test_what_is_given_up_is_told_too(self):
        self._hold()
        followup = self.meeting.followup_ids
        with self.assertRaisesRegex(UserError, "why it is given up"):
            followup.action_drop()
        followup.dropped_why = "The hall is sold."
        followup.action_drop()
        self.assertEqual(followup.state, "to_tell")
        followup.told_note = "Oak 1"
        followup.action_told()
        self.assertEqual(followup.state, "dropped")

    def test_a_meeting_that_is_adjourned_goes_on_with_what_is_left(self):
        self._begin_meeting()
        with self._time(at(19, 5)):
            self.first.action_open()
        with self._time(at(20)):
            self.meeting.action_adjourn()
        following = self.env["coop.meeting"].search([("continues_id", "=", self.meeting.id)])
        self.assertEqual(following.state, "draft")
        self.assertEqual(len(following.item_ids), 4)
