import os
import tempfile
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import psycopg2
from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import SQL, config, mute_logger

from odoo.addons.coop_access import codes as signs

from .. import pepper
from ..models.coop_election_code import LENGTH
from .common_roll import TODAY, RollCase

SECRET = "a secret that is long enough for a test, and no other"


class CodeCase(RollCase):
    """The secret is in the environment, and nothing is left on the disk."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(patch.dict(os.environ, {pepper.VARIABLE: SECRET}))
        cls.election._make_roll()

    def _issue(self, *members, how="letter"):
        ids = [member.id for member in members]
        return self.codes._issue(self.election, ids, how)

    def _live(self, member):
        return self.codes._get_live(self._rows(member)[:1])


@tagged("post_install", "-at_install")
class TestCodes(CodeCase):
    """A code is random, is kept nowhere, and votes for whom it was given."""

    def test_a_code_has_eighty_random_bits_and_can_be_read_aloud(self):
        typed = self._issue(self.mali)[self.mali.id]
        self.assertEqual(len(typed), LENGTH)
        self.assertGreaterEqual(LENGTH * signs.BITS / signs.LENGTH, 80)
        self.assertFalse(set(typed) - set(signs.ALPHABET))
        self.assertFalse(set("0O1IL5SZGBUAE") & set(signs.ALPHABET))
        self.assertEqual(len(signs.say(typed)), 6)

    def test_the_code_is_nowhere_in_the_database(self):
        typed = self._issue(self.mali)[self.mali.id]
        self.cr.execute("SELECT to_jsonb(c)::text FROM coop_election_code c")
        kept = self.cr.fetchall()
        self.assertTrue(kept)
        self.assertNotIn(typed, str(kept))

    def test_a_code_is_found_as_people_type_it(self):
        typed = self._issue(self.mali, self.elin)[self.mali.id]
        shown = signs.show(typed)
        for as_typed in (typed, shown, f" {shown.lower()} ", shown.replace(" ", "-")):
            self.assertEqual(self.codes._find(as_typed), self._rows(self.mali))
        for wrong in ("", None, typed[:-1], typed + "C", "C" * LENGTH, "x" * 10_000, "%"):
            self.assertFalse(self.codes._find(wrong), wrong)

    def test_a_new_code_ends_the_one_before_and_that_of_nobody_else(self):
        first = self._issue(self.mali, self.elin)
        second = self._issue(self.mali, how="desk")[self.mali.id]
        self.assertFalse(self.codes._find(first[self.mali.id]))
        self.assertEqual(self.codes._find(second), self._rows(self.mali))
        self.assertEqual(self.codes._find(first[self.elin.id]), self._rows(self.elin))
        old = self.codes.search([("membership_id", "=", self.mali.id), ("voided_on", "!=", False)])
        self.assertEqual(old.voided_why, "replaced")

    def test_the_database_allows_one_code_at_a_time(self):
        self._issue(self.mali)
        with mute_logger("odoo.sql_db"), self.assertRaises(psycopg2.IntegrityError):
            with self.cr.savepoint():
                self.cr.execute(
                    SQL(
                        "INSERT INTO coop_election_code (company_id, election_id, membership_id,"
                        " digest, how, issued_on) SELECT company_id, election_id, membership_id,"
                        " 'x', how, issued_on FROM coop_election_code"
                    )
                )

    def test_who_is_struck_off_has_no_code_any_more(self):
        typed = self._issue(self.mali, self.elin)
        self._as(self.mali, self.officer).action_died(TODAY)
        self._rows(self.elin)._strike("mistake", "Not entitled")
        for member in (self.mali, self.elin):
            self.assertFalse(self.codes._find(typed[member.id]))
            self.assertFalse(self._live(member))
            self.assertFalse(self._rows(member).has_code)

    def test_a_code_is_for_one_election_and_ends_with_it(self):
        typed = self._issue(self.mali)[self.mali.id]
        other = self._noticed(is_rehearsal=True)
        other._make_roll()
        self.assertEqual(self.codes._find(typed).election_id, self.election)
        self.election._abandon("A seat was missing")
        self.assertFalse(self.codes._find(typed))

    def test_who_has_none_can_be_searched(self):
        self._issue(self.mali)
        mine = [("election_id", "=", self.election.id)]
        self.assertEqual(
            self.electors.search([*mine, ("has_code", "=", True)]), self._rows(self.mali)
        )
        self.assertEqual(
            self.electors.search([*mine, ("has_code", "=", False)]),
            self._rows(self.elin) | self._rows(self.sion),
        )

    # -- the secret ------------------------------------------------------------------------------

    def test_without_the_secret_no_code_can_be_tried(self):
        typed = self._issue(self.mali)[self.mali.id]
        with patch.dict(os.environ, {pepper.VARIABLE: SECRET[::-1]}):
            self.assertFalse(self.codes._find(typed))
            with self.assertRaisesRegex(UserError, "another than when the first codes"):
                self._issue(self.elin)
            self.assertFalse(self._said_ready()["codes"])
        with patch.dict(os.environ, {pepper.VARIABLE: "short"}):
            self.assertFalse(self.codes._find(typed))
            with self.assertRaisesRegex(UserError, "missing on the server"):
                self._issue(self.elin)
        self.assertTrue(self._said_ready()["codes"])
        self.assertEqual(self.codes._find(typed), self._rows(self.mali))

    def _said_ready(self):
        return {code: well for code, well, _words in self.election._get_ready()}

    def test_where_nobody_gave_a_secret_one_is_made_beside_the_database_once(self):
        environment = {k: v for k, v in os.environ.items() if k != pepper.VARIABLE}
        with tempfile.TemporaryDirectory() as folder:
            self.startPatcher(patch.dict(os.environ, environment, clear=True))
            self.patch(config, "options", config.options.new_child({"data_dir": folder}))
            with self.assertRaises(pepper.NoPepper):
                pepper.read()
            self.assertTrue(pepper.is_to_be_made())
            secret = pepper.read(make=True)
            self.assertEqual(pepper.read(make=True), secret)
            file = Path(folder) / pepper.FILE
            self.assertEqual(file.stat().st_mode & 0o777, 0o600)
            self.assertEqual([path.name for path in Path(folder).iterdir()], [pepper.FILE])
            # once codes were hashed, none is made in place of one that is lost
            self._issue(self.mali)
            file.unlink()
            with self.assertRaisesRegex(UserError, "missing on the server"):
                self._issue(self.elin)
            self.assertFalse(file.exists())

    def test_when_the_secret_is_lost_all_codes_are_ended_and_new_ones_given(self):
        typed = self._issue(self.mali)[self.mali.id]
        with patch.dict(os.environ, {pepper.VARIABLE: SECRET[::-1]}):
            self.election.action_void_codes()
            again = self._issue(self.mali)[self.mali.id]
            self.assertEqual(self.codes._find(again), self._rows(self.mali))
        self.assertFalse(self.codes._find(typed))
        with self.assertRaisesRegex(UserError, "Only the returning officer"):
            self._as(self.election, self.secretary).action_void_codes()


@tagged("post_install", "-at_install")
class TestDesk(CodeCase):
    """“My letter never came”: the desk finds the person and gives a new code, which is counted."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time(cls.election._get_objections_until()):
            cls.election.action_make_roll_final()
        cls.first = cls.codes._issue(cls.election, [cls.mali.id], "letter")[cls.mali.id]
        cls.desk = cls.election.with_user(cls.clerk)

    def _replace(self, why="lost", identity="card", how="told", user=None):
        codes = self._as(self.codes, user or self.clerk)
        return codes._replace(self._rows(self.mali), why, identity, how)

    def test_the_desk_finds_people_by_name_and_by_elector_number(self):
        row = self._rows(self.mali)
        for words in ("mali", "Derwen", row.number):
            self.assertEqual(self.desk._find_at_desk(words), row, words)
        for words in ("", "m", row.number[:3], "Nobody"):
            self.assertFalse(self.desk._find_at_desk(words), words)

    def test_a_new_code_voids_the_first_and_is_in_the_journal_without_a_name(self):
        typed = self._replace()
        self.assertFalse(self.codes._find(self.first))
        self.assertEqual(self.codes._find(typed), self._rows(self.mali))
        code = self._live(self.mali)
        self.assertEqual((code.why, code.identity, code.how), ("lost", "card", "told"))
        self.assertEqual(code.issued_by, self.clerk.name)
        entry = self.election.sudo().journal_ids[:1]
        self.assertIn(self._rows(self.mali).number, entry.what)
        self.assertIn("It is lost", entry.what)
        self.assertNotIn("Mali", entry.what)
        self.assertNotIn(typed, f"{entry.what}{entry.why}")
        self.assertEqual(self.election.replaced_count, 1)

    def test_whose_code_was_told_on_the_phone_is_told_so_by_the_way_that_is_theirs(self):
        self._replace(how="desk")
        self.assertFalse(self._told("election_code"))
        typed = self._replace()
        self.assertEqual(self._told("election_code"), self.mali.partner_id)
        said = self.env["coop.notice.delivery"].search([("kind_id.code", "=", "election_code")])
        self.assertIn("in your name", said.body_html)
        self.assertNotIn(typed, said.body_html)

    def test_a_letter_may_still_be_on_its_way(self):
        with self.assertRaisesRegex(UserError, "may still be on its way"):
            self._replace("never_came")
        with freeze_time("2018-05-13 09:00:00"):
            self.assertTrue(self._replace("never_came"))

    def test_who_has_voted_gets_no_new_code(self):
        with patch.object(type(self.electors), "_has_voted", lambda self: True):
            with self.assertRaisesRegex(UserError, "has arrived already"):
                self._replace()

    def test_it_has_to_be_said_why_and_who_it_is(self):
        for vals in ({"why": ""}, {"identity": ""}, {"why": "x"}, {"how": "letter"}):
            with self.assertRaises(UserError):
                self._replace(**vals)
        self.assertEqual(self.codes._find(self.first), self._rows(self.mali))

    def test_only_the_desk_of_this_election_does_it(self):
        stranger = self._user("carwyn_cyfaill", "coop_elections.group_election_clerk")
        for user in (stranger, self.officer, self.watcher, self.secretary, self.employee):
            with self.assertRaises(AccessError, msg=user.login):
                self._replace(user=user)
            with self.assertRaises(AccessError, msg=user.login):
                self.election.with_user(user)._find_at_desk("Mali")
        self.assertTrue(self._replace(user=self.runner))

    def test_after_voting_has_ended_no_code_is_given(self):
        self._open_poll()
        with freeze_time(self.election._get_step("poll_closes").at + timedelta(minutes=1)):
            self.election.action_close_poll()
            with self.assertRaisesRegex(UserError, "until voting ends"):
                self._replace()
