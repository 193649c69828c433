"""Ballot files: what is read, and that a wrong one is told with its line and reason."""

import hashlib
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .cases import counting

GOOD = b"""# a comment
3 2
-3
5 1 2 0  # after a paper
2 2 1
1 2 - 1 0
1 1=2 3 0
4 0
1 1 1 0

0
"Ash ""the tree"" # not a comment"
Birch
"Cherry"
"A model"
"""


def read(text, suffix=".blt", **more):
    data = text.encode() if isinstance(text, str) else text
    return counting.read(data, suffix, **more)


def test_blt_is_read_whole():
    ballots = read(GOOD)
    assert ballots.names == ('Ash "the tree" # not a comment', "Birch", "Cherry")
    assert (ballots.seats, ballots.title, ballots.withdrawn) == (2, "A model", {3})
    assert ballots.papers == {(1, 2): 5, (2, 1): 2, (): 4}
    assert ballots.irregular == {(2, 0, 1): 1, ((1, 2), 3): 1, (1, 1): 1}
    assert ballots.sha256 == hashlib.sha256(GOOD).hexdigest()


@pytest.mark.parametrize(
    "text",
    [
        "2 1\n3 1 2 0\n1 2 0\n0\nAsh\nBirch\nModel\n",
        "2 1\r\n3 1 2 0\r\n1 2 0\r\n0\r\nAsh\r\nBirch\r\nModel\r\n",
        "\ufeff2 1\n1 1 2 0\n2 1 2 0\n1 2 0\n0\nAsh\nBirch\nModel",
        '2 1\n3 1 2\n1 2\n0\n"Ash" "Birch" "Model"\n',
        '  2   1\n\n3 1 2 0\n 1 2 0\n0  # end\n"Ash"\n"Birch" # second\n"Model"\n\n',
        "# one\n2 1 # two\n# three\n3 1 2 0\n1 2 0\n# four\n0\nAsh\nBirch\nModel\n",
    ],
)
def test_the_ways_in_which_blt_is_written_are_the_same(text):
    ballots = read(text)
    assert ballots.papers == {(1, 2): 3, (2,): 1}
    assert (ballots.names, ballots.title) == (("Ash", "Birch"), "Model")


def test_the_title_may_be_missing():
    assert read("1 1\n2 1 0\n0\nAsh\n").title == ""


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "must begin with the numbers of candidates and of seats"),
        ("\n\n5\n", 3, "must begin"),
        ("two 1\n", 1, "'two' is not a whole number"),
        ("0 1\n", 1, "at least one candidate"),
        ("2 0\n", 1, "at least one candidate and one seat"),
        ("99999999 1\n", 1, "too large"),
        ("2 1\n-3\n", 2, "there is no candidate 3: they are 1 to 2"),
        ("2 1\n-1 2\n", 2, "negative numbers only"),
        ("2 1\n1 1 0\n", 3, "must end with a line that is 0"),
        ("2 1\n1 1 0\n1 3 0\n0\nA\nB\n", 3, "there is no candidate 3"),
        ("2 1\n1 1 0\n1 x 0\n0\nA\nB\n", 3, "'x' is not a whole number"),
        ("2 1\n1 1 0 2 0\n0\nA\nB\n", 2, "0 ends a paper"),
        ("2 1\n1 1 0\n0 1 0\n0\nA\nB\n", 3, "at least 1"),
        ("2 1\n1.5 1 0\n0\nA\nB\n", 2, "'1.5' is not a whole number"),
        ("2 1\n1 -1 0\n0\nA\nB\n", 2, "'-1' is not a whole number"),
        ("2 1\n+1 1 0\n0\nA\nB\n", 2, "'.1' is not a whole number"),
        ("2 1\n1_0 1 0\n0\nA\nB\n", 2, "'1_0' is not a whole number"),
        ("2 1\n99999999999999999999 1 0\n0\nA\nB\n", 2, "too large"),
        ("2 1\n1 1 0\n0\nA\n", 4, "2 candidates need as many names; there are 1"),
        ("2 1\n1 1 0\n0\nA\nB\nC\nD\n", 7, "there may be a title; there are 4 lines"),
        ('2 1\n1 1 0\n0\n"A\nB\nC\n', 4, "a quotation mark is missing"),
        ('2 1\n1 1 0\n0\n""\n"B"\n', 4, "a candidate has no name"),
        ("2 1\n1 1 0\n0\nA\nB\x1b[2J\n", 5, "a character that cannot be printed"),
        ("2 1\n1 1 0\n0\nA\nB\u202eC\n", 5, "a character that cannot be printed"),
        ("1 1\n1 1 0\n0\nA\nTi\x00tle\n", 5, "a character that cannot be printed"),
        (b"2 1\n1 1 0\n0\nA\xff\nB\n", 4, "not UTF-8"),
        (b"2 1\n1 1 0\n1 \xff 0\n0\nA\nB\n", 3, "not UTF-8"),
    ],
)
def test_a_malformed_blt_is_told_with_line_and_reason(text, line, reason):
    with pytest.raises(counting.FileError, match=reason) as told:
        read(text)
    assert told.value.line == line
    assert str(told.value).startswith(f"line {line}: ")


