"""Opening: what counts, what is set aside and why, the same bytes from command and kit."""

import base64
import io
import json
import random

import pytest

from tests.counting.cases import counting

from .cases import (
    NORTH,
    PEOPLE,
    RULES,
    SEED,
    Election,
    Refused,
    b64,
    ballots,
    canonical,
    codes,
    envelope,
    envelopes,
    keys,
    opening,
    outcome,
    papers,
    part,
    run,
)


def both(node, election, paper=None, threshold=2):
    """Open with package and kit; assert that they make the same files; return those."""
    made = outcome.files(election.open(paper=paper, threshold=threshold))
    theirs = node(
        "openAll", election.data, election.file(), election.seed, threshold, paper and b64(paper)
    )
    assert {name: base64.b64decode(data) for name, data in theirs.items()} == made
    assert list(theirs) == list(made)
    return made


def test_all_that_was_sealed_is_there_once_and_in_an_order_that_says_nothing(node):
    election = Election()
    put = {contest: [] for contest in election.manifest.contests}
    for at in range(60):
        contest = election.dice.choice(list(put))
        ballot = election.ballot(contest)
        election.seal(contest, f"E{at}", ballot)
        put[contest].append(ballot)
    opened = election.open()
    assert not opened.rejected
    for contest, sealed in put.items():
        kept = [each for each in sealed if each.kind != ballots.NOT_VOTED]
        wanted = sorted((each.tracker.hex(), each.ranking) for each in kept)
        assert opened.ballots[contest] == wanted
        left = sorted(each.tracker.hex() for each in sealed if each.kind == ballots.NOT_VOTED)
        assert opened.not_voted[contest] == left
    both(node, election)


def test_the_files_are_what_the_count_reads():
    election = Election().many(120)
    made = outcome.files(election.open(paper=election.papers(40)))
    for contest in (NORTH, RULES, PEOPLE):
        name = contest["id"]
        blt = counting.read(made[f"{name}.blt"])
        as_json = counting.read(made[f"{name}.json"], ".json")
        assert blt.fingerprint() == as_json.fingerprint()
        assert (blt.names, blt.title) == (tuple(contest["candidates"]), contest["title"])
        assert as_json.rule == contest["rule"]
        told = json.loads(made["opening.json"])["contests"]
        [numbers] = [each for each in told if each["id"] == name]
        assert blt.total == numbers["ballots"]
        assert numbers["ballots"] + numbers["not_voted"] + numbers["rejected"] == (
            numbers["envelopes"] + numbers["papers"]
        )
        if contest is not RULES:
            assert counting.count(blt, contest["rule"]).seats == 2


def test_the_same_files_come_of_it_in_both_languages_and_every_time(node):
    election = Election().many(40)
    paper = election.papers(30)
    made = both(node, election, paper)
    assert outcome.files(election.open(paper=paper)) == made


def test_many_chunks_in_two_processes_give_the_same_as_in_one(tmp_path):
    election = Election().many(opening.CHUNK * opening.WORTH_IT + 1)
    election.rows[7] = (*election.rows[7][:2], b"\x04" + bytes(120))
    (tmp_path / "m").write_bytes(election.data)
    (tmp_path / "e").write_bytes(election.file())
    said = "\n".join(keys.split(election.seed, 2, 3)[:2]) + "\n"
    made = []
    for number in ("1", "2"):
        words = ["open", tmp_path / "m", tmp_path / "e", "--into", tmp_path / number]
        done = run(*words, "--processes", number, said=said)
        assert done.returncode == 3, done.stderr
        made.append({path.name: path.read_bytes() for path in (tmp_path / number).iterdir()})
    assert made[0] == made[1]


def test_how_far_the_opening_has_come_is_told_on_the_way(monkeypatch):
    monkeypatch.setattr(opening, "CHUNK", 5)
    seen = []
    Election().many(30).open(progress=seen.append)
    assert seen == [5, 10, 15, 20, 25, 30]


