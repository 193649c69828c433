"""ERS97, paragraph by paragraph."""

import pytest

from .cases import counting, election, letters, lots, told


def count(papers, seats=1, answers=(), **more):
    return counting.count(election(papers, seats, **more), "ers97", lots(*answers))


def test_5_1_6_the_quota_has_two_decimals_and_rounds_up_only_what_is_not_exact():
    assert count({"A": 6, "B": 4, "C": 2}, 2).quota == 400
    assert count({"A": 6, "B": 4, "C": 0}, 2).quota == 334


def test_5_3_13b_elected_with_the_active_vote_divided_by_places_and_one():
    # Quota 10. A's surplus goes nowhere; what is active then is 10, and B's 6 are half and more.
    assert told(count({"A": 20, "B": 6, "C": 3, "D": 1}, 2)) == [
        "first: A 20 B 6 C 3 D 1 lost 0; elected A",
        "surplus A: A 10 B 6 C 3 D 1 lost 10; elected B",
    ]


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


def test_5_2_5b_a_total_that_equals_the_next_vote_does_not_exceed_it():
    result = count({"A": 20, "B": 11, "C": 6, "DA": 2, "E": 4}, 1)
    assert letters(result.stages[1].excluded) == "DE"


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
    # B reaches the quota by A's surplus: only those 18 papers go on, at 0.49; B's own do not.
    assert told(count({"ABC": 18, "BD": 6, "C": 4, "D": 2}, 3)) == [
        "first: A 18 B 6 C 4 D 2 lost 0; elected A",
        "surplus A: A 7.5 B 16.44 C 4 D 2 lost 0.06; elected B",
        "surplus B: A 7.5 B 7.5 C 12.82 D 2 lost 0.18; elected C",
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
    # D's own paper goes first, at 1, and elects B with half the active vote; those worth 0.43 stay.
    assert told(count({"ADC": 10, "AB": 10, "B": 6, "C": 7, "DB": 1}, 2)) == [
        "first: A 20 B 6 C 7 D 1 lost 0; elected A",
        "surplus A: A 11.34 B 10.3 C 7 D 5.3 lost 0.06",
        "exclude D: A 11.34 B 11.3 C 7 D 4.3 lost 0.06; elected B",
    ]


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
