import hashlib
import json

import psycopg2

from odoo.exceptions import UserError
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from .meeting_common import at
from .minutes_common import MinutesCase


class KeptCase(MinutesCase):
    def _approved(self):
        minutes = self._hold(with_interest=True)
        self._approve(minutes)
        self.interest = self.first.interest_ids
        self.env.flush_all()
        return minutes


@tagged("post_install", "-at_install")
class TestMinutesKept(KeptCase):
    """Nothing is added to what approved minutes stand for, changed, or taken away."""

    def _refused_by_sql(self, statement, *values):
        with (
            self.assertRaises(psycopg2.IntegrityError, msg=statement) as refusal,
            self.env.cr.savepoint(),
            mute_logger("odoo.sql_db"),
        ):
            self.env.cr.execute(statement, values)
        constraint = refusal.exception.diag.constraint_name
        self.assertTrue(constraint.endswith("_wall"), f"{statement}: {constraint}")

    def test_nothing_is_added(self):
        minutes = self._approved()
        person = self._row("Oak 1")
        company = {"company_id": self.company.id}
        for name, values in (
            ("coop.presence", {"person_id": person.id, "came_at": at(20, 50), "how": "room"}),
            ("coop.meeting.person", {"meeting_id": self.meeting.id, "guest_name": "Gwen"}),
            ("coop.agenda.item", {"meeting_id": self.meeting.id, "name": "One more"}),
            (
                "coop.item.interest",
                {"item_id": self.closed.id, "person_id": person.id, "what": "Too late"},
            ),
            (
                "coop.resolution",
                {
                    **company,
                    "name": "x",
                    "wording": "y",
                    "body_id": self.council.id,
                    "item_id": self.first.id,
                },
            ),
            (
                "coop.quorum.count",
                {
                    **company,
                    "item_id": self.first.id,
                    "line_id": self.meeting.body_line_ids.id,
                    "taken_at": at(19, 30),
                    "why": "vote",
                    "present": 9,
                    "needed": 3,
                    "reached": True,
                    "words": "x",
                },
            ),
        ):
            with self.subTest(model=name):
                with self.assertRaisesRegex(UserError, "approved"), self.env.cr.savepoint():
                    self.env[name].sudo().create(values)
        self.assertTrue(minutes._is_whole())

    def test_nothing_is_added_or_changed_by_sql(self):
        minutes = self._approved()
        for table, only in (
            ("coop_quorum_count", "item_id"),
            ("coop_resolution", "item_id"),
            ("coop_item_interest", "item_id"),
        ):
            self._refused_by_sql(
                f"INSERT INTO {table} SELECT * FROM {table} WHERE {only} = %s", self.first.id
            )
        self._refused_by_sql(
            "INSERT INTO coop_presence SELECT * FROM coop_presence WHERE person_id = %s",
            self._row("Oak 1").id,
        )
        for statement, number in (
            ("UPDATE coop_item_interest SET what = 'Nothing' WHERE id = %s", self.interest.id),
            ("DELETE FROM coop_item_interest WHERE id = %s", self.interest.id),
            ("UPDATE coop_agenda_item SET notes = 'Nothing' WHERE id = %s", self.first.id),
            ("UPDATE coop_agenda_item SET is_closed = false WHERE id = %s", self.closed.id),
            ("DELETE FROM coop_agenda_item WHERE id = %s", self.meeting.item_ids[-1].id),
            ("DELETE FROM coop_agenda_item_body_rel WHERE item_id = %s", self.closed.id),
            ("DELETE FROM coop_meeting_person WHERE id = %s", self._row("Oak 1").id),
        ):
            self._refused_by_sql(statement, number)
        self.assertTrue(minutes._is_whole())

    def test_a_row_that_says_it_belongs_elsewhere_is_refused_as_well(self):
        self._approved()
        other = self._meeting()
        self._refused_by_sql(
            "INSERT INTO coop_presence (person_id, meeting_id, company_id, came_at, how,"
            " recorded_at, recorded_by_id, recorded_by)"
            " SELECT %s, %s, %s, '2018-05-29 19:50', 'room', now() AT TIME ZONE 'UTC', 1, 'x'",
            self._row("Oak 1").id,
            other.id,
            self.company.id,
        )

    def test_interests_and_notes_are_kept_in_words(self):
        self._approved()
        for record, vals in (
            (self.interest, {"what": "Nothing"}),
            (self.first, {"notes": "<p>Nothing</p>"}),
        ):
            with self.assertRaises(UserError):
                record.sudo().write(vals)
            with self.assertRaises(UserError), self.env.cr.savepoint():
                record.sudo().unlink()

    def test_an_opening_that_is_logged_lets_a_correction_through(self):
        minutes = self._approved()
        stay = self._row("Oak 1").presence_ids
        with self.env["coop.wall.opening"].sudo()._open(stay, "Rule 12: a test"):
            stay.how = "phone"
        self.assertEqual(stay.how, "phone")
        self.assertFalse(minutes._is_whole(), "and the fingerprint says so")

    def test_also_of_what_is_kept_with_them_alone(self):
        minutes = self._approved()
        for record, name, value in (
            (self.interest, "what", "Removed, as she asked."),
            (self.first, "notes", "<p>Removed, as she asked.</p>"),
        ):
            with self.env["coop.wall.opening"].sudo()._open(record, "Rule 12: a test"):
                record.sudo()[name] = value
            self.assertEqual(record[name], value)
            with self.assertRaises(UserError):
                record.sudo()[name] = "Nothing"
        self.assertFalse(minutes._is_whole(), "and the fingerprint says so")

    def test_minutes_are_not_approved_while_a_result_is_open(self):
        minutes = self._hold()
        self.env["coop.resolution"].create(
            {
                "company_id": self.company.id,
                "name": "A ramp",
                "wording": "y",
                "body_id": self.council.id,
                "item_id": self.first.id,
            }
        )
        with self.assertRaisesRegex(UserError, "No result is written down of: A ramp"):
            self._approve(minutes)

    def test_votes_are_in_the_fingerprint(self):
        minutes = self._approved()
        vote = self.first.resolution_ids.vote_ids[0]
        self.env.cr.execute(
            "ALTER TABLE coop_resolution_vote DISABLE TRIGGER coop_resolution_vote_wall"
        )
        self.env.cr.execute(
            "UPDATE coop_resolution_vote SET for_count = 1, against_count = 1 WHERE id = %s",
            [vote.id],
        )
        self.env.invalidate_all()
        self.assertFalse(minutes._is_whole())

    def test_the_button_says_whether_they_are_whole(self):
        minutes = self._as(self._approved(), self.secretary)
        self.assertEqual(minutes.action_check()["params"]["type"], "success")
        self.env.cr.execute("ALTER TABLE coop_minutes DISABLE TRIGGER coop_minutes_wall")
        self.env.cr.execute(
            "UPDATE coop_minutes SET corrections = 'None' WHERE id = %s", [minutes.id]
        )
        self.env.invalidate_all()
        self.assertEqual(minutes.action_check()["params"]["type"], "danger")

    def test_the_open_record_tells_nothing_of_closed_points(self):
        minutes = self._approved()
        text = minutes._get_open_record()
        self.assertEqual(hashlib.sha256(text.encode()).hexdigest(), minutes.fingerprint)
        self.assertIn("We spoke of the lift.", text)
        self.assertNotIn("Her name", text)
        self.assertNotIn(self.closed.name, text)
        kept = minutes._get_kept_record()
        self.assertIn("Her name", kept)
        said = json.loads(text)["sha256 of the kept record"]
        self.assertEqual(hashlib.sha256(kept.encode()).hexdigest(), said)
        self.assertGreaterEqual(len(json.loads(kept)["mark"]), 32)


