r"""BLT, the format in which ballot files are published (Hill, Wichmann and Woodall's).

::

    # a comment
    5 2                 five candidates, two seats
    -3                  candidate 3 withdrew
    11 5 4 2 0          eleven papers: 5 first, then 4, then 2
    2 1 - 4 0           a rank left out
    1 2=5 4 0           equal ranks
    3 0                 blank
    0                   end of the papers
    "Ash"               names, quoted or bare, then the title
    ...

The closing 0 of a paper may be missing, and so may the title. What else is wrong is told with its
line.
"""

import io
import re
from collections import Counter

from .ballots import Ballots, is_plain, is_regular
from .errors import FileError

COMMENT = re.compile(r"(?:^|(?<=\s))#.*")
END = re.compile(rb"\n[ \t]*0[ \t\r]*(?:[ \t]#[^\n]*)?(?=\n|\Z)")
MOST = 100_000  # candidates and seats: beyond this it is no ballot file
MOST_PAPERS = 10**12


def read_blt(data, sha256=""):
    r"""Return the ``Ballots`` of a BLT file given as bytes.

    Raises ``FileError`` with the line and what is wrong there.

    >>> ballots = read_blt(b'2 1\n3 1 2 0\n1 2\n0\n"Ash"\nBirch\n"Model"\n')
    >>> ballots.names, ballots.papers, ballots.title
    (('Ash', 'Birch'), {(1, 2): 3, (2,): 1}, 'Model')
    >>> try:
    ...     read_blt(b"2 1\n3 1 7 0\n0\nAsh\nBirch\n")
    ... except FileError as error:
    ...     print(error)
    line 2: there is no candidate 7: they are 1 to 2
    """
    return _Reader(data, sha256).ballots()


