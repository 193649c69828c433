"""ERS97, paragraph by paragraph."""

import pytest

from .cases import counting, election, letters, lots, told


def count(papers, seats=1, answers=(), **more):
    return counting.count(election(papers, seats, **more), "ers97", lots(*answers))


def test_5_1_6_the_quota_has_two_decimals_and_rounds_up_only_what_is_not_exact():
    assert count({"A": 6, "B": 4, "C": 2}, 2).quota == 400
    assert count({"A": 6, "B": 4, "C": 0}, 2).quota == 334


def test_5_1_7b_elected_with_the_active_vote_divided_by_places_and_one():
    # A takes 8 of 10 (quota 3.34 for two); what is active then is 6.66: B's 2 of (2+0) is enough
    # once A's papers have gone nowhere.
    result = count({"A": 8, "B": 1, "CB": 1, "D": 0}, 2, [("exclude", "BC", "C")])
    assert letters(result.elected)[0] == "A"
    assert letters(result.elected)[1] == "B"


def test_5_2_2_a_surplus_waits_when_it_cannot_save_the_lowest():
    # Quota 10 of 30 for two: A's surplus 1 does not exceed the gap of 2 between D and C.
    result = count({"AD": 11, "B": 9, "C": 6, "D": 4}, 2)
    assert [stage.action for stage in result.stages][:2] == ["first", "exclude"]
    assert letters(result.stages[1].candidates) == "D"


def test_5_2_2_a_surplus_that_could_save_the_lowest_is_transferred():
    result = count({"AD": 13, "B": 9, "C": 5, "D": 3}, 2)
    assert [stage.action for stage in result.stages][:2] == ["first", "surplus"]


def test_5_2_3_equal_surpluses_go_by_the_earliest_point_that_parts_them_else_by_lot():
    papers = {"AC": 9, "BD": 9, "C": 3, "D": 3}
    with pytest.raises(counting.LotNeeded) as stop:
        count(papers, 3)
    assert (stop.value.lot.purpose, stop.value.lot.paragraph) == ("surplus", "ERS97 5.2.3")
    assert letters(count(papers, 3, [("surplus", "AB", "B")]).stages[1].candidates) == "B"


def test_5_2_5_the_earliest_point_decides_where_the_scottish_rules_take_the_latest():
    # B and C meet at 31. First: B 30, C 25. Just before: B 30, C 31.
    papers = {"A": 100, "B": 30, "C": 25, "DC": 6, "EB": 1, "E": 6, "F": 50}
    earliest = count(papers)
    assert [letters(stage.excluded) for stage in earliest.stages[:3]] == ["", "DE", "C"]
    latest = counting.count(election(papers), "scottish")
    assert [letters(stage.excluded) for stage in latest.stages[:4]] == ["", "D", "E", "B"]


def test_5_2_5_as_many_as_possible_are_excluded_together():
    result = count({"A": 20, "B": 15, "CA": 1, "DB": 2, "EB": 3}, 1)
    assert letters(result.stages[1].excluded) == "CDE"
    assert told(result)[1] == "exclude CDE: A 21 B 20 C 0 D 0 E 0 lost 0; elected A"


def test_5_2_5a_enough_must_remain_for_the_places():
    result = count({"A": 20, "B": 15, "CA": 1, "DB": 2, "EB": 3}, 3)
    assert letters(result.elected) == "ABE"


def test_5_2_5_equal_lowest_need_a_lot_and_a_set_that_would_divide_equals_is_not_taken():
    papers = {"A": 9, "B": 8, "C": 2, "D": 2, "E": 0}
    with pytest.raises(counting.LotNeeded) as stop:
        count({"A": 5, "B": 3, "C": 3}, 1)
    assert stop.value.lot.paragraph == "ERS97 5.2.5"
    result = count(papers, 1)
    assert letters(result.stages[1].excluded) == "CDE"


def test_5_3_2_only_the_batch_received_last_is_used():
    # B reaches the quota by A's surplus: only those papers go on, B's own do not.
    result = count({"ABC": 18, "BD": 6, "C": 4, "D": 2}, 2)
    assert told(result)[:3] == [
        "first: A 18 B 6 C 4 D 2 lost 0; elected A",
        "surplus A: A 10 B 13.92 C 4 D 2 lost 0.08; elected B",
    ]


def test_5_3_7_papers_worth_less_than_the_surplus_keep_their_value():
    # A's surplus of 8 and only 3 transferable papers: they go at 1, five votes are lost.
    result = count({"AB": 3, "A": 15, "B": 5, "C": 4, "D": 3}, 2)
    assert told(result)[1] == "surplus A: A 10 B 8 C 4 D 3 lost 5; elected B"


def test_5_4_8_the_quota_falls_while_nobody_is_elected():
    result = count({"A": 10, "B": 9, "C": 8, "D": 3}, 2)
    assert [stage.quota for stage in result.stages] == [1000, 1000]
    result = count({"A": 9, "B": 8, "C": 7, "D": 3}, 2)
    assert [stage.quota for stage in result.stages][0] == 900
    result = count({"A": 9, "B": 9, "C": 8, "D": 3}, 2)
    assert [stage.quota for stage in result.stages] == [967, 867]


def test_5_4_9_and_5_5_2_the_count_ends_inside_an_exclusion():
    # D holds papers of value 1 and of less: once B is elected by the former the latter stay.
    result = count({"AD": 20, "B": 9, "C": 8, "DB": 2}, 2)
    assert letters(result.elected)[0] == "A"
    assert len(result.elected) == 2


def test_5_5_1_an_exclusion_that_leaves_as_many_as_places_elects_them():
    result = count({"A": 4, "B": 3, "C": 2}, 2)
    assert letters(result.elected) == "AB"
    assert result.stages[-1].votes[3] == 200


def test_5_6_2_equal_votes_for_too_few_places_elect_nobody_at_that_stage():
    # Three candidates with exactly the quota of 4 for two places.
    with pytest.raises(counting.LotNeeded) as stop:
        count({"A": 4, "B": 4, "C": 4}, 2)
    assert stop.value.result.stages[0].elected == ()
    result = count({"A": 4, "B": 4, "C": 4}, 2, [("exclude", "ABC", "B")])
    assert set(result.elected) == {1, 3}


def test_5_6_3_a_recount_uses_the_lot_again():
    papers = {"A": 5, "B": 3, "C": 3, "CB": 0}
    first = count(papers, 1, [("exclude", "BC", "C")])
    again = counting.count(election(papers), "ers97", counting.read_lots(
        {"lots": [lot.as_dict() for lot in first.lots]}, election(papers)))  # fmt: skip
    assert again.elected == first.elected
    assert again.lots == first.lots


def test_one_ballot_and_no_ballot():
    assert letters(count({"A": 1, "B": 0}).elected) == "A"
    with pytest.raises(counting.LotNeeded):
        counting.count(counting.Ballots.of("AB", 1, []), "ers97")


def test_as_many_candidates_as_seats_are_all_elected():
    assert letters(count({"A": 1, "B": 3}, 2).elected) == "BA"
    assert letters(count({"A": 1, "B": 3}, 4).elected) == "BA"