@tagged("post_install", "-at_install")
class TestMinutesRecord(KeptCase, HttpCase):
    """The record is a file; whoever has it can work out the fingerprint."""

    def _get(self, user, path):
        user.password = user.login
        self.authenticate(user.login, user.login)
        return self.url_open(path, allow_redirects=False)

    def test_a_member_gets_the_open_record(self):
        minutes = self._approved()
        self._member(partner=self.portal_member.partner_id)
        answer = self._get(self.portal_member, f"/my/minutes/{minutes.id}/record")
        self.assertEqual(answer.status_code, 200)
        self.assertEqual(hashlib.sha256(answer.content).hexdigest(), minutes.fingerprint)
        page = self._get(self.portal_member, f"/my/minutes/{minutes.id}").text
        self.assertIn(f"/my/minutes/{minutes.id}/record", page)
        self.env.flush_all()
        self.env.cr.precommit.run()
        self.meeting.with_context(tracking_disable=False, mail_notrack=False).for_members = False
        answer = self._get(self.portal_member, f"/my/minutes/{minutes.id}/record")
        self.assertEqual(answer.status_code, 303)
        self.env.flush_all()
        self.env.cr.precommit.run()
        kept = self.meeting.message_ids.sudo().tracking_value_ids.field_id
        self.assertIn("for_members", kept.mapped("name"))

    def test_the_kept_record_is_for_the_governance_officer(self):
        minutes = self._approved()
        for part, mark in (("open", "We spoke of the lift."), ("kept", "Her name")):
            answer = self._get(self.secretary, f"/coop/minutes/{minutes.id}/{part}")
            self.assertIn(mark, answer.text)
            for user in (self.officer, self.employee, self.portal_member):
                answer = self._get(user, f"/coop/minutes/{minutes.id}/{part}")
                self.assertEqual(answer.status_code, 404, user.login)
        answer = self._get(self.secretary, f"/coop/minutes/{minutes.id}/other")
        self.assertEqual(answer.status_code, 404)
