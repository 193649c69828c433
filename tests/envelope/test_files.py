"""Manifest, envelopes, papers: one form each, and what is wrong told with its line."""

import io
import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from .cases import (
    NORTH,
    Election,
    Refused,
    b64,
    canonical,
    envelope,
    envelopes,
    manifest_bytes,
    manifests,
    papers,
)

NAMES = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=5)
VALUES = st.recursive(
    st.integers(-(2**53) + 1, 2**53 - 1) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=20,
)


@given(VALUES)
def test_canonical_json_is_that_of_rfc_8785_in_both_languages(node, value):
    written = canonical.canonical(value)
    assert written == rfc8785.dumps(value)
    assert canonical.parse(written) == value
    assert node("canonical", written) == b64(written)


@pytest.mark.parametrize(
    "data",
    [
        b'{"a": 1}',
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b"1.0",
        b"1e2",
        b"-0",
        b"01",
        b"9007199254740992",
        b"1" * 5000,
        b"true",
        b"null",
        b"[1]\n",
        b'"\\u0041"',
        b'"\\ud800"',
        b'"\\/"',
        b'{"\xc3\xa9":1}',
        b"\xef\xbb\xbf1",
        b"\xff",
        b"",
        b"{",
        b"[" * 100_000,
    ],
)
def test_any_other_form_is_refused_in_both_languages(node, data):
    with pytest.raises(envelope.FileError):
        canonical.parse(data)
    with pytest.raises(Refused):
        node("canonical", data)


def changed(**more):
    return manifest_bytes(NORTH | more)


GOOD_TITLE = {"version": 1, "title": "T"}
BAD_MANIFESTS = [
    (b"{}", "no manifest of version"),
    (b"[1]", "no manifest of version"),
    (manifest_bytes(title=""), "title is"),
    (manifest_bytes(title="A\u202eB"), "title is"),
    (canonical.canonical({**GOOD_TITLE, "key": "AA", "contests": []}), "key is not"),
    (canonical.canonical({**GOOD_TITLE, "key": 5, "contests": []}), "key is not"),
    (
        canonical.canonical(
            {**GOOD_TITLE, "key": canonical.to_text(b"\4" + bytes(64)), "contests": [NORTH]}
        ),
        "key is not",
    ),
    (manifest_bytes(NORTH, NORTH), "same id"),
    (manifest_bytes({"id": "x"}), "contest 1: it must say"),
    (changed(id="North"), "id is"),
    (changed(id=""), "id is"),
    (changed(id="../x"), "id is"),
    (changed(id=7), "id is"),
    (changed(title=" North"), "title is text"),
    (changed(candidates=[]), "candidates is"),
    (changed(candidates="Ash"), "candidates is"),
    (changed(candidates=["Ash", "Ash"]), "same name"),
    (changed(candidates=["Ash", ""]), "name is empty"),
    (changed(candidates=["Ash", "B\x00"]), "name is empty"),
    (changed(candidates=["Ash", "B\n"]), "name is empty"),
    (changed(candidates=["Ash", 4]), "name is empty"),
    (changed(seats=0), "seats is"),
    (changed(seats="2"), "seats is"),
    (changed(rule="best"), "rule is one of"),
    (changed(most=0), "most is"),
    (changed(most=5), "most is"),
]


@pytest.mark.parametrize(("data", "told"), BAD_MANIFESTS, ids=lambda value: str(value)[-30:])
def test_a_manifest_that_is_not_right_is_refused_in_both_languages(node, data, told):
    with pytest.raises(envelope.FileError, match=told):
        manifests.manifest(data)
    with pytest.raises(Refused):
        node("manifest", data)


def test_a_manifest_is_known_by_its_bytes_and_more_may_stand_in_it(node):
    data = manifest_bytes(roll="0" * 64, dates=["2027-03-01", {"close": 17}])
    manifest = manifests.manifest(data)
    assert manifest.sha256 == canonical.sha256(data)
    assert manifest.sha256 != manifests.manifest(manifest_bytes()).sha256
    assert node("manifest", data) == {
        "sha256": manifest.sha256,
        "contests": ["north", "rules", "people"],
    }


def test_the_rules_are_those_of_the_count():
    from tests.counting.cases import counting

    assert set(manifests.RULES) == set(counting.RULES)


ELECTION = Election().many(6)
ENVELOPES = ELECTION.file()
PAPERS = Election().papers(6)


def lines(data):
    return data.decode().splitlines(keepends=True)


def replaced(data, line, **more):
    """Return a file with some values of a line (from 1) replaced."""
    found = lines(data)
    value = {**json.loads(found[line - 1]), **more}
    found[line - 1] = canonical.canonical(value).decode() + "\n"
    return "".join(found).encode()


def without(data, *gone):
    return "".join(text for at, text in enumerate(lines(data), 1) if at not in gone).encode()


