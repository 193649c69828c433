from datetime import date

import psycopg2
from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common_candidates import MINUTE, CandidateCase


@tagged("post_install", "-at_install")
class TestStanding(CandidateCase):
    """Few people stand: who might, who thought of them, and why others do not."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mali = cls._new("Mali Derwen")
        cls.nest = cls._new("Nest Nant")
        cls.interests = cls.env["coop.election.interest"]

    def _suggested(self, **more):
        return self.interests._suggest(self.nest, "Mali", "She listens.", **more).with_user(
            self.secretary
        )

    def test_a_member_says_that_they_might_and_can_say_it_again(self):
        first = self.interests._say(self.mali, ["wants_meet"], why="Is it far?")
        self.assertEqual((first.state, first.wants_meet, first.wants_call), ("interested", 1, 0))
        again = self.interests._say(self.mali, ["wants_call"])
        self.assertEqual((again, again.wants_meet, again.wants_call), (first, False, True))
        self.assertEqual(again.why, "Is it far?")

    def test_whoever_is_thought_of_is_asked_first_and_a_no_is_the_end_of_it(self):
        interest = self._suggested()
        self.assertFalse(self._told("stand_asked"))
        with self.assertRaisesRegex(UserError, "which member is meant"):
            interest.action_ask()
        interest.membership_id = self.mali
        interest.action_ask()
        self.assertEqual(interest.state, "asked")
        self.assertEqual(self._told("stand_asked"), self.mali.partner_id)
        values = interest._coop_notice_values("stand_asked", self.mali.partner_id)
        self.assertEqual(values[self.mali.partner_id.id]["by"], "Another member")
        interest._answer(False)
        self.assertEqual(interest.state, "no")
        self.assertFalse(self.interests._find(self.mali))

    def test_who_suggested_is_named_only_where_they_agreed(self):
        interest = self._suggested(named=True)
        interest.membership_id = self.mali
        interest.action_ask()
        values = interest._coop_notice_values("stand_asked", self.mali.partner_id)
        self.assertEqual(values[self.mali.partner_id.id]["by"], "Nest Nant")
        interest._answer(True, ["wants_meet"])
        self.assertEqual((interest.state, interest.wants_meet), ("interested", True))

    def test_who_is_on_the_list_already_is_not_asked_again(self):
        self.interests._say(self.mali, [])
        interest = self._suggested()
        interest.membership_id = self.mali
        interest.action_ask()
        self.assertEqual(interest.state, "dropped")
        self.assertFalse(self._told("stand_asked"))
        with mute_logger("odoo.sql_db"), self.assertRaises(psycopg2.IntegrityError):
            with self.cr.savepoint():
                interest.sudo().state = "asked"
                interest.flush_recordset()

    def test_what_is_arranged_is_told_in_the_words_that_were_written(self):
        interest = self.interests._say(self.mali, ["wants_meet"]).with_user(self.secretary)
        with self.assertRaisesRegex(UserError, "Write down what is arranged"):
            interest.action_arranged()
        interest.arranged = "Cadi from the Council rings you on Tuesday."
        interest.action_arranged()
        self.assertEqual(self._told("stand_arranged"), self.mali.partner_id)
        self.assertEqual(interest.state, "arranged")
        with self.assertRaisesRegex(UserError, "cannot be typed over"):
            interest.state = "no"

    def test_who_might_stand_is_told_when_nominations_open_and_nobody_else(self):
        self.interests._say(self.mali, [])
        supported = self._new("Oli Onn", "Oak")
        self.interests._say(supported, [])._stop()
        self._open()
        self.assertEqual(self._told("stand_open"), self.mali.partner_id)

    def test_only_those_who_prepare_elections_see_who_might_stand(self):
        self.interests._say(self.mali, [])
        for user in (self.runner, self.watcher, self.clerk, self.officer, self.employee):
            with self.assertRaises(AccessError, msg=user.login):
                self._as(self.interests, user).search([])
        self.assertTrue(self._as(self.interests, self.secretary).search([]))

    def test_why_somebody_does_not_stand_is_kept_without_anybody(self):
        reason = self.env.ref("coop_elections.reason_far")
        said = self.env["coop.election.not.standing"]._say(self.company, reason, "A bus")
        self.assertEqual(said.said_in, date(2018, 5, 1))
        self.env.cr.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s",
            [said._table],
        )
        columns = {name for (name,) in self.env.cr.fetchall()}
        self.assertEqual(columns, {"id", "company_id", "said_in", "helps"})
        counted = self._as(reason, self.secretary)
        self.assertEqual(counted.said_count, 1)

    def test_weeks_ahead_it_says_for_how_many_seats_nobody_is_in_sight(self):
        with freeze_time(self._open() + MINUTE):
            self._stand_in("Rowan", "Ada Afal")
            self.interests._say(self.mali, [])
            self.env.flush_all()
            forecast = self._as(self.env["coop.election.forecast"], self.secretary)
            rows = forecast.search([("company_id", "=", self.company.id)])
            found = {
                row.constituency_id.name: (row.seats, row.standing, row.missing) for row in rows
            }
            self.assertEqual(found, {"Oak": (2, 0, 2), "Ash": (2, 0, 2), "Rowan": (2, 1, 1)})
            rowan = rows.filtered(lambda row: row.constituency_id == self.rowan)
            self.assertEqual(rowan.sudo().interested, 1)
            with self.assertRaises(AccessError):
                rowan.read(["interested"])

    def test_the_list_says_what_waits(self):
        self._suggested()
        tasks = self._as(self.env["coop.membership.task"], self.secretary)
        kinds = ("might_stand", "nomination", "few_candidates")

        def waiting():
            self.env.flush_all()
            found = tasks.search([("kind", "in", kinds), ("company_id", "=", self.company.id)])
            return sorted(found.mapped("kind"))

        self.assertEqual(waiting(), ["might_stand"])
        with freeze_time(self._open() + MINUTE):
            self._hand_in(self.mali, self.contests["Rowan"])
            self.assertEqual(waiting(), ["might_stand", "nomination"])
        with freeze_time(self.at["nominations_close"] - MINUTE):
            self.assertEqual(waiting(), [*["few_candidates"] * 3, "might_stand", "nomination"])

    def test_what_is_held_about_somebody_names_their_nominations(self):
        with freeze_time(self._open() + MINUTE):
            self._stand(self.mali, self.contests["Rowan"])
        pack = self.env["coop.access.pack"]
        section = pack._get_candidacies(self.mali.partner_id, self.company)
        self.assertEqual(section["rows"], [["Council 2018", "Stands", "Mali Derwen"]])
        self.assertIn("I like gardens.", [words for _key, _where, words in section["passages"]])

    def test_who_might_stand_is_forgotten_after_the_time_for_notes(self):
        interest = self.interests._say(self.mali, [])
        self.interests._gc_old()
        self.assertTrue(interest.exists())
        with freeze_time("2020-06-01 10:00:00"):
            self.interests._gc_old()
        self.assertFalse(interest.exists())

    def test_the_lesson_of_the_role_is_there_for_every_member(self):
        lesson = self.env["coop.lesson"]._get("council_role", self.company)
        self.assertTrue(lesson._is_ready(self.company))
        self.assertIn(lesson, lesson._get_open_to(self.mali.partner_id, self.company))
        self.assertEqual(len(lesson._get_screens(self.company, "cy_GB")), 8)
