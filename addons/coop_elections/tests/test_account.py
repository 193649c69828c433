from odoo.exceptions import UserError
from odoo.tests import tagged

from ..envelope.canonical import sha256
from ..envelope.outcome import NAME
from .common_count import CountCase


@tagged("post_install", "-at_install")
class TestAccount(CountCase):
    """Whatever was issued, came back, was cast and opened adds up, or nothing goes on."""

    def _sum(self, code):
        return next(one for one in self.election._get_sums() if one.code == code)

    def _explain(self, code, why="An envelope was empty"):
        explanations = self.env["coop.election.explanation"].with_user(self.runner)
        return explanations._write_down(self._sum(code), why)

    def test_papers_that_are_not_in_the_box_are_in_the_way_until_they_are_there(self):
        self._post(*self.people[:3])
        self._close()
        with self.assertRaisesRegex(UserError, "voted on paper 3, papers out of the ballot box 0"):
            self.election.action_cut_names()
        self._key("1", "2", "3")
        self.election.action_cut_names()
        self.assertTrue(self.election.names_cut_at)

    def test_a_difference_is_explained_by_the_returning_officer_with_a_reason(self):
        self._post(*self.people[:3])
        self._close()
        self._key("1", "2")
        with self.assertRaisesRegex(UserError, "Say why"):
            self._explain("box", " ")
        explanations = self.env["coop.election.explanation"]
        for user in (self.clerk, self.watcher):
            with self.assertRaises(UserError):
                explanations.with_user(user)._write_down(self._sum("box"), "Mine")
        self._explain("box")
        self.election.action_cut_names()
        self.assertIn("Explained: An envelope was empty", self.election.account)
        entry = self.election.journal_ids.filtered(lambda one: one.act == "explained")
        self.assertEqual(entry.why, "An envelope was empty")

    def test_what_was_explained_explains_no_other_numbers(self):
        self._post(*self.people[:3])
        self._close()
        self._key("1")
        self._explain("box")
        self._key("2", "3", "1")
        with self.assertRaisesRegex(UserError, "voted on paper 3, papers out of the ballot box 4"):
            self.election.action_cut_names()

    def test_the_window_shows_the_next_difference(self):
        self._post(*self.people[:2])
        self._close()
        windows = self.env["coop.election.explain"].with_user(self.runner)
        window = windows.create({"election_id": self.election.id, "why": "Lost in the post room"})
        self.assertEqual(window.left, 1)
        self.assertIn("papers out of the ballot box 0", window.difference)
        window.action_apply()
        self.assertFalse(self.election.has_unexplained)
        with self.assertRaisesRegex(UserError, "Everything is equal"):
            windows.create({"election_id": self.election.id, "why": "Again"}).action_apply()

    def test_in_a_whole_election_every_sum_is_equal(self):
        self._vote(self.mali, [2, 1])
        self._vote(self.people[5], [1])
        self._post(*self.people[:3])
        self._close()
        self._key("1", "", "identifiable")
        self._count()
        sums = {one.code: (one.expected, one.found) for one in self.election._get_sums()}
        self.assertEqual(
            sums,
            {
                "series": (3, 3),
                "post": (3, 3),
                "box": (3, 3),
                "keyed": (3, 3),
                "sealed": (2, 2),
                "opened_envelopes": (2, 2),
                "opened_papers": (2, 2),
                "sums": (4, 4),
                "ballots": (4, 4),
                "counted": (4, 4),
            },
        )
        self.assertIn("Voted: On paper, by post", self.election.account)

    def test_whoever_was_struck_off_is_said_and_no_difference(self):
        self._vote(self.mali, [2, 1])
        self._vote(self.people[5], [1])
        self._elector(self.mali)._strike("mistake", "Not a member")
        self._close()
        self._count()
        self.assertFalse(self.election.has_unexplained)
        self.assertIn("Voted, and struck off the roll since", self.election.account)

    def test_an_opening_without_the_papers_is_not_taken(self):
        self._vote(self.mali, [2, 1])
        self._post(self.people[0])
        self._close()
        self._key("1")
        self.election.action_cut_names()
        opened = self._open()
        without = self._open_ballots(self.election)
        with self.assertRaisesRegex(UserError, "without the file of papers"):
            self.election._bring_back(without, sha256(without[NAME]))
        self.election._bring_back(opened, sha256(opened[NAME]))

    def test_papers_that_are_not_keyed_yet_keep_the_ballots_from_coming_back(self):
        self._vote(self.mali, [2, 1])
        self._post(self.people[0])
        self._close()
        self._bundle(1)
        self.election.action_cut_names()
        without = self._open_ballots(self.election)
        with self.assertRaisesRegex(UserError, "Key all papers first"):
            self.election._bring_back(without, sha256(without[NAME]))