CSV = """# seats: 2
# title: Council
# withdrawn: Cherry
papers,Ash,Birch,Cherry
5,1,2,
2,2,1,
1,1,3,
1,1,1,2
4,,,
"""


def test_csv_with_a_column_a_candidate():
    ballots = read(CSV, ".csv")
    assert ballots.names == ("Ash", "Birch", "Cherry")
    assert (ballots.seats, ballots.title, ballots.withdrawn) == (2, "Council", {3})
    assert ballots.papers == {(1, 2): 5, (2, 1): 2, (): 4}
    assert ballots.irregular == {(1, 0, 2): 1, ((1, 2), 3): 1}


def test_csv_with_a_column_a_rank_and_without_the_number_of_papers():
    text = "# seats: 1\n# candidates: Ash; Birch; Cherry\nrank 1,rank 2,rank 3\n"
    ballots = read(text + "Birch,Ash,\nBirch,Ash\nAsh,,Cherry\nAsh=Birch,Cherry,\n", ".csv")
    assert ballots.names == ("Ash", "Birch", "Cherry")
    assert ballots.papers == {(2, 1): 2}
    assert ballots.irregular == {(1, 0, 3): 1, ((1, 2), 3): 1}


def test_csv_takes_the_seats_from_the_caller_where_it_does_not_say():
    assert read("Ash,Birch\n1,2\n", ".csv", seats=3).seats == 3


def test_blank_papers_in_csv_are_counted_when_their_number_is_given():
    assert read("# seats: 1\npapers,Ash,Birch\n4,,\n1,1,\n", ".csv").papers == {(): 4, (1,): 1}


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "there is no heading"),
        ("Ash,Birch\n1,2\n", 1, "how many seats"),
        ("# seats: many\nAsh\n1\n", 1, "how many seats"),
        ("# seats: 1\nAsh,Ash\n1,2\n", 2, "no two the same"),
        ("# seats: 1\nAsh,,Birch\n1,2,3\n", 2, "has a name"),
        ("# seats: 1\nAsh,Birch\n1,x\n", 3, "'x' is not a rank"),
        ("# seats: 1\nAsh,Birch\n1,2,3\n", 3, "3 cells, but the heading has 2"),
        ("# seats: 1\npapers,Ash\n-1,1\n", 3, "'-1' is not a number of papers"),
        ("# seats: 1\nrank 1\nAsh\n", 2, "needs a line '# candidates"),
        ("# seats: 1\n# candidates: Ash\nrank 1\nAsh\nYew\n", 5, "there is no candidate 'Yew'"),
        ("# seats: 1\n# withdrawn: Yew\nAsh,Birch\n1,2\n", 2, "there is no candidate 'Yew'"),
        ('# seats: 1\nAsh,Birch\n1,"2\n', 3, "this is not CSV"),
        (b"# seats: 1\nAsh\n1\n\xff\n", 4, "not UTF-8"),
        ("# seats: 1\n# candidates: A; B\nrank 2,rank 1\nA,B\n", 3, "1, 2, 3 ... in order"),
        ("# seats: 1\n# candidates: A; B\nrank 1,rank 3\nA,B\n", 3, "1, 2, 3 ... in order"),
        ("# seats: 1\nAsh,Birch\n1,2\n,\n2,1\n", 4, "how many papers are blank"),
        ('# seats: 1\nAsh,"Bir\nch"\n1,2\n', 3, "a character that cannot be printed"),
        ("# seats: 1\n# title: A\x1b[2J\nAsh,Birch\n1,2\n", 2, "cannot be printed"),
    ],
)
def test_a_malformed_csv_is_told_with_line_and_reason(text, line, reason):
    with pytest.raises(counting.FileError, match=reason) as told:
        read(text, ".csv")
    assert told.value.line == line


JSON = """{"title": "Council", "seats": 2, "candidates": ["Ash", "Birch", "Cherry"],
 "withdrawn": ["Cherry"], "rule": "scottish",
 "ballots": [{"papers": 5, "ranking": [1, "Birch"]}, [2, null, 1], [[1, 2], 3], []]}"""


