r"""CSV of rankings, in either of the two shapes that spreadsheets have.

A column a candidate, each cell the rank that the paper gives (empty: none)::

    papers,Ash,Birch,Cherry
    3,1,2,
    1,,1,2

or a column a rank, each cell a candidate's name (empty: nobody)::

    papers,rank 1,rank 2,rank 3
    3,Ash,Birch,
    1,Birch,Cherry,

The column ``papers`` may be missing: then each line is one paper, and a line of empty cells is
refused, since it may be a blank paper or the end of a spreadsheet. Columns of ranks stand in order.
Lines before the heading may say ``# seats: 2``, ``# title: ...``, ``# withdrawn: Birch`` and
``# candidates: Ash; Birch; Cherry``; the latter gives the order of the candidates, and is needed in
the second shape.
"""

import csv
import io
import re

from .ballots import Ballots, is_plain
from .errors import FileError

SETTING = re.compile(r"#\s*(seats|title|withdrawn|candidates)\s*:\s*(.*)", re.IGNORECASE)
RANK = re.compile(r"(?:rank|choice|preference)?\s*([1-9]\d*)", re.IGNORECASE)
MOST_PAPERS = 10**12


def read_csv(data, sha256="", seats=None):
    r"""Return the ``Ballots`` of a CSV file given as bytes; raise ``FileError``.

    ``seats``: how many, where the file does not say.

    >>> read_csv(b"# seats: 1\npapers,Ash,Birch\n3,1,2\n1,,1\n").papers
    {(1, 2): 3, (2,): 1}
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FileError("this is not UTF-8 text", line) from None
    settings, skipped = _settings(text)
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        table = [(rows.line_num, [cell.strip() for cell in row]) for row in rows]
    except csv.Error as error:
        raise FileError(f"this is not CSV: {error}", rows.line_num) from None
    table = [(line, row) for line, row in table if line > skipped and (any(row) or len(row) > 1)]
    while table and not any(table[0][1]):
        table.pop(0)
    if not table:
        raise FileError("there is no heading", skipped + 1)
    return _Table(settings, table, sha256, seats).ballots()


def _settings(text):
    """Return the settings of the lines before the heading, and how many lines these are."""
    settings, count = {}, 0
    for line in text.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            break
        count += 1
        match = SETTING.match(line.strip())
        if match:
            settings[match.group(1).lower()] = (count, match.group(2).rstrip(",").strip())
    return settings, count


class _Table:
    def __init__(self, settings, table, sha256, seats):
        self.settings, self.sha256, self.seats = settings, sha256, seats
        (self.heading_line, self.heading), *self.rows = table
        while self.heading and not self.heading[-1]:
            self.heading.pop()
        self.counted = bool(self.heading) and self.heading[0].lower() in ("papers", "count")
        self.columns = self.heading[self.counted :]

    def ballots(self):
        ranks = [RANK.fullmatch(column) for column in self.columns]
        by_rank = bool(ranks) and all(ranks)
        if by_rank and [int(rank.group(1)) for rank in ranks] != list(range(1, len(ranks) + 1)):
            raise FileError("the columns of ranks are 1, 2, 3 ... in order", self.heading_line)
        names = self.names(by_rank)
        numbers = {name: number for number, name in enumerate(names, 1)}
        reader = self.by_rank if by_rank else self.by_candidate
        papers = [
            self.paper(line, row, reader, numbers)
            for line, row in self.rows
            if any(row) or not self.counted
        ]
        line, title = self.settings.get("title", (0, ""))
        _check_plain([title], line)
        line, withdrawn = self.settings.get("withdrawn", (0, ""))
        out = [self.known(name, numbers, line) for name in _list(withdrawn)]
        return Ballots.of(
            names,
            self.number_of_seats(),
            papers,
            withdrawn=frozenset(out),
            title=title,
            sha256=self.sha256,
        )

    def names(self, by_rank):
        line, given = self.settings.get("candidates", (self.heading_line, ""))
        names = _list(given) if given else ([] if by_rank else self.columns)
        if by_rank and not names:
            raise FileError("a column a rank needs a line '# candidates: ...' before it", line)
        if not all(names) or len(set(names)) != len(names) or not names:
            raise FileError("each candidate has a name, and no two the same", line)
        _check_plain(names, line)
        if not by_rank and set(self.columns) != set(names):
            raise FileError("the columns are not the candidates", self.heading_line)
        return names

    def number_of_seats(self):
        line, seats = self.settings.get("seats", (0, ""))
        if not seats and self.seats:
            return self.seats
        if not re.fullmatch(r"[1-9]\d{0,4}", seats):
            raise FileError("how many seats? Say it as '# seats: 2' before the heading", line or 1)
        return int(seats)

    def paper(self, line, row, reader, numbers):
        if not any(row):
            told = "an empty line: say how many papers are blank in a column 'papers', or remove it"
            raise FileError(told, line)
        while row and not row[-1]:
            row.pop()
        if len(row) > len(self.heading):
            raise FileError(f"{len(row)} cells, but the heading has {len(self.heading)}", line)
        papers = 1
        if self.counted:
            if not re.fullmatch(r"[1-9]\d{0,11}", row[0]) or int(row[0]) > MOST_PAPERS:
                raise FileError(f"{row[0][:40]!r} is not a number of papers", line)
            papers, row = int(row[0]), row[1:]
        return reader(line, row, numbers), papers

    def by_candidate(self, line, row, numbers):
        """Cells are ranks: return what stands at each rank from 1 to the last."""
        at = {}
        for name, rank in zip(self.columns, row, strict=False):
            if rank:
                if not re.fullmatch(r"[1-9]\d{0,4}", rank):
                    raise FileError(f"{rank[:40]!r} is not a rank (1, 2, 3 ...)", line)
                at.setdefault(int(rank), []).append(numbers[name])
        ranks = range(1, min(max(at, default=0), len(numbers) + 1) + 1)
        return [_at_rank(at.get(rank, [])) for rank in ranks]

    def by_rank(self, line, row, numbers):
        """Cells are names; several at one rank are parted by ``=``."""
        return [
            _at_rank([self.known(name.strip(), numbers, line) for name in cell.split("=") if name])
            for cell in row
        ]

    def known(self, name, numbers, line):
        if name not in numbers:
            raise FileError(f"there is no candidate {name[:60]!r}", line)
        return numbers[name]


def _check_plain(texts, line):
    for text in texts:
        if not is_plain(text):
            raise FileError(f"{text[:60]!r} has a character that cannot be printed", line)


def _at_rank(candidates):
    return candidates[0] if len(candidates) == 1 else tuple(candidates) or 0


def _list(text):
    return [part.strip() for part in text.split(";") if part.strip()]
