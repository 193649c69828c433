"""Alternative vote, first past the post, plurality-at-large, approval, Meek, NHS model rules."""

import pytest

from .cases import counting, election, letters, lots, told


def count(rule, papers, seats=1, answers=(), **more):
    return counting.count(election(papers, seats, **more), rule, lots(*answers))


# Alternative vote


def test_av_45a_2_a_majority_of_first_preferences_elects():
    assert told(count("av", {"A": 6, "B": 3, "C": 2})) == ["first: A 6 B 3 C 2 lost 0; elected A"]


def test_av_45a_3_to_5_the_last_goes_until_one_has_more_than_the_others_together():
    result = count("av", {"A": 5, "B": 4, "CB": 2, "C": 1})
    assert told(result) == [
        "first: A 5 B 4 C 3 lost 0",
        "exclude C: A 5 B 6 C 0 lost 1; elected B",
    ]
    assert result.quota is None


def test_av_exactly_half_is_no_majority():
    assert len(count("av", {"A": 5, "B": 4, "CB": 1}, answers=[("elect", "AB", "B")]).stages) == 2


def test_av_49_the_fewest_first_preferences_decide_then_later_stages_then_a_lot():
    result = count("av", {"A": 9, "B": 3, "C": 2, "DC": 1, "E": 6})
    assert [letters(stage.excluded) for stage in result.stages[:3]] == ["", "D", "C"]
    with pytest.raises(counting.LotNeeded) as stop:
        count("av", {"A": 9, "B": 3, "C": 3, "E": 6, "D": 0}, answers=[])
    assert stop.value.lot.tied == (2, 3)
    assert stop.value.lot.paragraph.startswith("Rule 49(3)")


def test_av_49a_of_two_equal_at_the_end_the_one_ahead_first_is_elected_else_by_lot():
    result = count("av", {"A": 5, "B": 4, "CB": 1})
    assert letters(result.elected) == "A"
    assert letters(result.stages[-1].elected) == "A"
    with pytest.raises(counting.LotNeeded) as stop:
        count("av", {"A": 5, "B": 5})
    assert stop.value.lot.purpose == "elect"
    assert letters(count("av", {"A": 5, "B": 5}, answers=[("elect", "AB", "B")]).elected) == "B"


def test_av_fills_one_seat_only():
    with pytest.raises(counting.RuleError, match="one seat, not 2"):
        count("av", {"A": 1, "B": 1}, 2)


def test_av_one_candidate_one_ballot_and_none():
    assert letters(count("av", {"A": 1}).elected) == "A"
    assert letters(counting.count(counting.Ballots.of("A", 1, []), "av").elected) == "A"


# First past the post, plurality, approval


def test_fptp_most_votes_win_and_later_preferences_are_not_read():
    result = count("fptp", {"AC": 4, "BC": 3, "C": 3})
    assert told(result) == ["first: A 4 B 3 C 3 lost 0; elected A"]


def test_fptp_equal_votes_are_decided_by_lot():
    with pytest.raises(counting.LotNeeded) as stop:
        count("fptp", {"A": 4, "B": 4, "C": 3})
    assert stop.value.lot.tied == (1, 2)
    assert "rule 49" in stop.value.lot.paragraph
    assert letters(count("fptp", {"A": 4, "B": 4}, answers=[("elect", "AB", "B")]).elected) == "B"


def test_fptp_two_crosses_make_a_paper_void():
    result = count("fptp", {"(AB)": 2, "A": 1, "B": 2})
    assert letters(result.elected) == "B"
    assert result.papers.rejected == {"first preference for more than one candidate": 2}


def test_fptp_fills_one_seat_only():
    with pytest.raises(counting.RuleError, match="use plurality"):
        count("fptp", {"A": 1, "B": 1}, 2)


def test_plurality_each_mark_is_a_vote_whatever_its_place():
    result = count("plurality", {"AB": 3, "CA": 2, "C": 2}, 2)
    assert told(result) == ["first: A 5 B 3 C 4 lost 0; elected AC"]


def test_plurality_more_marks_than_seats_make_a_paper_void():
    result = count("plurality", {"ABC": 9, "C": 1, "B": 2, "D": 0}, 2)
    assert letters(result.elected) == "BC"
    assert sum(result.papers.rejected.values()) == 9


def test_plurality_asks_for_the_last_seat_only_and_keeps_those_ahead():
    papers = {"A": 5, "B": 3, "C": 3, "D": 3}
    with pytest.raises(counting.LotNeeded) as stop:
        count("plurality", papers, 3)
    assert stop.value.lot.tied == (2, 3, 4)
    result = count("plurality", papers, 3, [("elect", "BCD", "D"), ("elect", "BC", "B")])
    assert letters(result.elected) == "ADB"


def test_approval_any_number_of_marks_and_the_most_approved_win():
    result = count("approval", {"ABC": 3, "C": 2, "B": 2, "(AD)": 1}, 2)
    assert told(result) == ["first: A 4 B 5 C 5 D 1 lost 0; elected BC"]


@pytest.mark.parametrize("rule", ["plurality", "approval"])
def test_marks_for_withdrawn_candidates_do_not_count(rule):
    result = count(rule, {"A": 5, "AB": 1, "C": 2}, 2, withdrawn=frozenset([1]))
    assert told(result) == ["first: B 1 C 2 lost 0; elected CB"]
    assert result.papers.valid_total == 3


