"""The plain package that counts who is there and what a vote came to."""

import unittest
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.coop_governance.meetings import (
    Majority,
    Quorum,
    Seated,
    Votes,
    count,
    decide,
)

NUMBERS = st.integers(0, 40)


class TestQuorum(unittest.TestCase):
    """Six seats, two of each; half of them and one of each are asked for. Times in minutes
    after seven."""

    RULE = Quorum(least=3, percent=50, each=1)
    ROLL = (
        Seated("a1", "oak", ((0, 40, "room"), (62, None, "room"))),
        Seated("a2", "oak", ()),
        Seated("b1", "ash", ((0, None, "room"),)),
        Seated("b2", "ash", ((0, None, "phone"),)),
        Seated("c1", "rowan", ((5, None, "video"),)),
        Seated("c2", "rowan", ()),
    )
    # moment, who withdrew, who counts, quorum, constituencies of which too few are there
    TABLE = (
        (0, (), 3, False, ("rowan",)),
        (5, (), 4, True, ()),
        (39, (), 4, True, ()),
        (40, (), 3, False, ("oak",)),  # left at 19:40 for point 5
        (61, (), 3, False, ("oak",)),
        (62, (), 4, True, ()),  # came back for point 6
        (62, ("b1",), 3, True, ()),  # one withdrew for an interest
        (62, ("c1",), 3, False, ("rowan",)),
        (62, ("b1", "b2"), 2, False, ("ash",)),
    )

    def test_a_worked_table(self):
        for moment, withdrawn, present, reached, short in self.TABLE:
            with self.subTest(moment=moment, withdrawn=withdrawn):
                counted = count(self.RULE, self.ROLL, moment, withdrawn=withdrawn)
                self.assertEqual(
                    (counted.present, counted.reached, counted.short), (present, reached, short)
                )

    def test_who_takes_part_from_afar_counts_only_where_the_rules_say_so(self):
        rule = Quorum(least=3, percent=50, each=1, remote=False)
        counted = count(rule, self.ROLL, 10)
        self.assertEqual(counted.keys, ("a1", "b1"))
        self.assertEqual(counted.short, ("rowan",))

    def test_vacant_seats_count_towards_what_is_needed(self):
        self.assertEqual(count(Quorum(percent=50), self.ROLL, 10, seats=9).needed, 5)

    def test_a_constituency_without_anybody_is_missed(self):
        counted = count(Quorum(each=1), self.ROLL, 10, constituencies=("elm",))
        self.assertEqual(counted.short, ("elm",))

    def test_a_quorum_of_more_than_all_is_refused(self):
        for wrong in ({"percent": 101}, {"least": -1}, {"each": -1}):
            with self.assertRaises(ValueError):
                Quorum(**wrong)

    @given(st.integers(0, 100), NUMBERS)
    def test_needed_is_the_least_number_that_is_the_share(self, percent, seats):
        needed = Quorum(percent=percent).needed(seats)
        self.assertGreaterEqual(needed * 100, percent * seats)
        self.assertTrue(needed == 0 or (needed - 1) * 100 < percent * seats)


class TestMajority(unittest.TestCase):
    def test_more_than_half_of_the_votes_cast(self):
        for for_, against, abstained, carried in (
            (3, 2, 0, True),
            (2, 2, 2, False),
            (1, 0, 5, True),
            (0, 0, 6, False),
            (2, 3, 1, False),
        ):
            outcome = decide([Votes(for_, against, abstained)], Majority())
            self.assertEqual(outcome.carried, carried, (for_, against, abstained))

    def test_of_those_present_who_gives_no_vote_is_in_the_way(self):
        outcome = decide([Votes(3, 1, 2)], Majority(of="present"))
        self.assertFalse(outcome.carried)
        self.assertEqual((outcome.base, outcome.needed), (6, 4))

    def test_of_those_present_whoever_is_there_counts_also_where_nothing_was_written_down(self):
        outcome = decide([Votes(4, 1, 0)], Majority(of="present"), present=10)
        self.assertFalse(outcome.carried)
        self.assertEqual((outcome.base, outcome.needed), (10, 6))
        self.assertTrue(decide([Votes(4, 1, 0)], Majority(), present=10).carried)

    def test_of_all_seats(self):
        self.assertFalse(decide([Votes(4, 0, 0)], Majority(of="seats"), seats=9).carried)
        self.assertTrue(decide([Votes(5, 0, 0)], Majority(of="seats"), seats=9).carried)

    def test_three_quarters_and_two_thirds_are_reached_by_exactly_so_many(self):
        special = Majority(percent=75, more_than=False)
        self.assertTrue(decide([Votes(3, 1)], special).carried)
        self.assertFalse(decide([Votes(2, 1)], special).carried)
        two_thirds = Majority(percent=Fraction(200, 3), more_than=False)
        self.assertTrue(decide([Votes(2, 1)], two_thirds).carried)

    def test_nobody_carries_nothing(self):
        for majority in (Majority(), Majority(percent=0, more_than=False)):
            self.assertFalse(decide([], majority).carried)

    def test_the_chair_decides_a_tie_where_the_rules_say_so(self):
        chair = Majority(casting=True)
        waiting = decide([Votes(3, 3)], chair)
        self.assertTrue(waiting.tie and waiting.wants_casting and not waiting.carried)
        self.assertTrue(decide([Votes(3, 3)], chair, casting_vote=True).carried)
        self.assertFalse(decide([Votes(3, 3)], chair, casting_vote=False).carried)
        self.assertFalse(decide([Votes(3, 3)], Majority(), casting_vote=True).carried)

    def test_a_casting_vote_changes_nothing_where_there_is_no_tie(self):
        outcome = decide([Votes(2, 3)], Majority(casting=True), casting_vote=True)
        self.assertFalse(outcome.carried)

    @given(st.lists(st.builds(Votes, NUMBERS, NUMBERS, NUMBERS), max_size=5))
    def test_constituencies_add_up(self, votes):
        one = Votes(
            sum(v.for_ for v in votes),
            sum(v.against for v in votes),
            sum(v.abstained for v in votes),
        )
        self.assertEqual(decide(votes, Majority()), decide([one], Majority()))

    @given(st.builds(Votes, NUMBERS, NUMBERS, NUMBERS), st.sampled_from(["cast", "present"]))
    def test_one_vote_more_never_loses(self, votes, of):
        before = decide([votes], Majority(of=of)).carried
        after = decide([votes, Votes(1)], Majority(of=of)).carried
        self.assertTrue(after or not before)
