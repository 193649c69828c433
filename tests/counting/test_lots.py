"""Ties: history first, then a lot that is drawn, kept and used again; never the order of a list."""

import hashlib
import json

import pytest

from .cases import RULES, counting, election, letters, lots, part

TIED = {"A": 5, "B": 3, "C": 3}
RECORD = {
    "drawer": "R. Officer",
    "witnesses": ["W. One", "W. Two"],
    "time": "2026-11-22T18:00:00+00:00",
    "method": "slips from a hat",
}


def read(value, ballots=None):
    return counting.read_lots(value, ballots or election(TIED))


def test_the_count_stops_and_says_who_is_tied_for_what_by_which_paragraph():
    with pytest.raises(counting.LotNeeded) as stop:
        counting.count(election(TIED), "scottish")
    assert stop.value.lot.as_dict() == {
        "stage": 2,
        "purpose": "exclude",
        "paragraph": "SSI 2011/399 Sch. 1 rule 52(2)(b) [SSI 2007/42: 51(2)(b)]",
        "tied": [2, 3],
        "chosen": None,
        "drawer": "",
        "witnesses": [],
        "time": "",
        "method": "",
    }
    assert len(stop.value.result.stages) == 1
    assert stop.value.result.lot_needed is stop.value.lot
    assert "Candidates 2, 3 are tied" in str(stop.value)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_stops_at_a_perfect_tie(rule):
    with pytest.raises(counting.LotNeeded):
        counting.count(election({"A": 3, "B": 3}), rule)


def test_the_lot_is_kept_with_drawer_witnesses_time_and_method():
    result = counting.count(election(TIED), "scottish", lots(("exclude", "BC", "C")))
    [lot] = result.lots
    assert (lot.chosen, lot.drawer, lot.witnesses) == (3, "R. Officer", ("W. One", "W. Two"))
    assert (lot.time, lot.method) == (RECORD["time"], RECORD["method"])


def test_a_recount_uses_the_lots_of_the_first_count_and_asks_no_more():
    ballots = election(TIED)
    first = counting.count(ballots, "scottish", lots(("exclude", "BC", "B")))
    report = part("jsonreport").as_json(first)
    again = counting.count(ballots, "scottish", read(json.loads(report)))
    assert part("jsonreport").as_json(again) == report


def test_a_lot_for_another_tie_is_not_used():
    with pytest.raises(counting.LotNeeded):
        counting.count(election(TIED), "scottish", lots(("exclude", "AB", "A")))
    with pytest.raises(counting.LotNeeded):
        counting.count(election(TIED), "scottish", lots(("elect", "BC", "B")))


def test_an_order_drawn_before_prefers_who_was_drawn_earlier():
    for order, out in ([2, 1, 3], "C"), ([3, 2, 1], "B"):
        result = counting.count(election(TIED), "ers97", read({"order": order, **RECORD}))
        assert letters(result.stages[1].excluded) == out
        assert result.lots[0].drawer == "R. Officer"
    surplus = election({"AC": 7, "BD": 7, "C": 2, "D": 2}, 3)
    result = counting.count(surplus, "scottish", read({"order": [2, 1, 3, 4], **RECORD}, surplus))
    assert letters(result.stages[1].candidates) == "B"


def test_dice_rolled_after_publication_make_an_order_that_anybody_can_check():
    sha256 = "ab" * 32
    ballots = election(TIED, sha256=sha256)
    dice = "3 6 1 1 5 2 4 4 6 2"
    given = {"dice": dice, "file_sha256": sha256, **RECORD}
    seed = hashlib.sha256((sha256 + dice.replace(" ", "")).encode()).hexdigest()
    key = {c: hashlib.sha256(f"{seed}:{c}".encode()).hexdigest() for c in (1, 2, 3)}
    result = counting.count(ballots, "scottish", read(given, ballots))
    assert result.stages[1].excluded == (max((2, 3), key=key.get),)
    assert dice in result.lots[0].method
    other = election(TIED, sha256="cd" * 32)
    with pytest.raises(counting.FileError, match="another ballot file"):
        read(given, other)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("BC", "lots are a list, or an object"),
        ({}, "lots need one of the keys"),
        ({"lots": [7]}, "lot 1 is not an object"),
        ({"lots": [{"purpose": "win"}]}, "purpose is one of exclude, surplus, elect"),
        ({"lots": [{"purpose": "elect", "tied": [1, 9]}]}, "tied is the list"),
        ({"lots": [{"purpose": "elect", "tied": [1, 2], "chosen": 3}]}, "chosen is one of"),
        ({"lots": [{"purpose": "elect", "tied": [1, 2], "chosen": True}]}, "chosen is one of"),
        ({"lots": [{"purpose": "elect", "tied": [1, 2], "chosen": 2}]}, "witnesses is the list"),
        (
            {"lots": [{"purpose": "elect", "tied": [1, 2], "chosen": 2, **RECORD, "drawer": " "}]},
            "drawer is missing",
        ),
        (
            {"lots": [{"purpose": "elect", "tied": [1], "chosen": 1, **RECORD, "time": "\x1b[2J"}]},
            "lot 1: there is a character that cannot be printed",
        ),
        (
            {"lots": [{"purpose": "elect", "tied": [1, 2], "chosen": c, **RECORD} for c in (1, 2)]},
            "lot 2: the same tie was decided differently",
        ),
        ({"order": [1, 2], **RECORD}, "order names each candidate from 1 to 3 once"),
        ({"order": [1, 2, 2], **RECORD}, "order names each candidate"),
        ({"order": [1, 2, 3]}, "witnesses is the list"),
        ({"dice": "12345", "file_sha256": "", **RECORD}, "at least 10 rolls"),
        ({"dice": "1234567123", "file_sha256": "", **RECORD}, "digits 1 to 6"),
        ({"dice": "1234561234", "file_sha256": "x", **RECORD}, "another ballot file"),
    ],
)
def test_a_wrong_file_of_lots_is_told_so(value, told):
    with pytest.raises(counting.FileError, match=told):
        read(value)
