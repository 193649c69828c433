"""Papers as they are typed, and as they are kept until the opening."""

import pytest

from tests.support import plain

keying = plain.load("coop_elections", "keying")
SECRET = b"a secret that stands in no database"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2 1 3", (2, 1, 3)),
        ("2,1", (2, 1)),
        ("- 1", (0, 1)),
        ("1 - ", (1,)),
        ("3 1=2", (3, (1, 2))),
        ("2=2", (2,)),
        ("1 1", (1, 1)),
        ("", ()),
        ("   ", ()),
    ],
)
def test_preferences_are_read_as_they_are_typed(typed, read):
    assert keying.read_typed(typed, 3, False) == read


def test_crosses_stand_in_the_order_of_candidates_each_once():
    assert keying.read_typed("3 1 3", 3, True) == (1, 3)


@pytest.mark.parametrize(
    ("typed", "has_marks", "code", "word"),
    [
        ("1 4", False, "number", "4"),
        ("0", False, "number", "0"),
        ("12345678", False, "number", "12345678"),
        ("1 x", False, "sign", "x"),
        ("1=", False, "sign", ""),
        ("²", False, "sign", "²"),
        ("1 -", True, "order", "-"),
        ("1=2", True, "order", "1=2"),
    ],
)
def test_what_cannot_stand_on_a_paper_is_named(typed, has_marks, code, word):
    with pytest.raises(keying.Mistyped) as told:
        keying.read_typed(typed, 3, has_marks)
    assert (told.value.code, told.value.word) == (code, word)


def test_what_is_kept_opens_with_the_secret_at_its_place_alone():
    kept = keying.seal_kept(SECRET, "7:1:first", {"typed": "2 1"}, 3)
    assert keying.open_kept(SECRET, "7:1:first", kept) == {"typed": "2 1"}
    for secret, place in ((b"another secret", "7:1:first"), (SECRET, "7:2:first")):
        with pytest.raises(keying.Unreadable):
            keying.open_kept(secret, place, kept)
    with pytest.raises(keying.Unreadable):
        keying.open_kept(SECRET, "7:1:first", b"cut off")


def test_two_papers_that_say_the_same_do_not_look_the_same():
    kept = {keying.seal_kept(SECRET, "7:1", {"typed": "1"}, 3) for _time in range(20)}
    assert len(kept) == 20


def test_how_long_it_is_tells_nothing():
    everything = " ".join(map(str, range(1, 201)))
    lengths = {
        len(keying.seal_kept(SECRET, "7:1", {"typed": typed, "heading": heading}, 200))
        for typed, heading in (("", ""), ("1", ""), (everything, ""), ("", "identifiable"))
    }
    assert len(lengths) == 1


def test_more_than_a_paper_can_hold_is_refused():
    with pytest.raises(ValueError, match="too long"):
        keying.seal_kept(SECRET, "7:1", {"typed": "1 " * 1000}, 3)
