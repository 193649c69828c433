"""The Scottish rules, paragraph by paragraph, by the numbers of SSI 2011/399."""

import pytest

from .cases import counting, election, letters, lots, told


def count(papers, seats=1, answers=(), **more):
    return counting.count(election(papers, seats, **more), "scottish", lots(*answers))


def test_rule_47_the_quota_ignores_decimals_and_adds_one():
    for papers, seats, quota in [(10, 2, 4), (11, 2, 4), (12, 2, 5), (9567, 4, 1914), (1, 1, 1)]:
        result = counting.count(election({"A": papers, "B": 0, "C": 0}, seats), "scottish",
                                lots(("exclude", "BC", "B")))  # fmt: skip
        assert result.quota == quota


def test_rule_48_whoever_has_the_quota_is_elected_at_once():
    result = count({"A": 4, "B": 4, "C": 2}, 2)
    assert told(result) == ["first: A 4 B 4 C 2 lost 0; elected AB"]


def test_rule_49_a_surplus_goes_on_with_all_papers_at_five_decimals():
    # Quota 5 of 13. A has 9, surplus 4: each paper is worth 4/9 = 0.44444, the rest is lost.
    result = count({"AB": 6, "AC": 2, "A": 1, "B": 1, "C": 3}, 2)
    assert told(result) == [
        "first: A 9 B 1 C 3 lost 0; elected A",
        "surplus A: A 5 B 3.66664 C 3.88888 lost 0.44448",
        "exclude B: A 5 B 0 C 3.88888 lost 4.11112; elected C",
    ]


def test_rule_49_4_a_paper_received_is_worth_what_it_was_received_at():
    # A: 6 of quota 4, surplus 2, 6 papers to B at 0.33333; B then has 3 + 1.99998 = 4.99998,
    # surplus 0.99998: papers of B's own 0.99998/4.99998 = 0.19999, of A's 0.33333 times it.
    result = count({"ABC": 6, "BC": 3, "C": 2, "D": 2, "E": 2}, 3, [("exclude", "DE", "D")])
    assert told(result)[:3] == [
        "first: A 6 B 3 C 2 D 2 E 2 lost 0; elected A",
        "surplus A: A 4 B 4.99998 C 2 D 2 E 2 lost 0.00002; elected B",
        "surplus B: A 4 B 4 C 2.99993 D 2 E 2 lost 0.00007",
    ]


def test_rule_50_1_the_highest_surplus_goes_first_and_one_at_a_time():
    result = count({"AC": 8, "BD": 10, "C": 3, "D": 1}, 3)
    assert [letters(stage.candidates) for stage in result.stages] == ["", "B", "A", "C"]
    assert letters(result.elected) == "BAD"


def test_rule_50_2_equal_surpluses_go_by_the_most_recent_stage_that_parts_them():
    # Quota 11. When D goes A and B reach 12 together; at stage 1 B was ahead by 9 to 8.
    result = count({"AE": 8, "BC": 9, "DA": 4, "DB": 3, "C": 9, "E": 8}, 3)
    assert letters(result.stages[1].elected) == "BA"
    assert [letters(stage.candidates) for stage in result.stages[:3]] == ["", "D", "B"]


def test_rule_50_3_surpluses_equal_at_every_stage_need_a_lot():
    papers = {"AC": 7, "BD": 7, "C": 2, "D": 2}
    with pytest.raises(counting.LotNeeded) as stop:
        count(papers, 3)
    lot = stop.value.lot
    assert (lot.purpose, lot.tied, lot.stage) == ("surplus", (1, 2), 2)
    assert "rule 50(3)" in lot.paragraph
    result = count(papers, 3, [("surplus", "AB", "B")])
    assert letters(result.stages[1].candidates) == "B"
    assert [lot.chosen for lot in result.lots] == [2]


def test_rule_51_one_is_excluded_at_a_time_even_without_votes():
    result = count({"A": 5, "B": 4, "C": 3, "D": 0, "E": 0}, 1, [("exclude", "DE", "E")])
    assert [letters(stage.excluded) for stage in result.stages] == ["", "E", "D", "C", "B"]


