"""What a voter has chosen on a ballot: in order or as marks, changed by buttons alone."""

import json
import subprocess
from pathlib import Path

SIDE = Path(__file__).parent / "vote_side.mjs"


def chosen(most, marks, *acts):
    """Return what stands on a ballot after some acts: ranking, count, left, what each said."""
    asked = json.dumps({"most": most, "marks": marks, "acts": acts})
    done = subprocess.run(
        ["node", str(SIDE)], input=asked + "\n", capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def test_candidates_stand_in_the_order_in_which_they_were_chosen():
    found = chosen(4, False, ["choose", 3], ["choose", 1], ["choose", 2])
    assert (found["ranking"], found["count"], found["left"]) == ([3, 1, 2], 3, 1)


def test_where_the_rule_reads_marks_the_order_says_nothing():
    assert chosen(3, True, ["choose", 3], ["choose", 1])["ranking"] == [1, 3]


def test_nobody_is_chosen_twice_and_none_over_the_most():
    found = chosen(2, False, ["choose", 1], ["choose", 1], ["choose", 2], ["choose", 3])
    assert (found["ranking"], found["said"]) == ([1, 2], [True, False, True, False])


def test_who_is_taken_out_makes_room():
    found = chosen(2, False, ["choose", 1], ["choose", 2], ["takeOut", 1], ["choose", 3])
    assert found["ranking"] == [2, 3]


def test_one_is_moved_up_and_down_but_not_past_an_end():
    three = [["choose", 1], ["choose", 2], ["choose", 3]]
    assert chosen(3, False, *three, ["move", 3, -1])["ranking"] == [1, 3, 2]
    assert chosen(3, False, *three, ["move", 1, 1], ["move", 1, 1])["ranking"] == [2, 3, 1]
    found = chosen(3, False, *three, ["move", 1, -1], ["move", 3, 1], ["move", 9, 1])
    assert (found["ranking"], found["said"][3:]) == ([1, 2, 3], [False] * 3)


def test_marks_are_not_moved():
    assert chosen(3, True, ["choose", 1], ["choose", 2], ["move", 2, -1])["ranking"] == [1, 2]


def test_where_one_can_be_chosen_another_takes_its_place():
    assert chosen(1, True, ["choose", 1], ["chooseOnly", 2])["ranking"] == [2]
