from datetime import date, timedelta
from unittest.mock import patch

import psycopg2
from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import SQL, mute_logger

from odoo.addons.coop_base.tests.common import WallAssertions

from .common_roll import TODAY, RollCase

TOMORROW = TODAY + timedelta(days=1)


@tagged("post_install", "-at_install")
class TestRoll(WallAssertions, RollCase):
    """Who was a member on the qualifying date is on the roll, with a number of no meaning."""

    def _refused(self, query, *args):
        with mute_logger("odoo.sql_db"), self.assertRaises(psycopg2.IntegrityError) as caught:
            with self.cr.savepoint():
                self.cr.execute(SQL(query, *args))
        return caught.exception

    # -- making ----------------------------------------------------------------------------------

    def test_each_is_on_the_roll_of_their_own_contest_alone(self):
        self.assertEqual(self.election._make_roll(), 3)
        for member, constituency in (
            (self.mali, self.rowan),
            (self.elin, self.ash),
            (self.sion, self.oak),
        ):
            row = self._rows(member)
            self.assertEqual(row.contest_id, self._contest(constituency))
            self.assertEqual(row.state, "on")
        self.assertEqual(self.election.roll_state, "provisional")
        self.assertEqual(self.election.elector_count, 3)
        self.assertEqual(self._contest(self.oak).elector_count, 1)

    def test_who_came_after_the_qualifying_date_is_not_on_it_and_who_came_on_it_is(self):
        with freeze_time("2018-05-11 09:00:00"):
            late = self._member("Nest Afal", day=TOMORROW)
            same = self._member("Owain Bedwen", day=TODAY)
            self.election._make_roll()
        self.assertFalse(self._rows(late))
        self.assertTrue(self._rows(same))

    def test_the_roll_cannot_be_made_while_somebody_may_still_become_a_member(self):
        with self.assertRaisesRegex(UserError, "qualifying date is not over"):
            self.election.action_make_roll()
        with freeze_time("2018-05-11 09:00:00"):
            self.election.action_make_roll()
            with self.assertRaisesRegex(UserError, "has been made already"):
                self.election.action_make_roll()
        self.assertEqual(len(self._rows()), 3)

    def _run_job(self, moment):
        self.env.flush_all()
        with freeze_time(moment), self.enter_registry_test_mode():
            self.env.ref("coop_elections.cron_roll").method_direct_trigger()
        self.election.invalidate_recordset()

    def test_the_job_makes_it_on_the_day_after_and_closes_it_in_time(self):
        self._run_job("2018-05-10 22:30:00")
        self.assertEqual(self.election.roll_state, "none")
        self._run_job("2018-05-10 23:30:00")
        self.assertEqual(self.election.roll_state, "provisional", "in Wales it is the 11th")
        until = self.election._get_objections_until()
        self._run_job(until - timedelta(minutes=1))
        self.assertEqual(self.election.roll_state, "provisional")
        self._run_job(until)
        self.assertEqual(self.election.roll_state, "final")

    def test_numbers_are_random_and_of_one_length_and_not_those_of_members(self):
        for number in range(30):
            self._member(f"Member {number}")
        self.election._make_roll()
        rows = self._rows()
        numbers = rows.mapped("number")
        self.assertEqual(len(set(numbers)), 33)
        self.assertEqual({len(number) for number in numbers}, {4})
        self.assertTrue(all(number.isdecimal() for number in numbers))
        by_member = rows.sorted(lambda row: row.membership_id.id).mapped("number")
        self.assertNotEqual(by_member, sorted(by_member))
        # rows lie in the order of their numbers: their ids say nothing about members
        self.assertEqual(rows.sorted("id").mapped("number"), sorted(numbers))

    def test_a_member_has_one_number_in_all_contests_of_an_election(self):
        asked = self._plan(
            kind="yes_no", name="Rules", name_cy="Rheolau", question="New?", question_cy="Newydd?"
        )
        asked.contest_ids.copy({"question": "And this?"})
        self._name_roles(asked)
        asked.sudo().write({"state": "noticed", "noticed_on": TODAY, "qualifying_on": TODAY})
        asked.sudo()._make_roll()
        rows = self.electors.search([("election_id", "=", asked.id)])
        self.assertEqual(len(rows), 6)
        self.assertEqual(len(set(rows.mapped("number"))), 3)

    def test_a_roll_of_nobody_is_a_roll(self):
        for member in (self.mali, self.elin, self.sion):
            member._leave("resignation", date(2018, 5, 1), date(2018, 5, 1))
        self.assertEqual(self.election._make_roll(), 0)
        self.election._make_roll_final()
        self.assertEqual(self.election.roll_state, "final")

    def test_a_large_roll_is_made_by_the_job(self):
        module = "odoo.addons.coop_elections.models.coop_election_roll"
        with patch(f"{module}.AT_ONCE", 1), freeze_time("2018-05-11 09:00:00"):
            self.election.action_make_roll()
            self.assertEqual(self.election.roll_state, "queued")
            self.assertFalse(self._rows())
        self._run_job("2018-05-11 09:01:00")
        self.assertEqual(self.election.roll_state, "provisional")

    # -- who has a vote --------------------------------------------------------------------------

    def test_from_then_on_the_roll_says_who_has_a_vote(self):
        self.election._make_roll()
        self.assertTrue(self.election._has_vote(self.mali))
        self._rows(self.mali)._strike("mistake", "Entered wrongly")
        self.assertFalse(self.election._has_vote(self.mali))
        self.assertEqual(self.election._get_voters(), self.elin | self.sion)
        self.assertFalse(self._contest(self.rowan)._get_elector(self.mali))
        self.assertTrue(self._contest(self.ash)._get_elector(self.elin))

    # -- behind the wall -------------------------------------------------------------------------

    def test_rolls_corrections_and_manifests_stand_behind_the_wall(self):
        for model in ("elector", "correction", "manifest"):
            self.assert_wall_ready(f"coop.election.{model}")

    def test_a_row_cannot_be_changed_or_deleted_by_anybody(self):
        self.election._make_roll()
        row = self._rows(self.mali)
        other = self._contest(self.oak)
        with self.assertRaises(UserError):
            row.number = "1"
        with self.assertRaises(UserError):
            row.write({"state": "on", "contest_id": other.id})
        with self.assertRaises(UserError):
            row.unlink()
        for query, value in (
            ("UPDATE coop_election_elector SET contest_id = %s WHERE id = %s", other.id),
            ("UPDATE coop_election_elector SET membership_id = %s WHERE id = %s", self.elin.id),
            ("UPDATE coop_election_elector SET number = %s WHERE id = %s", "1"),
        ):
            error = self._refused(query, value, row.id)
            self.assertEqual(error.diag.constraint_name, "coop_election_elector_wall")
        self._refused("DELETE FROM coop_election_elector WHERE id = %s", row.id)

    def test_nobody_is_added_to_a_final_roll_not_even_by_sql(self):
        self._make_final()
        late = self._member("Nest Afal")
        with self.assertRaisesRegex(UserError, "it is final"):
            self.electors._add(self._contest(self.rowan), late, "missing", "Was forgotten")
        error = self._refused(
            "INSERT INTO coop_election_elector (company_id, election_id, contest_id, membership_id,"
            " number, state, recorded_at, recorded_by_id, recorded_by)"
            " SELECT company_id, election_id, contest_id, %s, '1234567', 'on', now(), 1, 'x'"
            "   FROM coop_election_elector WHERE id = %s",
            late.id,
            self._rows(self.mali).id,
        )
        self.assertEqual(error.diag.constraint_name, "coop_election_elector_final")
        self.assertIn("final", self.electors._sql_error_to_message(error))

    def test_when_a_roll_became_final_and_its_fingerprint_stay(self):
        self._make_final()
        for name, value in (("roll_final_at", None), ("roll_hash", "0" * 64)):
            error = self._refused(
                "UPDATE coop_election SET %s = %s WHERE id = %s",
                SQL.identifier(name),
                value,
                self.election.id,
            )
            self.assertEqual(error.diag.constraint_name, "coop_election_roll_kept")
        with self.assertRaises(UserError):
            self.election.roll_state = "none"

    # -- final -----------------------------------------------------------------------------------

    def test_it_becomes_final_when_the_day_for_objections_has_come_and_not_before(self):
        self.election._make_roll()
        with self.assertRaisesRegex(UserError, "Members can object until"):
            self.election.action_make_roll_final()
        self._make_final()
        self.assertEqual(self.election.roll_state, "final")
        self.assertEqual(len(self.election.roll_hash), 64)

    def test_voting_begins_with_a_final_roll_whatever_was_forgotten(self):
        self._open_poll()
        self.assertEqual((self.election.state, self.election.roll_state), ("poll", "final"))
        self.assertEqual(len(self._rows()), 3)

    def test_the_fingerprint_tells_whether_anything_of_the_roll_was_changed(self):
        self._make_final()
        self.assertTrue(self.election._is_roll_as_final())
        self._rows(self.mali)._strike("mistake", "Entered wrongly")
        self.assertTrue(self.election._is_roll_as_final(), "a correction is on record")
        self._rows(self.mali)._restore("mistake", "It was right")
        self.assertTrue(self.election._is_roll_as_final())
        # somebody who switches the wall off
        self.cr.execute(
            "ALTER TABLE coop_election_elector DISABLE TRIGGER coop_election_elector_wall"
        )
        self.cr.execute(
            "UPDATE coop_election_elector SET membership_id = %s WHERE id = %s",
            [self._member("Nest Afal").id, self._rows(self.mali).id],
        )
        self.assertFalse(self.election._is_roll_as_final())
        action = self.election.action_check_roll()
        self.assertEqual(action["params"]["type"], "danger")

    def test_a_row_that_was_struck_by_hand_in_the_database_is_noticed(self):
        self._make_final()
        self.cr.execute(
            "UPDATE coop_election_elector SET state = 'struck', struck_on = %s,"
            " struck_why = 'left' WHERE id = %s",
            [TODAY, self._rows(self.mali).id],
        )
        self.assertFalse(self.election._is_roll_as_final())
