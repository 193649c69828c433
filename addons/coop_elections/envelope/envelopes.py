"""The file of sealed ballots without names, and the fingerprints by which voters find theirs.

Lines of canonical JSON; first what the file is, then an envelope a line, in the order of the
fingerprints (the SHA-256 of the sealed bytes), which says nothing about who came when::

    {"envelopes":2,"manifest":"<SHA-256 of the manifest>","version":1}
    {"contest":"north","number":"7Q4M","sealed":"BKw..."}
"""

import hashlib

from .canonical import canonical, fields, is_count, is_sha256, parse, to_bytes, to_text
from .errors import FileError
from .sealing import NUMBER

VERSION = 1
LONGEST = 300_000  # bytes of a line: the longest ballot there can be is half of it


def fingerprint(sealed):
    """Return the fingerprint of sealed bytes: their SHA-256.

    >>> fingerprint(b"")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(sealed).hexdigest()


class Envelopes:
    """An envelopes file, read line by line: iterate over it once.

    Each item is (contest, number, sealed bytes, fingerprint). Afterwards ``number`` says how many
    there were and ``sha256`` what the bytes of the file hash to. Raises ``FileError`` with the
    line.
    """

    def __init__(self, stream, manifest):
        self.stream, self.manifest = stream, manifest
        self.number, self.sha256 = 0, ""

    def __iter__(self):
        """Yield the envelopes."""
        state = hashlib.sha256()
        expected = self._expected(state)
        before, seen = "", set()
        for line, value in _values(self.stream, state, 2):
            contest, number, sealed = self._envelope(value, line)
            mark = fingerprint(sealed)
            if mark < before:
                raise FileError("the envelopes are not in the order of their fingerprints", line)
            before = mark
            if (contest, number) in seen:
                raise FileError(f"envelope {number} of contest {contest} is here twice", line)
            seen.add((contest, number))
            self.number += 1
            yield contest, number, sealed, mark
        if self.number != expected:
            raise FileError(f"there should be {expected} envelopes; here are {self.number}", 1)
        self.sha256 = state.hexdigest()

    def _expected(self, state):
        head = next(_values(self.stream, state, 1), None)
        if head is None:
            raise FileError("the file is empty")
        number, sha256, version = fields(head[1], ("envelopes", "manifest", "version"), 1)
        check_head(number, sha256, version, self.manifest)
        return number

    def _envelope(self, value, line):
        contest, number, text = fields(value, ("contest", "number", "sealed"), line)
        if not isinstance(contest, str) or contest not in self.manifest.contests:
            raise FileError(f"there is no contest {str(contest)[:40]!a}", line)
        if not isinstance(number, str) or not NUMBER.fullmatch(number):
            raise FileError("number is 1 to 40 letters, digits and -", line)
        try:
            return contest, number, to_bytes(text)
        except ValueError:
            raise FileError("sealed is not bytes as text", line) from None


def check_head(number, sha256, version, manifest):
    """Check the first line of a file of envelopes or papers; raise ``FileError``."""
    if version != VERSION or not is_count(number) or not is_sha256(sha256):
        raise FileError(f"this is no file of version {VERSION}", 1)
    if sha256 != manifest.sha256:
        raise FileError("these are of another election: the manifest has another hash", 1)


def _values(stream, state, first):
    """Yield (line number, value) of each line of canonical JSON; feed the hash."""
    line = first
    while data := stream.readline(LONGEST):
        state.update(data)
        if not data.endswith(b"\n"):
            raise FileError("the line has no end: the file was cut off or is no such file", line)
        yield line, parse(data[:-1], line)
        if first == 1:
            return
        line += 1


def values(stream, state):
    """Yield (line number, value): first that of the head, then those of the other lines."""
    yield from _values(stream, state, 1)
    yield from _values(stream, state, 2)


def write_envelopes(stream, manifest_sha256, number, rows):
    """Write an envelopes file to a binary stream.

    ``rows``: (contest, number, sealed bytes) in the order of their fingerprints, ``number`` of
    them. Raises ``ValueError`` when they are others.
    """
    stream.write(canonical(_head("envelopes", number, manifest_sha256)) + b"\n")
    before, written = "", 0
    for contest, envelope, sealed in rows:
        if (mark := fingerprint(sealed)) < before:
            raise ValueError("the rows are not in the order of their fingerprints")
        before = mark
        value = {"contest": contest, "number": envelope, "sealed": to_text(sealed)}
        stream.write(canonical(value) + b"\n")
        written += 1
    if written != number:
        raise ValueError(f"{number} rows were announced, {written} came")


def _head(name, number, manifest_sha256):
    return {name: number, "manifest": manifest_sha256, "version": VERSION}


def in_order(rows):
    """Return rows of (contest, number, sealed bytes) in the order that the file must have."""
    return sorted(rows, key=lambda row: (fingerprint(row[2]), row[0], row[1]))


def fingerprints(stream, manifest):
    """Yield the fingerprints of an envelopes file, sorted: what is published at the close."""
    for _contest, _number, _sealed, mark in Envelopes(stream, manifest):
        yield mark
