import json
from datetime import timedelta

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.coop_base.tests.common import WallAssertions

from ..envelope.canonical import sha256
from ..envelope.outcome import NAME
from .common_poll import PollCase

RANKINGS = ([2, 1], [], [3, 1, 2], [1], [2, 3])


@tagged("post_install", "-at_install")
class TestClosing(WallAssertions, PollCase):
    """At the close the names are cut off, the scrutineers open, and nameless ballots come back."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.given = {}
        for member, ranking in zip([cls.mali, *cls.people], RANKINGS, strict=False):
            _answer, number, tracker = cls._vote(member, ranking)
            cls.given[member] = (number, tracker, ranking)

    def _rows(self, query, *values):
        self.env.flush_all()
        self.env.cr.execute(query, values)
        return self.env.cr.fetchall()

    def _cut(self):
        self._close()
        self.election.action_cut_names()

    def _tables_with(self, words):
        """Return the names of all tables a row of which holds these words."""
        found = set()
        names = self._rows(
            "SELECT relname FROM pg_class WHERE relkind = 'r'"
            " AND relnamespace = 'public'::regnamespace"
        )
        for (name,) in names:
            holds = f'SELECT 1 FROM "{name}" AS t WHERE t::text LIKE %s LIMIT 1'
            if self._rows(holds, f"%{words}%"):
                found.add(name)
        return found

    def test_names_are_cut_off_after_the_close_by_the_returning_officer_alone(self):
        with self.assertRaisesRegex(UserError, "after the end of the voting"):
            self.election.action_cut_names()
        self._close()
        for user in (self.secretary, self.watcher, self.clerk):
            with self.assertRaises(UserError, msg=user.login):
                self.election.with_user(user).action_cut_names()
        self.election.action_cut_names()
        with self.assertRaisesRegex(UserError, "have been cut off"):
            self.election.action_cut_names()

    def test_what_is_left_with_the_names_says_that_they_voted_and_no_more(self):
        self._cut()
        rows = self._rows(
            "SELECT number, sealed, fingerprint, is_cut FROM coop_election_envelope"
            " WHERE election_id = %s",
            self.election.id,
        )
        self.assertEqual(rows, [(None, None, None, True)] * len(RANKINGS))
        self.election.invalidate_recordset()
        self.assertEqual(self.election.voted_count, len(RANKINGS))

    def test_the_order_of_what_was_sealed_says_nothing(self):
        self._cut()
        rows = self._rows(
            "SELECT id, fingerprint, xmin::text, recorded_at FROM coop_election_sealed"
            " WHERE election_id = %s ORDER BY ctid",
            self.election.id,
        )
        self.assertEqual(len(rows), len(RANKINGS))
        self.assertEqual([row[1] for row in rows], sorted(row[1] for row in rows))
        for place in (0, 3):
            column = [row[place] for row in rows]
            self.assertEqual(column, sorted(column))
        self.assertEqual(len({row[2] for row in rows}), 1, "one act for all of them")
        # nor does what is left with the names: all of them were written again by that act
        left = self._rows(
            "SELECT DISTINCT xmin::text FROM coop_election_envelope WHERE election_id = %s",
            self.election.id,
        )
        self.assertEqual({row[0] for row in left}, {rows[0][2]})

    def test_no_table_has_both_a_name_and_what_was_sealed(self):
        number = self.given[self.mali][0]
        self.assertEqual(self._tables_with(number), {"coop_election_envelope"})
        self._cut()
        self.assertEqual(self._tables_with(number), {"coop_election_sealed"})

    def test_the_fingerprints_are_published_in_order(self):
        mine = self._rows(
            "SELECT fingerprint FROM coop_election_envelope WHERE elector_id = %s",
            self._elector(self.mali).id,
        )[0][0]
        self._cut()
        published = self.election._get_fingerprints()
        self.assertIn(mine, published)
        self.assertEqual(published, sorted(published))
        self.assertEqual(
            self.election.envelopes_sha256, sha256(self.election._get_envelopes_file())
        )
        entry = self.election.journal_ids[:1]
        self.assertEqual(entry.act, "cut")
        self.assertIn(self.election.envelopes_sha256, entry.what)

    def test_who_was_struck_after_voting_is_not_opened(self):
        self._elector(self.mali)._strike("mistake", "Not a member")
        self._cut()
        self.assertEqual(len(self.election._get_fingerprints()), len(RANKINGS) - 1)
        number = self.given[self.mali][0]
        self.assertFalse(self._tables_with(number), "and what they sealed is gone")

    def test_sealed_ballots_without_names_stand_behind_the_wall(self):
        self._cut()
        sealed = self.env["coop.election.sealed"].search([("election_id", "=", self.election.id)])
        with self.assertRaises(UserError):
            sealed[0].sudo().number = "0" * 32
        with self.assertRaises(UserError):
            sealed[0].sudo().unlink()

    def test_what_the_scrutineers_open_is_what_was_sealed_and_comes_back_nameless(self):
        self._cut()
        opened = self._open_ballots(self.election)
        self.election._bring_back(opened, sha256(opened[NAME]))
        ballots = self.env["coop.election.ballot"].search(
            [("election_id", "=", self.election.id)], order="id"
        )
        found = {one.tracker: json.loads(one.ranking) for one in ballots}
        self.assertEqual(found, {tracker: ranking for _n, tracker, ranking in self.given.values()})
        self.assertEqual(ballots.mapped("tracker"), sorted(found), "the order says nothing")
        rows = self._rows(
            "SELECT DISTINCT xmin::text FROM coop_election_ballot WHERE election_id = %s",
            self.election.id,
        )
        self.assertEqual(len(rows), 1)
        self.assertEqual(self._tables_with(ballots[0].tracker), {"coop_election_ballot"})
        names = set(self.env["coop.election.ballot"]._fields)
        self.assertFalse(names & {"elector_id", "membership_id", "partner_id", "create_date"})
        self.election._go_on("count")
        self.assertEqual(self.election.state, "counted")

    def test_before_the_ballots_are_back_nothing_is_counted(self):
        self._cut()
        with self.assertRaisesRegex(UserError, "bring the ballots back"):
            self.election._go_on("count")

    def test_where_two_openings_differ_nothing_comes_back(self):
        self._cut()
        opened = self._open_ballots(self.election)
        with self.assertRaisesRegex(UserError, "another fingerprint"):
            self.election._bring_back(opened, "0" * 64)
        self.assertFalse(self.election.opening_sha256)

    def test_what_the_table_held_before_is_swept_an_hour_later(self):
        self._cut()
        elections = self.env["coop.election"]
        elections._cron_sweep()
        self.assertFalse(self.election.is_swept, "somebody may still see it")
        with freeze_time(self.at["poll_closes"] + timedelta(hours=2)):
            elections._cron_sweep()
        self.assertTrue(self.election.is_swept)
        self.assertEqual(len(self.election._get_fingerprints()), len(RANKINGS))
