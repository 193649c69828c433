"""What holds for all elections, tried on many small ones (hypothesis)."""

from itertools import permutations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from .cases import RULES, STV, counting, part

RECORD = {"drawer": "d", "witnesses": ("w",), "time": "t", "method": "an order drawn before"}
ITEM = st.one_of(st.integers(0, 5), st.tuples(st.integers(1, 5), st.integers(1, 5)))
REGULAR = st.permutations([1, 2, 3, 4, 5]).flatmap(
    lambda order: st.integers(0, 5).map(lambda length: tuple(order[:length]))
)
PAPERS = st.lists(
    st.tuples(st.one_of(REGULAR, REGULAR, st.lists(ITEM, max_size=5)), st.integers(1, 6)),
    max_size=14,
)


@st.composite
def elections(draw, papers=PAPERS):
    """(rule, ballots, order of lots) of five candidates."""
    rule = draw(st.sampled_from(RULES))
    seats = 1 if rule in ("av", "fptp") else draw(st.integers(1, 6))
    withdrawn = frozenset(draw(st.sets(st.integers(1, 5), max_size=2)))
    ballots = counting.Ballots.of("ABCDE", seats, draw(papers), withdrawn=withdrawn)
    return rule, ballots, draw(st.permutations([1, 2, 3, 4, 5]))


def counted(rule, ballots, order):
    return counting.count(ballots, rule, counting.Lots(order=order, record=RECORD))


def stop_of(rule, ballots, lots=None):
    """The tie at which the count stops, as (purpose, tied, stage), or None."""
    try:
        counting.count(ballots, rule, lots)
    except counting.LotNeeded as needed:
        return needed.lot.purpose, set(needed.lot.tied), needed.lot.stage
    return None


@given(elections())
@settings(max_examples=200, deadline=None)
def test_votes_and_non_transferable_are_the_valid_papers_at_every_stage(case):
    result = counted(*case)
    papers, unit = result.papers, 10**result.places
    assert papers.valid_total + papers.blank + sum(papers.rejected.values()) == papers.total
    for stage in result.stages:
        assert min(stage.votes.values(), default=0) >= 0
        assert stage.non_transferable >= 0
        sums = sum(stage.votes.values()) + stage.non_transferable
        if result.rule in ("plurality", "approval"):
            assert papers.valid_total <= sums <= papers.valid_total * 5
        else:
            assert sums == papers.valid_total * unit
    lost = [stage.non_transferable for stage in result.stages]
    assert result.rule == "meek" or lost == sorted(lost)


@given(elections())
@settings(max_examples=200, deadline=None)
def test_all_seats_are_filled_as_far_as_there_are_candidates(case):
    rule, ballots, _order = case
    result = counted(*case)
    assert len(result.elected) == min(ballots.seats, len(ballots.standing))
    assert len(set(result.elected)) == len(result.elected)
    assert not set(result.elected) & ballots.withdrawn
    told = [c for stage in result.stages for c in stage.elected]
    assert told == list(result.elected)
    excluded = [c for stage in result.stages for c in stage.excluded]
    assert len(set(excluded)) == len(excluded)
    assert not set(excluded) & set(result.elected)


@given(elections(), st.randoms())
@settings(max_examples=150, deadline=None)
def test_the_order_of_the_papers_changes_no_byte_of_any_report(case, dice):
    rule, ballots, order = case
    lines = [
        (paper, 1)
        for kind in (ballots.papers, ballots.irregular)
        for paper, number in kind.items()
        for _ in range(number)
    ]
    dice.shuffle(lines)
    shuffled = counting.Ballots.of(ballots.names, ballots.seats, lines, withdrawn=ballots.withdrawn)
    one, other = counted(rule, ballots, order), counted(rule, shuffled, order)
    for kind in part("cli").FORMATS.values():
        assert kind(one) == kind(other)


def renumbered(ballots, new):
    """The same ballots with candidate c called new[c]."""
    names = [""] * len(ballots.names)
    for c, name in enumerate(ballots.names, 1):
        names[new[c] - 1] = name

    def item(value):
        return tuple(new[c] for c in value) if isinstance(value, tuple) else new.get(value, 0)

    papers = [
        ([item(value) for value in paper], number)
        for kind in (ballots.papers, ballots.irregular)
        for paper, number in kind.items()
    ]
    withdrawn = frozenset(new[c] for c in ballots.withdrawn)
    return counting.Ballots.of(names, ballots.seats, papers, withdrawn=withdrawn)


@given(elections(), st.permutations([1, 2, 3, 4, 5]))
@settings(max_examples=200, deadline=None)
def test_renumbering_the_candidates_renumbers_the_result_and_nothing_else(case, to):
    rule, ballots, order = case
    new = dict(zip([1, 2, 3, 4, 5], to, strict=True))
    one = counted(rule, ballots, order)
    other = counted(rule, renumbered(ballots, new), [new[c] for c in order])
    assert [(s.action, {new[c] for c in s.candidates}, s.non_transferable) for s in one.stages] == [
        (s.action, set(s.candidates), s.non_transferable) for s in other.stages
    ]
    for before, after in zip(one.stages, other.stages, strict=True):
        assert {new[c]: votes for c, votes in before.votes.items()} == after.votes
        assert {new[c] for c in before.elected} == set(after.elected)
        assert {new[c] for c in before.excluded} == set(after.excluded)
    assert [(lot.purpose, {new[c] for c in lot.tied}, new[lot.chosen]) for lot in one.lots] == [
        (lot.purpose, set(lot.tied), lot.chosen) for lot in other.lots
    ]