def test_papers_cannot_be_told_from_the_others():
    election = Election().many(50)
    opened = election.open(paper=election.papers(50))
    for contest, rows in opened.ballots.items():
        trackers = [tracker for tracker, _ranking in rows]
        assert trackers == sorted(trackers)
        assert opened.papers[contest] > 0
    text = b"".join(outcome.files(opened).values()).decode()
    assert "number" not in text
    assert "E17" not in text


def test_a_changed_ballot_is_rejected_and_the_others_count(node):
    election = Election().many(9)
    contest, number, sealed = election.rows[4]
    changed = bytearray(sealed)
    changed[80] ^= 4
    election.rows[4] = (contest, number, bytes(changed))
    opened = election.open()
    assert codes(opened) == {"not-opened": 1}
    assert sum(map(len, opened.ballots.values())) + sum(map(len, opened.not_voted.values())) == 8
    [told] = json.loads(both(node, election)["opening.json"])["rejected"]
    assert told == {
        "contest": contest,
        "fingerprint": envelopes.fingerprint(bytes(changed)),
        "reason": "not-opened",
    }


def test_who_puts_somebodys_sealed_ballot_in_another_envelope_gains_nothing(node):
    election = Election().many(5)
    contest, _number, sealed = election.rows[2]
    election.rows.append((contest, "STOLEN", sealed))
    other = next(name for name in election.manifest.contests if name != contest)
    election.rows.append((other, "STOLEN", sealed))
    opened = election.open()
    assert codes(opened) == {"copied": 2}
    assert sum(map(len, opened.ballots.values())) + sum(map(len, opened.not_voted.values())) == 5
    both(node, election)


def test_a_copy_without_its_original_does_not_open(node):
    election = Election().many(3)
    contest, _number, sealed = election.rows[0]
    election.rows[0] = (contest, "STOLEN", sealed)
    assert codes(election.open()) == {"not-opened": 1}
    both(node, election)


def test_a_ballot_of_another_contest_election_or_key_is_rejected(node):
    election, stranger = Election(), Election(seed=bytes(32))
    other = Election(NORTH, RULES, PEOPLE | {"seats": 1})
    election.many(4)
    sealed = election.seal("north", "W1")
    election.rows[-1] = ("rules", "W1", sealed)
    election.seal("north", "W2", manifest=other.manifest)
    election.rows.append(("north", "W3", stranger.seal("north", "W3")))
    election.seal("north", "W4", as_number="W5")
    assert codes(election.open()) == {"other-contest": 1, "not-opened": 3}
    both(node, election)


def test_malformed_ballots_are_rejected_each_with_its_reason(node):
    election = Election()
    for at, (kind, places) in enumerate(
        [
            (1, [1, 1, 0]),
            (1, [0, 1, 0]),
            (1, [9, 0, 0]),
            (1, [0, 0, 0]),
            (2, [1, 0, 0]),
            (9, [1, 0, 0]),
            (1, [1, 2]),
        ]
    ):
        raw = bytes([1, kind]) + bytes([at] * 16)
        raw += b"".join(place.to_bytes(2, "big") for place in places)
        election.seal("north", f"M{at}", data=raw)
    election.seal("people", "M8", data=bytes([1, 1]) + bytes(16) + bytes([0, 3, 0, 1]))
    election.seal("people", "M9", data=bytes([7, 1]) + bytes(16) + bytes([0, 1, 0, 0]))
    opened = election.open()
    assert codes(opened) == dict.fromkeys(
        [
            "bad-repeat",
            "bad-gap",
            "bad-candidate",
            "bad-empty",
            "bad-filled",
            "bad-kind",
            "bad-length",
            "bad-order",
            "bad-version",
        ],
        1,
    )
    both(node, election)