def test_rule_51_4_papers_of_an_excluded_candidate_keep_their_value():
    # B holds 6 papers of A's at 0.33333 and one of its own; excluded, they go to C at that.
    result = count({"ABC": 6, "BC": 1, "C": 3, "D": 5}, 3)
    assert told(result) == [
        "first: A 6 B 1 C 3 D 5 lost 0; elected AD",
        "surplus A: A 4 B 2.99998 C 3 D 5 lost 0.00002",
        "surplus D: A 4 B 2.99998 C 3 D 4 lost 1.00002",
        "exclude B: A 4 B 0 C 5.99998 D 4 lost 1.00002; elected C",
    ]


def test_rule_52_2a_the_most_recent_stage_decides_not_the_first():
    # B and C have 3 each after stage 2. At stage 1: B 2, C 3. So B goes.
    result = count({"A": 5, "B": 2, "C": 3, "DB": 1, "E": 4})
    assert [letters(stage.excluded) for stage in result.stages[:3]] == ["", "D", "B"]


def test_rule_52_2a_narrows_step_by_step():
    # Stage 3: B, C, D have 4 each. Stage 2: 3, 3, 4, so D is out of it. Stage 1: B 2, C 3: B goes.
    result = count({"A": 9, "B": 2, "C": 3, "D": 4, "EB": 1, "FB": 1, "FC": 1, "G": 8})
    assert [letters(stage.excluded) for stage in result.stages[:4]] == ["", "E", "F", "B"]
    assert {result.stages[2].votes[c] for c in (2, 3, 4)} == {400000}
    assert not result.lots


def test_rule_52_2a_of_three_tied_the_one_ahead_before_is_out_of_the_lot():
    # Stage 1: B 2, C 2, D 3, E 2 (BC 1, CB 1 ... ): E's papers make B, C and D equal at 3.
    papers = {"A": 9, "B": 2, "C": 2, "D": 3, "EB": 1, "EC": 1, "F": 8}
    with pytest.raises(counting.LotNeeded) as stop:
        count(papers, 2, [("exclude", "BCE", "E")])
    assert stop.value.lot.tied == (2, 3)
    assert stop.value.lot.stage == 3
    assert "rule 52(2)(b)" in stop.value.lot.paragraph


def test_rule_53_the_last_vacancies_are_filled_without_further_transfer():
    result = count({"A": 9, "AB": 3, "B": 2, "C": 1}, 3)
    assert told(result) == ["first: A 12 B 2 C 1 lost 0; elected ABC"]


def test_as_many_candidates_as_seats_or_fewer_are_all_elected():
    assert letters(count({"A": 1, "B": 3}, 2).elected) == "BA"
    fewer = count({"A": 1, "B": 3}, 5)
    assert letters(fewer.elected) == "BA"
    assert fewer.seats == 5


def test_one_ballot_one_seat():
    assert told(count({"AB": 1, "B": 0})) == ["first: A 1 B 0 lost 0; elected A"]


def test_no_valid_ballot_leaves_everything_to_lots():
    with pytest.raises(counting.LotNeeded) as stop:
        counting.count(counting.Ballots.of("AB", 1, [([], 4)]), "scottish")
    assert stop.value.lot.tied == (1, 2)
    assert stop.value.result.papers.blank == 4
    result = counting.count(
        counting.Ballots.of("AB", 1, []), "scottish", lots(("exclude", "AB", "A"))
    )
    assert letters(result.elected) == "B"


def test_when_all_papers_are_exhausted_the_last_who_continue_are_elected():
    result = count({"A": 1, "B": 2, "C": 3, "D": 9}, 2)
    assert letters(result.elected) == "DC"
    assert result.stages[-1].non_transferable > 0


def test_a_withdrawn_candidate_is_passed_over():
    result = count({"AB": 5, "B": 1, "C": 4, "A": 2}, withdrawn=frozenset([1]))
    assert told(result) == ["first: B 6 C 4 lost 0; elected B"]
    assert result.papers.rejected == {"only for candidates who withdrew or died": 2}
