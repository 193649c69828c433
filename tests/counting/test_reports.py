"""The count sheet as text, JSON, CSV and HTML."""

import csv
import io
import json
import re
from html.parser import HTMLParser

import pytest

from .cases import counting, election, lots, part

PAPERS = {"AB": 6, "AC": 2, "A": 1, "B": 1, "C": 3, "": 1, "(AB)": 2}
NAMES = ["Ash <b>", "Birch & Son", "=Cherry"]


@pytest.fixture
def result():
    ballots = election(PAPERS, 2, NAMES, title="Council <2026>", sha256="ab" * 32)
    return counting.count(ballots, "scottish")


def test_json_has_the_fixed_shape(result):
    told = json.loads(part("jsonreport").as_json(result))
    program = told.pop("program")
    assert re.fullmatch(r"counting \d+\.\d+ sha256:[0-9a-f]{64}", program)
    assert told == {
        "rule": "scottish",
        "seats": 2,
        "ballots": {"total": 16, "valid": 13, "blank": 1, "rejected": 2},
        "quota": "5",
        "elected": [1, 3],
        "stages": [
            {
                "action": "first",
                "candidates": [],
                "votes": {"1": "9.00000", "2": "1.00000", "3": "3.00000"},
                "non_transferable": "0.00000",
                "elected": [1],
                "excluded": [],
            },
            {
                "action": "surplus",
                "candidates": [1],
                "votes": {"1": "5.00000", "2": "3.66664", "3": "3.88888"},
                "non_transferable": "0.44448",
                "elected": [],
                "excluded": [],
            },
            {
                "action": "exclude",
                "candidates": [2],
                "votes": {"1": "5.00000", "2": "0.00000", "3": "3.88888"},
                "non_transferable": "4.11112",
                "elected": [3],
                "excluded": [2],
            },
        ],
        "lots": [],
        "file_sha256": "ab" * 32,
    }


def test_the_text_shows_stages_as_columns_with_transfers_and_totals(result):
    text = part("textreport").as_text(result)
    lines = text.split("\n")
    assert lines[0] == "Council <2026>"
    assert "Elected, in this order: Ash <b> and =Cherry." in lines
    [heading] = [line for line in lines if "Stage 1" in line]
    assert heading.split() == ["Stage", "1", "Stage", "2", "Stage", "3"]
    [ash] = [line for line in lines if line.startswith("1 Ash")]
    assert ash.split() == ["1", "Ash", "<b>", "9.00000*", "-4.00000", "5.00000", "5.00000",
                           "elected"]  # fmt: skip
    [total] = [line for line in lines if "Total" in line]
    assert total.split() == ["Total", "13.00000", "13.00000", "13.00000"]
    assert "Rejected, first preference for more than one candidate: 2" in lines
    assert max(map(len, lines)) <= 130


def test_a_long_count_goes_on_below(result):
    papers = {chr(65 + n): n + 1 for n in range(20)}
    ballots = counting.Ballots.of(
        [f"Candidate {n}" for n in range(20)], 3, [([n + 1], n + 1) for n in range(len(papers))]
    )
    long = counting.count(ballots, "scottish")
    text = part("textreport").as_text(long)
    for number in range(1, len(long.stages) + 1):
        assert f"Stage {number}" in text
    assert max(map(len, text.split("\n"))) <= 150


def test_a_name_of_one_digit_is_as_whole_as_one_of_two():
    names = ["The longest name of them all", *[f"C{n}" for n in range(2, 12)]]
    papers = [([n], n + 1) for n in range(1, 12)]
    text = part("textreport").as_text(
        counting.count(counting.Ballots.of(names, 2, papers), "approval")
    )
    assert " 1 The longest name of them all " in text


def test_a_long_title_is_not_underlined_beyond_the_sheet():
    ballots = counting.Ballots.of(["A"], 1, [([1], 1)], title="Council " * 40)
    underline = part("textreport").as_text(counting.count(ballots, "fptp")).split("\n")[1]
    assert set(underline) == {"="} and len(underline) == 110