# Meek


def test_meek_papers_of_the_elected_go_on_in_part_until_the_surplus_is_settled():
    # Quota 3.333333334 of 10; A 6: with half the papers going nowhere the quota falls, until A
    # keeps what is exactly a third of what is not lost.
    result = count("meek", {"AB": 3, "A": 3, "B": 2, "C": 2}, 2)
    first, surplus = result.stages[:2]
    assert first.quota == 3_333_333_334
    assert letters(first.elected) == "A"
    assert surplus.action == "surplus"
    assert surplus.votes[1] - surplus.quota < 10**5
    assert surplus.votes[1] * 3 + surplus.non_transferable - 10 * 10**9 < 4 * 10**5
    assert letters(result.elected) == "AB"


def test_meek_papers_pass_through_those_elected_later_candidates_too():
    # B is elected by A's surplus; C, third on A's papers, gets part of it through both.
    result = count("meek", {"ABC": 9, "B": 2, "C": 1, "D": 3}, 3)
    assert letters(result.elected) == "ABC"
    assert [letters(stage.elected) for stage in result.stages] == ["A", "B", "C"]
    assert 3 * 10**9 < result.stages[-1].votes[3] < 4 * 10**9


def test_meek_equal_lowest_go_by_the_earliest_step_else_by_lot():
    with pytest.raises(counting.LotNeeded) as stop:
        count("meek", {"A": 5, "B": 3, "C": 3})
    assert stop.value.lot.paragraph == "SR 2001/145 Sch. 1A clause 19"
    result = count("meek", {"A": 9, "B": 3, "C": 2, "DC": 1, "E": 6})
    assert [letters(stage.excluded) for stage in result.stages[:3]] == ["", "D", "C"]


def test_meek_no_vote_is_made_by_rounding():
    papers = {"ABCD": 7919, "BACD": 6007, "CABD": 3001, "DABC": 1009, "ABDC": 4001}
    result = count("meek", papers, 3)
    for stage in result.stages:
        assert sum(stage.votes.values()) + stage.non_transferable == 21937 * 10**9
        assert stage.non_transferable >= 0


# NHS model rules


def test_nhs_the_quota_is_whole_and_the_surplus_at_two_decimals():
    result = count("nhs", {"AB": 10, "AC": 4, "B": 4, "C": 3, "D": 2}, 2)
    assert result.quota == 8
    assert told(result)[:2] == [
        "first: A 14 B 4 C 3 D 2 lost 0; elected A",
        "surplus A: A 8 B 8.2 C 4.68 D 2 lost 0.12; elected B",
    ]


def test_nhs_50_2_for_the_last_vacancy_as_many_votes_as_all_others_are_enough():
    result = count("nhs", {"A": 5, "B": 4, "C": 1})
    assert told(result) == ["first: A 5 B 4 C 1 lost 0; elected A"]


def test_nhs_49_12_together_only_when_less_than_the_next_above():
    together = count("nhs", {"A": 9, "B": 8, "C": 6, "DA": 1, "E": 2})
    assert letters(together.stages[1].excluded) == "DE"
    apart = count("nhs", {"A": 9, "B": 5, "C": 3, "DA": 1, "E": 2})
    assert letters(apart.stages[1].excluded) == "D"


def test_nhs_49_first_preferences_go_before_transferred_papers():
    # C holds one paper of its own and A's at 0.36; its own elects B, so A's stay where they are.
    result = count("nhs", {"ACB": 11, "B": 6, "CB": 1, "D": 5, "E": 4}, 3)
    assert all(
        sum(stage.votes.values()) + stage.non_transferable == 2700 for stage in result.stages
    )
    assert len(result.elected) == 3


def test_nhs_equal_lowest_go_by_the_earliest_stage_else_by_lot():
    with pytest.raises(counting.LotNeeded) as stop:
        count("nhs", {"A": 5, "B": 3, "C": 3})
    assert "STV49.13(b)" in stop.value.lot.paragraph


def test_nhs_50_1_as_many_as_vacancies_are_elected_without_a_further_transfer():
    result = count("nhs", {"A": 7, "B": 6, "C": 5, "DA": 2, "E": 3}, 4)
    assert letters(result.elected) == "ABCE"
    assert result.stages[-1].votes[4] == 200


# Every rule


@pytest.mark.parametrize("rule", list(counting.RULES))
def test_one_candidate_is_elected_whatever_the_papers(rule):
    for papers in ({"A": 1}, {"": 3}, {}):
        assert letters(count(rule, papers, names="A").elected) == "A"


@pytest.mark.parametrize("rule", ["scottish", "ers97", "meek", "nhs", "plurality", "approval"])
def test_no_more_candidates_than_seats(rule):
    assert set(count(rule, {"A": 2, "B": 1}, 2).elected) == {1, 2}
    assert set(count(rule, {"A": 2, "B": 1}, 5).elected) == {1, 2}


def test_an_unknown_rule_is_named():
    with pytest.raises(counting.RuleError, match="there is no rule 'best'"):
        count("best", {"A": 1})