@given(elections(), st.permutations([1, 2, 3, 4, 5]))
@settings(max_examples=200, deadline=None)
def test_renumbering_asks_for_the_same_lots(case, to):
    rule, ballots, _order = case
    new = dict(zip([1, 2, 3, 4, 5], to, strict=True))
    one, other = stop_of(rule, ballots), stop_of(rule, renumbered(ballots, new))
    assert (one is None) == (other is None)
    if one:
        assert (one[0], {new[c] for c in one[1]}, one[2]) == other


@given(elections())
@settings(max_examples=200, deadline=None)
def test_without_a_lot_the_order_of_lots_decides_nothing(case):
    rule, ballots, order = case
    assume(stop_of(rule, ballots) is None)
    assert counted(rule, ballots, order) == counted(rule, ballots, order[::-1])


@given(elections())
@settings(max_examples=150, deadline=None)
def test_a_recount_with_the_lots_of_the_first_is_the_same_and_asks_nothing(case):
    rule, ballots, order = case
    first = counted(rule, ballots, order)
    entries = [lot.as_dict() for lot in first.lots]
    again = counting.count(ballots, rule, counting.read_lots({"lots": entries}, ballots))
    assert again.stages == first.stages
    assert again.lots == first.lots


@pytest.mark.parametrize("rule", ["fptp", "plurality", "approval"])
@given(papers=PAPERS, more=st.integers(1, 3))
@settings(max_examples=150, deadline=None)
def test_a_vote_for_the_sole_winner_alone_never_unseats_that_winner(rule, papers, more):
    ballots = counting.Ballots.of("ABCDE", 1, papers)
    assume(stop_of(rule, ballots) is None)
    [winner] = counting.count(ballots, rule).elected
    raised = counting.Ballots.of("ABCDE", 1, [*papers, ([winner], more)])
    assert counting.count(raised, rule).elected == (winner,)


@pytest.mark.parametrize("rule", [*STV, "av"])
@given(papers=PAPERS, more=st.integers(1, 3))
@settings(max_examples=80, deadline=None)
def test_a_majority_of_first_preferences_is_elected_to_one_seat(rule, papers, more):
    ballots = counting.Ballots.of("ABCDE", 1, papers)
    valid = counting.RULES[rule](ballots, 1).papers.valid_total
    majority = counting.Ballots.of("ABCDE", 1, [*papers, ([3], valid + more)])
    assert counting.count(majority, rule).elected == (3,)


@pytest.mark.parametrize("rule", STV)
@given(papers=st.lists(st.tuples(REGULAR, st.integers(1, 6)), max_size=12))
@settings(max_examples=100, deadline=None)
def test_a_solid_coalition_gets_the_seats_its_quotas_are_worth(rule, papers):
    """Those who rank 1 and 2 before all others, in either order, with two quotas elect both."""
    others = sum(number for _paper, number in papers)
    camp = [([1, 2, 3], 2 * others + 3), ([2, 1, 4], 2 * others + 4)]
    ballots = counting.Ballots.of("ABCDE", 3, [*papers, *camp])
    assert {1, 2} <= set(counted(rule, ballots, [5, 4, 3, 2, 1]).elected)


@pytest.mark.parametrize("rule", [*STV, "av"])
@given(papers=PAPERS)
@settings(max_examples=80, deadline=None)
def test_a_withdrawn_candidate_changes_nothing_that_was_not_for_that_candidate(rule, papers):
    """Papers with the withdrawn candidate taken out by hand give the same stages."""
    ranked = [
        (ranking, number)
        for ranking, number in part("ballots")
        .sort_rankings(counting.Ballots.of("ABCDE", 1, papers))
        .valid.items()
    ]
    out = counting.Ballots.of("ABCDE", 1, ranked, withdrawn=frozenset([2]))
    by_hand = counting.Ballots.of(
        "ABCDE",
        1,
        [(tuple(c for c in ranking if c != 2), number) for ranking, number in ranked],
        withdrawn=frozenset([2]),
    )
    order = [1, 2, 3, 4, 5]
    assert counted(rule, out, order).stages == counted(rule, by_hand, order).stages


def test_every_order_of_three_lots_elects_somebody_else_in_a_perfect_tie():
    ballots = counting.Ballots.of("ABC", 1, [([1], 2), ([2], 2), ([3], 2)])
    for rule in RULES:
        elected = {counted(rule, ballots, list(order)).elected for order in permutations([1, 2, 3])}
        assert elected == {(1,), (2,), (3,)}, rule