def test_csv_has_a_row_a_candidate_and_no_formula(result):
    rows = list(csv.reader(io.StringIO(part("csvreport").as_csv(result))))
    assert rows[0][:4] == ["number", "name", "result", "stage 1: First preferences"]
    assert rows[0][4:6] == ["stage 2: Surplus of Ash <b>, transfer", "stage 2: Surplus of Ash <b>, "
                            "votes"]  # fmt: skip
    assert rows[1] == ["1", "Ash <b>", "elected", "9.00000", "-4.00000", "5.00000", "", "5.00000"]
    assert rows[3][1] == "'=Cherry"
    assert {len(row) for row in rows} == {8}
    assert [row[1] for row in rows[4:]] == ["Non-transferable", "Total", "Quota"]


class Page(HTMLParser):
    """Checks that tags are closed in order, and keeps what the tests ask for."""

    EMPTY = {"meta", "br"}

    def __init__(self, text):
        super().__init__()
        self.open, self.found, self.words = [], [], []
        self.feed(text)
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)

    def all(self, tag):
        return [attrs for name, attrs in self.found if name == tag]


def test_html_is_whole_escaped_and_needs_nothing_from_elsewhere(result):
    text = part("htmlreport").as_html(result)
    page = Page(text)
    assert page.all("html") == [{"lang": "en-GB"}]
    assert "Ash <b>" in "".join(page.words) and "<b>" not in text
    assert not page.all("script") and not page.all("link") and not page.all("img")
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", text)
    scopes = [attrs.get("scope") for attrs in page.all("th")]
    assert set(scopes) == {"col", "row"}
    assert page.all("caption")


def test_the_picture_can_be_read_by_a_screen_reader(result):
    page = Page(part("htmlreport").as_html(result))
    [picture] = page.all("svg")
    assert picture["role"] == "img"
    idents = {attrs["id"] for _tag, attrs in page.found if "id" in attrs}
    assert {picture["aria-labelledby"], picture["aria-describedby"]} <= idents
    text = "".join(page.words)
    assert "Surplus of Ash <b>. Transferred: 2.66664 to Birch & Son, 0.88888 to =Cherry." in text
    bands = [attrs for attrs in page.all("path") if attrs["class"] == "moved"]
    assert len(bands) == 4  # to B, C and non-transferable; then from B to non-transferable


def test_a_count_of_one_stage_has_no_picture():
    assert "<svg" not in part("htmlreport").as_html(counting.count(election({"A": 1}), "fptp"))


@pytest.mark.parametrize("kind", ["text", "json", "csv", "html"])
def test_an_unofficial_count_says_so_in_every_report(kind):
    result = counting.count(election(PAPERS, 2), "scottish", seats=1, unofficial="what if one?")
    text = part("cli").FORMATS[kind](result)
    assert "what if one?" in text
    assert "unofficial" in text.lower()
    official = part("cli").FORMATS[kind](counting.count(election(PAPERS, 2), "scottish"))
    assert "unofficial:" not in official.lower()


@pytest.mark.parametrize("kind", ["text", "html"])
def test_lots_and_countbacks_are_told(kind):
    tied = election({"A": 5, "B": 3, "C": 3})
    result = counting.count(tied, "scottish", lots(("exclude", "BC", "C")))
    text = " ".join(part("cli").FORMATS[kind](result).split())
    assert "The lot fell on C." in text
    assert "Drawn by R. Officer" in text and "W. One, W. Two" in text
    with pytest.raises(counting.LotNeeded) as stop:
        counting.count(tied, "scottish")
    stopped = " ".join(part("cli").FORMATS[kind](stop.value.result).split())
    assert "B and C are tied, and a lot must be drawn" in stopped
    back = counting.countback(election({"AB": 9, "B": 2, "C": 5}, 2), "scottish", [1], [3])
    told = part("cli").FORMATS[kind](back)
    assert "Elected to the vacancy: B." in told
    assert "vacated the seat" in told and "sitting" in told
