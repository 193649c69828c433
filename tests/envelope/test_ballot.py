"""A ballot as bytes: one way of writing each, one length for all, the same in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .cases import Election, Refused, ballots, envelope, manifests

ELECTION = Election()
CONTESTS = ELECTION.manifest.contests
TRACKER = bytes(range(16))


@st.composite
def any_contest(draw):
    number = draw(st.one_of(st.integers(1, 12), st.just(300)))
    return manifests.Contest(
        "c",
        "C",
        tuple(f"N{at}" for at in range(number)),
        1,
        draw(st.sampled_from(manifests.RULES)),
        draw(st.integers(1, min(number, 12))),
    )


@st.composite
def any_ballot(draw, contest):
    tracker = draw(st.binary(min_size=16, max_size=16))
    kind = draw(st.sampled_from([ballots.VOTE, ballots.BLANK, ballots.NOT_VOTED]))
    ranking = ()
    if kind == ballots.VOTE:
        people = st.integers(1, len(contest.candidates))
        ranking = draw(st.lists(people, min_size=1, max_size=contest.most, unique=True))
        ranking = sorted(ranking) if contest.has_marks else ranking
    return ballots.Ballot(tracker, kind, tuple(ranking))


@given(st.data())
def test_what_is_written_is_read_again_and_has_the_length_of_its_contest(data):
    contest = data.draw(any_contest())
    ballot = data.draw(any_ballot(contest))
    written = ballots.encode(contest, ballot)
    assert len(written) == ballots.length(contest)
    assert ballots.decode(contest, written) == ballot


@given(st.data())
def test_bytes_that_are_read_are_the_one_way_of_writing_that_ballot(data):
    contest = data.draw(any_contest())
    places = st.lists(st.integers(0, 13), min_size=contest.most, max_size=contest.most)
    head = bytes([data.draw(st.integers(0, 2)), data.draw(st.integers(0, 4))]) + TRACKER
    raw = head + b"".join(place.to_bytes(2, "big") for place in data.draw(places))
    try:
        ballot = ballots.decode(contest, raw)
    except envelope.Rejected:
        return
    assert ballots.encode(contest, ballot) == raw


BAD = [
    ("bad-length", b"\x01\x01" + TRACKER + bytes(4)),
    ("bad-length", b""),
    ("bad-version", b"\x02\x01" + TRACKER + bytes([0, 1, 0, 0, 0, 0])),
    ("bad-kind", b"\x01\x00" + TRACKER + bytes([0, 1, 0, 0, 0, 0])),
    ("bad-kind", b"\x01\x04" + TRACKER + bytes([0, 1, 0, 0, 0, 0])),
    ("bad-candidate", b"\x01\x01" + TRACKER + bytes([0, 5, 0, 0, 0, 0])),
    ("bad-candidate", b"\x01\x01" + TRACKER + bytes([1, 1, 0, 0, 0, 0])),
    ("bad-repeat", b"\x01\x01" + TRACKER + bytes([0, 2, 0, 2, 0, 0])),
    ("bad-gap", b"\x01\x01" + TRACKER + bytes([0, 2, 0, 0, 0, 1])),
    ("bad-empty", b"\x01\x01" + TRACKER + bytes(6)),
    ("bad-filled", b"\x01\x02" + TRACKER + bytes([0, 1, 0, 0, 0, 0])),
    ("bad-filled", b"\x01\x03" + TRACKER + bytes([0, 1, 0, 0, 0, 0])),
]


@pytest.mark.parametrize(("code", "raw"), BAD)
def test_malformed_bytes_are_refused_with_the_reason_in_both_languages(node, code, raw):
    with pytest.raises(envelope.Rejected) as refused:
        ballots.decode(CONTESTS["north"], raw)
    assert refused.value.code == code
    assert str(refused.value)
    with pytest.raises(Refused) as refused:
        node("decode", ELECTION.data, "north", raw.hex())
    assert refused.value.code == code


def test_marks_that_are_not_in_the_order_of_the_candidates_are_refused(node):
    raw = b"\x01\x01" + TRACKER + bytes([0, 2, 0, 1])
    with pytest.raises(envelope.Rejected, match="not in the order"):
        ballots.decode(CONTESTS["people"], raw)
    with pytest.raises(Refused, match="bad-order"):
        node("decode", ELECTION.data, "people", raw.hex())


@pytest.mark.parametrize(
    ("kind", "ranking", "code"),
    [
        (1, [1, 2, 3, 4], "bad-length"),
        (1, [5], "bad-candidate"),
        (1, [0, 1], "bad-candidate"),
        (1, [1, 1], "bad-repeat"),
        (1, [], "bad-empty"),
        (2, [1], "bad-filled"),
        (7, [1], "bad-kind"),
    ],
)
def test_a_ballot_that_the_contest_does_not_know_is_not_written(node, kind, ranking, code):
    with pytest.raises(envelope.Rejected) as refused:
        ballots.encode(CONTESTS["north"], ballots.Ballot(TRACKER, kind, tuple(ranking)))
    assert refused.value.code == code
    with pytest.raises(Refused) as refused:
        node("encode", ELECTION.data, "north", TRACKER.hex(), kind, ranking)
    assert refused.value.code == code


@given(st.data())
def test_both_languages_write_and_read_the_same(node, data):
    contest = CONTESTS[data.draw(st.sampled_from(list(CONTESTS)))]
    ballot = data.draw(any_ballot(contest))
    written = ballots.encode(contest, ballot)
    told = [ballot.tracker.hex(), ballot.kind, list(ballot.ranking)]
    assert node("encode", ELECTION.data, contest.id, *told) == written.hex()
    assert node("decode", ELECTION.data, contest.id, written.hex()) == told


def test_a_new_tracker_is_another_each_time():
    assert len({ballots.new_tracker() for _ in range(100)}) == 100