class _Reader:
    def __init__(self, data, sha256):
        self.data = data.removeprefix(b"\xef\xbb\xbf")
        self.sha256 = sha256
        self.line = 0  # the last line read
        self.at = 0  # the byte after it

    def ballots(self):
        self.candidates, seats = self.header()
        withdrawn = self.withdrawals()
        regular, irregular = self.papers()
        names, title = self.names_and_title()
        return Ballots(names, seats, regular, irregular, frozenset(withdrawn), title, self.sha256)

    def next_line(self):
        """Return the next line that says something, without its comment; None at the end."""
        while self.at < len(self.data):
            self.line += 1
            end = self.data.find(b"\n", self.at)
            end = len(self.data) if end < 0 else end
            raw, self.at = self.data[self.at : end], end + 1
            try:
                text = raw.decode().strip()
            except UnicodeDecodeError:
                raise FileError("this is not UTF-8 text", self.line) from None
            if not text.startswith('"'):
                text = COMMENT.sub("", text).strip()
            if text:
                return text
        return None

    def fail(self, reason):
        raise FileError(reason, self.line or 1)

    def number(self, text, most=MOST):
        """Return a whole number from 0 up to ``most``."""
        if not (text.isascii() and text.isdigit()):
            self.fail(f"{text[:40]!r} is not a whole number")
        if len(text) > 15 or int(text) > most:
            self.fail(f"the number {text[:40]} is too large")
        return int(text)

    def header(self):
        words = (self.next_line() or "").split()
        if len(words) != 2:
            self.fail("the file must begin with the numbers of candidates and of seats")
        candidates, seats = map(self.number, words)
        if not candidates or not seats:
            self.fail("there must be at least one candidate and one seat")
        return candidates, seats

    def withdrawals(self):
        """Read lines of negative numbers; leave the reader before the first paper."""
        withdrawn = []
        while True:
            line, at = self.line, self.at
            text = self.next_line()
            if text is None or not re.match(r"-\s*\d", text):
                self.line, self.at = line, at
                return withdrawn
            for word in text.split():
                if not word.startswith("-"):
                    self.fail("a line of withdrawals has negative numbers only")
                withdrawn.append(self.candidate(word[1:]))

    def candidate(self, word):
        number = self.number(word)
        if not 1 <= number <= self.candidates:
            self.fail(f"there is no candidate {number}: they are 1 to {self.candidates}")
        return number

    def papers(self):
        """Read the papers, each distinct line once; return those regular and those irregular."""
        end = END.search(self.data, max(0, self.at - 1))
        begin, first_line = self.at, self.line
        if end is None:
            self.line = self.data.count(b"\n") + 1
            self.fail("the papers must end with a line that is 0")
        known = {str(c).encode(): c for c in range(1, self.candidates + 1)}.__getitem__
        body = io.BytesIO(self.data[begin : end.start() + 1])
        regular, irregular = {}, {}
        for raw, times in Counter(body).items():
            words = raw.split()
            try:
                first, *words = words
                if words and words[-1] == b"0":
                    words.pop()
                ranking = tuple(map(known, words))
                papers = int(first) * times
                if len(set(ranking)) < len(ranking) or not 0 < papers <= MOST_PAPERS:
                    raise KeyError
                if not first.isdigit():
                    raise KeyError
            except (KeyError, ValueError):
                self.line = first_line + self.line_of(begin, end.start() + 1, raw)
                self.unusual(raw, times, regular, irregular)
            else:
                regular[ranking] = regular.get(ranking, 0) + papers
        self.at = min(end.end() + 1, len(self.data))
        self.line = first_line + self.data.count(b"\n", begin, end.start() + 1) + 1
        return regular, irregular

    def line_of(self, begin, end, raw):
        """Return which line after ``begin`` says ``raw``, from 1."""
        for number, line in enumerate(io.BytesIO(self.data[begin:end]), 1):
            if line == raw:
                return number
        raise AssertionError("a line that is not there")

    def unusual(self, raw, times, regular, irregular):
        """Read a line that has a comment, a gap, equal ranks or a repeat, or tell what is wrong."""
        try:
            text = COMMENT.sub("", raw.decode()).strip()
        except UnicodeDecodeError:
            self.fail("this is not UTF-8 text")
        if not text:
            return
        words = text.split()
        papers = self.number(words[0], MOST_PAPERS)
        if not papers:
            self.fail("a paper line begins with how many papers there are, at least 1")
        words = words[1:-1] if words[-1] == "0" and len(words) > 1 else words[1:]
        preferences = tuple(self.preference(word) for word in words)
        kind = regular if is_regular(preferences) else irregular
        kind[preferences] = kind.get(preferences, 0) + papers * times

    def preference(self, word):
        if word == "0":
            self.fail("0 ends a paper: each paper has a line of its own")
        if word == "-":
            return 0
        if "=" not in word:
            return self.candidate(word)
        return tuple(sorted(self.candidate(part) for part in word.split("=")))

    def names_and_title(self):
        found = []
        while (text := self.next_line()) is not None:
            for name in self.quoted(text) if text.startswith('"') else [text]:
                if not name and len(found) < self.candidates:
                    self.fail("a candidate has no name")
                if not is_plain(name):
                    self.fail(f"{name[:60]!r} has a character that cannot be printed")
                found.append(name)
        if len(found) < self.candidates:
            self.fail(f"{self.candidates} candidates need as many names; there are {len(found)}")
        if len(found) > self.candidates + 1:
            self.fail(
                f"after {self.candidates} names there may be a title; there are {len(found)} lines"
            )
        return tuple(found[: self.candidates]), "".join(found[self.candidates :])

    def quoted(self, text):
        """Return the quoted strings of a line; a quotation mark inside is doubled or escaped."""
        parts = re.findall(r'"((?:[^"\\]|\\.|"")*)"\s*', text)
        rest = re.sub(r'"(?:[^"\\]|\\.|"")*"\s*', "", text)
        if COMMENT.sub("", rest).strip():
            self.fail("a quotation mark is missing")
        return [re.sub(r'\\(.)|""', lambda m: m.group(1) or '"', part).strip() for part in parts]