def test_a_tracker_counts_once_the_first_in_the_order_of_fingerprints(node):
    election = Election()
    for number, ranking in (("A", [1]), ("B", [2]), ("C", [3])):
        election.seal("north", number, election.ballot("north", ranking, tracker=bytes(16)))
    election.seal("rules", "D", election.ballot("rules", [1], tracker=bytes(16)))
    opened = election.open()
    assert codes(opened) == {"duplicate-tracker": 2}
    first = min(election.rows[:3], key=lambda row: envelopes.fingerprint(row[2]))[1]
    assert opened.ballots["north"] == [("00" * 16, ({"A": 1, "B": 2, "C": 3}[first],))]
    both(node, election)


def test_a_tracker_of_a_paper_is_not_taken_by_an_envelope(node):
    election = Election()
    stream = io.BytesIO()
    papers.write_papers(stream, election.manifest.sha256, [("north", "00" * 16, [4])])
    election.seal("north", "A", election.ballot("north", [1], tracker=bytes(16)))
    opened = election.open(paper=stream.getvalue())
    assert codes(opened) == {"duplicate-tracker": 1}
    assert opened.ballots["north"] == [("00" * 16, (4,))]
    both(node, election, stream.getvalue())


def test_the_wrong_key_opens_nothing_at_all(node):
    election = Election().many(3)
    with pytest.raises(envelope.KeyProblem, match="not the key of this election"):
        opening.open_all(election.manifest, io.BytesIO(election.file()), bytes(32), 2)
    with pytest.raises(Refused, match="wrong-key"):
        node("openAll", election.data, election.file(), bytes(32), 2, None)


def test_an_election_without_a_vote_can_be_opened(node):
    made = both(node, Election())
    assert made["north.blt"].decode().startswith("4 2\n0\n")
    assert json.loads(made["north.json"])["ballots"] == []


def test_one_who_opens_alone_is_told_of_in_the_result(node):
    election = Election().many(2)
    assert json.loads(both(node, election, threshold=1)["opening.json"])["assurance"] == "lower"
    assert json.loads(both(node, election)["opening.json"])["assurance"] == "shared"


def test_opening_json_holds_the_hash_of_everything(node):
    election = Election().many(20)
    paper = election.papers(5)
    made = both(node, election, paper)
    told = json.loads(made["opening.json"])
    assert told["envelopes_sha256"] == canonical.sha256(election.file())
    assert told["papers_sha256"] == canonical.sha256(paper)
    assert told["manifest"] == canonical.sha256(election.data)
    for each in told["contests"]:
        assert each["blt_sha256"] == canonical.sha256(made[f"{each['id']}.blt"])
        assert each["json_sha256"] == canonical.sha256(made[f"{each['id']}.json"])


def test_nothing_of_the_key_and_no_envelope_number_is_in_what_comes_of_it():
    dice = random.Random(5)
    election = Election(seed=dice.randbytes(32))
    for at in range(20):
        election.seal("north", f"NUMBER-{at}")
    text = b"".join(outcome.files(election.open()).values()).decode()
    for secret in (election.seed.hex(), canonical.to_text(election.seed), "NUMBER-"):
        assert secret not in text


def test_the_trial_opening_opens_three_ballots_a_contest_in_either_language(node):
    election, rehearsal = Election(), part("rehearsal")
    assert rehearsal.rehearse(election.manifest, SEED) == 9
    assert node("rehearse", election.data, SEED) == 9
    with pytest.raises(envelope.KeyProblem):
        rehearsal.rehearse(election.manifest, bytes(32))
    with pytest.raises(Refused, match="wrong-key"):
        node("rehearse", election.data, bytes(32))


def test_two_openings_are_compared_contest_by_contest(node):
    election = Election().many(12)
    one = outcome.files(election.open())["opening.json"]
    election.rows.pop()
    other = outcome.files(election.open())["opening.json"]
    assert node("compare", one, one) == {"same": True, "contests": []}
    found = node("compare", one, other)
    assert not found["same"]
    assert len(found["contests"]) == 1