def swapped(data):
    head, first, second, *rest = lines(data)
    return "".join([head, second, first, *rest]).encode()


def twice(data):
    found = lines(replaced(data, 1, envelopes=7))
    return "".join([*found, found[-1]]).encode()


BAD_ENVELOPES = [
    (b"", "empty"),
    (b"\n", "not JSON"),
    (ENVELOPES[:-1], "no end"),
    (ENVELOPES[:-40], "no end"),
    (ENVELOPES + b"\n", "line 8: this is not JSON"),
    (without(ENVELOPES, 1), "must be an object"),
    (without(ENVELOPES, 4), "should be 6 envelopes; here are 5"),
    (replaced(ENVELOPES, 1, envelopes=5), "should be 5"),
    (replaced(ENVELOPES, 1, version=2), "no file of version"),
    (replaced(ENVELOPES, 1, envelopes="6"), "no file of version"),
    (replaced(ENVELOPES, 1, manifest="0" * 64), "another election"),
    (replaced(ENVELOPES, 1, manifest="0"), "no file of version"),
    (replaced(ENVELOPES, 3, contest="south"), "line 3: there is no contest 'south'"),
    (replaced(ENVELOPES, 3, contest=[]), "line 3: there is no contest"),
    (replaced(ENVELOPES, 3, number="A B"), "line 3: number is"),
    (replaced(ENVELOPES, 3, number=7), "line 3: number is"),
    (replaced(ENVELOPES, 3, sealed="A"), "line 3: sealed is"),
    (replaced(ENVELOPES, 3, sealed="=AAA"), "line 3: sealed is"),
    (replaced(ENVELOPES, 3, sealed="AB"), "line 3: sealed is"),
    (replaced(ENVELOPES, 3, sealed=7), "line 3: sealed is"),
    (replaced(ENVELOPES, 3, name="Siân"), "line 3: this must be an object"),
    (swapped(ENVELOPES), "not in the order"),
    (twice(ENVELOPES), "is here twice"),
]


@pytest.mark.parametrize(("data", "told"), BAD_ENVELOPES, ids=lambda value: str(value)[-40:])
def test_a_file_of_envelopes_that_is_not_right_is_refused_whole(node, data, told):
    with pytest.raises(envelope.FileError, match=told):
        ELECTION.open(data)
    with pytest.raises(Refused):
        node("openAll", ELECTION.data, data, ELECTION.seed, 2, None)


BAD_PAPERS = [
    (b"", "empty"),
    (PAPERS[:-1], "no end"),
    (without(PAPERS, 4), "should be 6 papers"),
    (ENVELOPES, "must be an object"),
    (replaced(PAPERS, 1, manifest="0" * 64), "another election"),
    (swapped(PAPERS), "not in the order"),
    (replaced(PAPERS, 2, contest="south"), "line 2: there is no contest"),
    (replaced(PAPERS, 2, tracker="0" * 31), "line 2: tracker is"),
    (replaced(PAPERS, 2, tracker="G" * 32), "line 2: tracker is"),
    *(
        (replaced(PAPERS, 2, contest="north", ranking=ranking), "line 2: ")
        for ranking in (7, [5], [0], ["1"], [1, []], [[1]], [[2, 1]], [[1, 1]], [[1, 9]], [[[]]])
    ),
    *(
        (replaced(PAPERS, 2, contest="people", ranking=ranking), "line 2: marks stand")
        for ranking in ([2, 1], [1, 1], [[1, 2]], [[], 1])
    ),
]


@pytest.mark.parametrize(("data", "told"), BAD_PAPERS, ids=lambda value: str(value)[-40:])
def test_a_file_of_papers_that_is_not_right_is_refused_whole(node, data, told):
    with pytest.raises(envelope.FileError, match=told):
        papers.Papers(io.BytesIO(data), ELECTION.manifest)
    with pytest.raises(Refused):
        node("openAll", ELECTION.data, ENVELOPES, ELECTION.seed, 2, b64(data))


def test_whoever_writes_envelopes_must_have_put_them_in_order():
    rows = envelopes.in_order(ELECTION.rows)
    stream = io.BytesIO()
    with pytest.raises(ValueError, match="order"):
        envelopes.write_envelopes(stream, ELECTION.manifest.sha256, 6, reversed(rows))
    with pytest.raises(ValueError, match="announced"):
        envelopes.write_envelopes(stream, ELECTION.manifest.sha256, 5, rows)


def test_fingerprints_are_sorted_and_are_what_sha256_gives():
    found = list(envelopes.fingerprints(io.BytesIO(ENVELOPES), ELECTION.manifest))
    assert found == sorted(canonical.sha256(sealed) for _c, _n, sealed in ELECTION.rows)


def test_every_sealed_ballot_of_a_contest_is_equally_long():
    election = Election()
    for at in range(40):
        election.seal("north", f"L{at}")
    assert len({len(sealed) for _c, _n, sealed in election.rows}) == 1
