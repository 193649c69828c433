"""Irregular papers: a stated treatment for each, by ranking and by marks."""

import pytest

from .cases import STV, counting, election, letters, part

RANKED = [*STV, "av", "fptp"]


def sorted_as(rule, papers, seats=1, **more):
    ballots = election(papers, seats, names="ABCD", **more)
    if rule in ("plurality", "approval"):
        limit = seats if rule == "plurality" else None
        return part("ballots").sort_marks(ballots, limit)
    return counting.RULES[rule](ballots, 1).papers


@pytest.mark.parametrize("rule", STV)
@pytest.mark.parametrize(
    ("paper", "read", "why"),
    [
        ("AB-C", "AB", "read up to a preference left out"),
        ("ABAC", "AB", "read up to a candidate named twice"),
        ("A(BC)D", "A", "read up to equal preferences"),
        ("ABCD", "ABCD", None),
    ],
)
def test_a_ranking_is_read_as_far_as_it_is_certain(rule, paper, read, why):
    papers = sorted_as(rule, {paper: 3})
    assert {letters(ranking): n for ranking, n in papers.valid.items()} == {read: 3}
    assert papers.cut == ({why: 3} if why else {})
    assert (papers.valid_total, papers.blank, papers.rejected) == (3, 0, {})


@pytest.mark.parametrize("rule", RANKED)
def test_no_certain_first_preference_makes_a_paper_invalid(rule):
    papers = sorted_as(rule, {"-A": 2, "(AB)C": 3, "": 4, "A": 1})
    assert papers.rejected == {
        "no first preference": 2,
        "first preference for more than one candidate": 3,
    }
    assert (papers.total, papers.valid_total, papers.blank) == (10, 1, 4)


def test_papers_that_read_the_same_are_one():
    assert sorted_as("scottish", {"AB": 2, "AB-C": 3}).valid == {(1, 2): 5}


@pytest.mark.parametrize("rule", STV)
def test_withdrawn_candidates_are_passed_over_without_a_gap(rule):
    papers = sorted_as(rule, {"AB": 2, "BAC": 1, "A": 3}, withdrawn=frozenset([1]))
    assert papers.valid == {(2,): 2, (2, 3): 1}
    assert papers.rejected == {"only for candidates who withdrew or died": 3}


def test_marks_have_no_order_gaps_or_repeats():
    papers = sorted_as("approval", {"-A": 1, "AA": 1, "(AB)": 1, "BA": 1, "": 2, "A-B": 1})
    assert papers.valid == {(1,): 2, (1, 2): 3}
    assert papers.blank == 2


def test_overvotes_are_rejected_by_plurality_and_cannot_be_in_approval():
    assert sorted_as("plurality", {"ABC": 2, "AB": 1}, 2).rejected == {
        "votes for more candidates than there are seats": 2
    }
    assert not sorted_as("approval", {"ABC": 2, "AB": 1}, 2).rejected


def test_the_fingerprint_is_of_the_papers_not_of_their_order():
    one = election({"AB": 2, "B": 1, "-A": 1})
    other = election({"-A": 1, "B": 1, "AB": 2})
    assert one.fingerprint() == other.fingerprint()
    assert one.fingerprint() != election({"AB": 2, "B": 2, "-A": 1}).fingerprint()
    assert one.fingerprint() != election({"AB": 2, "B": 1, "-A": 1}, 2).fingerprint()