def test_json_is_read_whole():
    ballots = read(JSON, ".json")
    assert ballots.papers == {(1, 2): 5, (): 1}
    assert ballots.irregular == {(2, 0, 1): 1, ((1, 2), 3): 1}
    assert (ballots.seats, ballots.rule, ballots.withdrawn) == (2, "scottish", {3})


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("{\n1", 2, "this is not JSON"),
        ("[]", None, "ballots are an object"),
        ('{"seats": 0}', None, "seats is a number from 1"),
        ('{"seats": true}', None, "seats is a number"),
        ('{"seats": 1, "candidates": []}', None, "list of their names"),
        ('{"seats": 1, "candidates": ["A", "A"], "ballots": []}', None, "the same name"),
        ('{"seats": 1, "candidates": ["A"], "ballots": {}}', None, "ballots is a list"),
        ('{"seats": 1, "candidates": ["A"], "ballots": [[2]]}', None, "ballot 1: .* candidate '2'"),
        ('{"seats": 1, "candidates": ["A"], "ballots": [1]}', None, "a ranking is a list"),
        (
            '{"seats": 1, "candidates": ["A"], "ballots": [{"papers": 0, "ranking": []}]}',
            None,
            "papers is a number from 1",
        ),
        (b'{"seats"\n: "\xff"}', 2, "not UTF-8"),
        ('{"seats": 1, "candidates": ["\\ud800"], "ballots": []}', None, "cannot be printed"),
        ('{"seats": 1, "candidates": ["A\\nElected: B"], "ballots": []}', None, "be printed"),
        (
            '{"seats": 1, "candidates": ["A"], "title": "\\u202e", "ballots": []}',
            None,
            "cannot be printed",
        ),
        ("[" * 100_000, 1, "makes sense"),
    ],
)
def test_a_malformed_json_is_told_so(text, line, reason):
    with pytest.raises(counting.FileError, match=reason) as told:
        read(text, ".json")
    assert told.value.line == line


def test_a_file_that_is_not_there_is_told_so(tmp_path):
    with pytest.raises(counting.FileError, match="cannot be read: No such file"):
        counting.read_file(tmp_path / "nothing.blt")
    with pytest.raises(counting.FileError, match="cannot be read"):
        counting.read_file(tmp_path)


# Whatever the bytes: ballots that can be counted, or a FileError; nothing else, and soon.


def read_or_refuse(data, suffix):
    try:
        ballots = counting.read(data, suffix)
    except counting.FileError as error:
        assert error.reason
        return None
    assert ballots.seats > 0 and ballots.names
    assert ballots.total == sum(ballots.papers.values()) + sum(ballots.irregular.values())
    return ballots


@pytest.mark.parametrize("suffix", [".blt", ".csv", ".json"])
@given(data=st.binary(max_size=300))
@settings(max_examples=150, deadline=None)
def test_fuzz_any_bytes(suffix, data):
    read_or_refuse(data, suffix)


WORDS = st.sampled_from(
    [
        *map(str, range(6)),
        "-1",
        "-",
        "1=2",
        "=",
        "#",
        '"',
        '"A"',
        "A",
        "99",
        "\n",
        "\n",
        "0\n",
        "\r",
    ]
)


@given(words=st.lists(WORDS, max_size=60))
@settings(max_examples=400, deadline=None)
def test_fuzz_words_of_blt(words):
    read_or_refuse(" ".join(["3 1\n", *words]).encode(), ".blt")


@pytest.mark.parametrize(
    ("good", "suffix"), [(GOOD, ".blt"), (CSV.encode(), ".csv"), (JSON.encode(), ".json")]
)
def test_fuzz_good_files_with_bytes_changed_lost_or_doubled(good, suffix):
    dice = random.Random(2026)
    read_anyway = 0
    for _ in range(1500):
        data = bytearray(good)
        for _change in range(dice.randint(1, 4)):
            at = dice.randrange(len(data))
            data[at : at + dice.randint(0, 3)] = dice.choice(
                [b"", b"\n", b"0", b"-", b"9", b'"', b",", bytes([dice.randrange(256)])]
            )
        read_anyway += read_or_refuse(bytes(data), suffix) is not None
    assert read_anyway


@given(
    candidates=st.integers(1, 5),
    seats=st.integers(1, 3),
    papers=st.dictionaries(
        st.lists(st.integers(0, 5), max_size=6).map(tuple), st.integers(1, 9), max_size=8
    ),
)
@settings(max_examples=100, deadline=None)
def test_what_is_written_as_blt_is_read_back(candidates, seats, papers):
    lines = [f"{candidates} {seats}"]
    kept = {}
    for paper, number in papers.items():
        paper = tuple(c for c in paper if c <= candidates)
        kept[paper] = kept.get(paper, 0) + number
        lines.append(" ".join([str(number), *(str(c) if c else "-" for c in paper), "0"]))
    lines += ["0", *(f'"C{c}"' for c in range(1, candidates + 1)), '"T"']
    ballots = read("\n".join(lines))
    assert {**ballots.papers, **ballots.irregular} == kept
