"""Check or cast: what a device reveals is checked by another; one ballot is never both."""

import json

import pytest

from .cases import NORTH, Election, Refused, canonical, checking, envelope, sealing

ELECTION = Election()
MANIFEST = ELECTION.manifest
TRACKER = "0f" * 16


def revealed(ranking=(2, 1), kind=1, contest="north", number="7Q4M", ephemeral=bytes(range(32))):
    ballot = envelope.Ballot(bytes.fromhex(TRACKER), kind, tuple(ranking))
    plain = envelope.encode(MANIFEST.contests[contest], ballot)
    sealed = sealing.seal(MANIFEST.key, plain, MANIFEST.info(contest), number, ephemeral)
    return checking.revealed(MANIFEST, contest, number, sealed, plain, ephemeral)


def changed(data, **more):
    return canonical.canonical({**json.loads(data), **more})


def test_what_the_booth_reveals_is_what_was_chosen(node):
    fingerprint, file = node(
        "sealedBallot", ELECTION.data, "north", "7Q4M", TRACKER, 1, [3, 1], "reveal"
    )
    checked = checking.Checked(MANIFEST, file.encode())
    assert not checked.problem
    assert checked.fingerprint == fingerprint
    assert checked.ballot == envelope.Ballot(bytes.fromhex(TRACKER), 1, (3, 1))
    assert checking.in_words(checked.contest, checked.ballot) == ["1. C\\D 林", "2. Siân Ap Huw"]
    assert node("check", ELECTION.data, file.encode()) == [fingerprint, TRACKER, [3, 1]]


def test_what_is_cast_opens_and_was_fingerprinted_before(node):
    fingerprint, cast = node(
        "sealedBallot", ELECTION.data, "north", "7Q4M", TRACKER, 1, [3, 1], "cast"
    )
    assert sorted(cast) == ["contest", "number", "sealed"]
    sealed = canonical.to_bytes(cast["sealed"])
    assert canonical.sha256(sealed) == fingerprint
    election = Election()
    election.rows = [(cast["contest"], cast["number"], sealed)]
    assert election.open().ballots["north"] == [(TRACKER, (3, 1))]


@pytest.mark.parametrize(
    "wishes", [("cast", "reveal"), ("reveal", "cast"), ("cast", "cast"), ("reveal", "reveal")]
)
def test_one_sealed_ballot_is_cast_or_revealed_never_both_and_never_twice(node, wishes):
    ballot = [ELECTION.data, "north", "7Q4M", TRACKER, 1, [3, 1]]
    _fingerprint, _first, second = node("sealedBallot", *ballot, *wishes)
    assert second == "this ballot was cast or revealed before"


def test_each_sealing_of_the_same_choice_is_another(node):
    ballot = [ELECTION.data, "north", "7Q4M", TRACKER, 1, [3, 1]]
    files = {node("sealedBallot", *ballot, "reveal")[1] for _ in range(3)}
    assert len({json.loads(file)["ephemeral"] for file in files}) == 3
    assert len({json.loads(file)["sealed"] for file in files}) == 3


def test_a_device_that_sealed_something_else_is_found_out(node):
    honest, other = json.loads(revealed()), json.loads(revealed([4, 1]))
    lies = [
        {"ballot": other["ballot"]},
        {"sealed": other["sealed"]},
        {"ephemeral": canonical.to_text(bytes(32))},
        {"number": "7Q4N"},
        {"contest": "rules"},
    ]
    for lie in lies:
        data = canonical.canonical({**honest, **lie})
        assert checking.Checked(MANIFEST, data).problem.startswith("what was sealed is something")
        assert node("check", ELECTION.data, data)[1] is None


def test_a_device_that_sealed_what_would_be_rejected_is_found_out(node):
    plain = bytes([1, 1]) + bytes(16) + bytes([0, 1, 0, 1, 0, 0])
    ephemeral = bytes(range(32))
    sealed = sealing.seal(MANIFEST.key, plain, MANIFEST.info("north"), "7Q4M", ephemeral)
    data = checking.revealed(MANIFEST, "north", "7Q4M", sealed, plain, ephemeral)
    assert "names a candidate twice" in checking.Checked(MANIFEST, data).problem
    assert node("check", ELECTION.data, data)[1] is None


@pytest.mark.parametrize(
    "data",
    [
        b"{}",
        b"[]",
        changed(revealed(), version=2),
        changed(revealed(), manifest="0" * 64),
        changed(revealed(), manifest="0"),
        changed(revealed(), contest="south"),
        changed(revealed(), contest=1),
        changed(revealed(), number="a b"),
        changed(revealed(), ephemeral="AA"),
        changed(revealed(), sealed="!"),
        changed(revealed(), ballot=1),
        changed(revealed(), more=1),
    ],
    ids=lambda data: str(len(data)),
)
def test_what_is_no_revealed_ballot_of_this_election_is_refused(node, data):
    with pytest.raises(envelope.FileError):
        checking.Checked(MANIFEST, data)
    with pytest.raises(Refused):
        node("check", ELECTION.data, data)


def test_blank_left_out_and_marks_are_told_in_words():
    contests = MANIFEST.contests
    say = checking.in_words

    def make(kind, *ranking):
        return envelope.Ballot(bytes(16), kind, ranking)

    assert say(contests["north"], make(2)) == ["Blank: nobody is named."]
    assert say(contests["north"], make(3)) == ["I do not want to vote on this one."]
    assert say(contests["people"], make(1, 1, 3)) == ["X Ash", "X Cherry"]
    assert say(contests["north"], make(1, 4)) == [f"1. {NORTH['candidates'][3]}"]
