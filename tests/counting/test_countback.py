"""A casual vacancy filled from the ballot file (ERS97 7.1), and counts that are none."""

import pytest

from .cases import counting, election, letters

PAPERS = {"AB": 30, "AC": 14, "BA": 6, "CB": 18, "D": 20, "ED": 5, "E": 7}


def countback(rule, vacating, sitting, papers=PAPERS, seats=2, **more):
    ballots = election(papers, seats, **more)
    numbers = [[ord(letter) - 64 for letter in group] for group in (vacating, sitting)]
    return counting.countback(ballots, rule, *numbers)


@pytest.mark.parametrize("rule", ["scottish", "ers97", "meek", "nhs"])
def test_papers_pass_over_the_vacating_member_and_another_is_elected(rule):
    before = counting.count(election(PAPERS, 2), rule)
    assert letters(before.elected) in ("AD", "AB", "AC")
    leaves, stays = "A", letters(before.elected)[1]
    result = countback(rule, leaves, stays)
    assert result.is_countback
    assert len(result.filled) == 1
    assert letters(result.filled) not in leaves + stays
    assert 1 not in result.stages[0].votes


@pytest.mark.parametrize("rule", ["scottish", "ers97", "meek", "nhs"])
def test_no_sitting_member_is_excluded(rule):
    # C has the fewest votes of all, but sits: those above are excluded before.
    papers = {"AB": 40, "B": 30, "C": 1, "D": 10, "E": 12}
    result = countback(rule, "A", "C", papers)
    assert letters(result.filled) == "B"
    assert all(3 not in stage.excluded for stage in result.stages)


def test_it_ends_when_somebody_new_is_elected():
    result = countback("scottish", "A", "D", {"AB": 40, "B": 9, "C": 5, "D": 3})
    assert letters(result.filled) == "B"
    assert len(result.stages) == 1


def test_of_two_who_reach_it_at_once_the_one_with_more_votes_fills_the_only_vacancy():
    result = countback("scottish", "A", "D", {"AB": 20, "AC": 21, "D": 1})
    assert letters(result.filled) == "C"
    with pytest.raises(counting.LotNeeded) as stop:
        countback("scottish", "A", "D", {"AB": 20, "AC": 20, "D": 1})
    assert stop.value.lot.purpose == "elect"


def test_another_candidate_who_withdraws_is_passed_over_too():
    result = countback("scottish", "A", "D", withdrawn=frozenset([2]))
    assert letters(result.filled) == "C"


def test_two_vacancies_at_once():
    result = countback("ers97", "AD", "", {**PAPERS, "C": 3})
    assert len(result.filled) == 2
    assert not set(result.filled) & {1, 4}


@pytest.mark.parametrize(
    ("vacating", "sitting", "told"),
    [
        ("A", "", "are 1; the election was for 2 seats"),
        ("A", "A", "different candidates"),
        ("A", "J", "different candidates"),
        ("", "AB", "needs the members who vacate"),
    ],
)
def test_a_countback_that_makes_no_sense_is_refused(vacating, sitting, told):
    with pytest.raises(counting.RuleError, match=told):
        countback("scottish", vacating, sitting)


@pytest.mark.parametrize("rule", ["fptp", "plurality", "approval"])
def test_a_rule_without_transfers_has_no_countback(rule):
    with pytest.raises(counting.RuleError, match="no countback"):
        countback(rule, "A", "", seats=1)


def test_a_what_if_count_must_be_marked_unofficial():
    ballots = election(PAPERS, 2)
    with pytest.raises(counting.RuleError, match="marked unofficial"):
        counting.count(ballots, "scottish", seats=3)
    assert counting.count(ballots, "scottish", seats=3, unofficial="three?").unofficial == "three?"
    named = election(PAPERS, 2, rule="scottish")
    assert not counting.count(named, "scottish").unofficial
    with pytest.raises(counting.RuleError, match="marked unofficial"):
        counting.count(named, "meek")
