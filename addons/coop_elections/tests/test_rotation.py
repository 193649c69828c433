from unittest.mock import patch

from odoo.tests import tagged

from ..models import coop_election_rotation
from .common_count import CountCase


@tagged("post_install", "-at_install")
class TestRotation(CountCase):
    """Each ballot begins with another candidate, where the notice says so; none gets other votes
    by it."""

    def _begin_with(self, place):
        """Ballots begin with the candidate on this place, from nought."""
        drawn = patch.object(coop_election_rotation.SystemRandom, "randrange", lambda *_a: place)
        drawn.start()
        self.addCleanup(drawn.stop)

    def _numbered(self):
        """The candidates of a ballot as the booth shows it: [(number, name)]."""
        booth = self.election._get_booth(self._elector(self.mali))
        [ballot] = booth["contests"]
        return [(card["number"], card["name"]) for card in ballot["cards"]]

    def _get_printed(self):
        paper = self.election._give_paper(self._elector(self.mali)).sudo()
        known = self.manifest._read().contests[self.contest._get_code()]
        rows = [(name, said) for name, _picture, said in paper._get_rows(self.contest, known)]
        [[_declaration, ballot, _lang, _size]] = paper._get_packs()
        return rows, str(ballot)

    def test_the_booth_begins_with_another_and_numbers_stay(self):
        self._set(candidate_order="rotated")
        usual = list(self.contest._get_names().items())
        for place in range(3):
            self._begin_with(place)
            self.assertEqual(self._numbered(), usual[place:] + usual[:place])

    def test_a_paper_begins_with_another_and_says_the_numbers_for_whoever_keys_it(self):
        self._set(candidate_order="rotated")
        self._begin_with(2)
        rows, ballot = self._get_printed()
        names = self.contest._get_names()
        self.assertEqual(rows, [(names[one], f"Candidate {one}") for one in (3, 1, 2)])
        self.assertLess(ballot.index("Candidate 3"), ballot.index("Candidate 1"))

    def test_the_practice_ballot_is_as_always(self):
        self._set(candidate_order="rotated")
        self._begin_with(2)
        practice = self.election._get_booth(self._elector(self.mali))["practice"]
        self.assertEqual([card["number"] for card in practice["cards"]], [1, 2, 3, 4])

    def test_with_another_order_all_ballots_are_the_same_and_papers_bear_no_numbers(self):
        self._begin_with(2)
        usual = self.contest._get_names()
        self.assertEqual(self._numbered(), list(usual.items()))
        rows, ballot = self._get_printed()
        self.assertEqual(rows, [(name, None) for name in usual.values()])
        self.assertNotIn("Candidate 1", ballot)

    def test_yes_or_no_to_each_candidate_cannot_be_chosen(self):
        for model in ("coop.election.rules", "coop.election.contest"):
            offered = self.env[model].fields_get(["uncontested"])["uncontested"]["selection"]
            self.assertEqual([code for code, _label in offered], ["elected"], model)
