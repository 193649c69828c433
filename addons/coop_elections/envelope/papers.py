"""Ballots that came on paper, merged at the opening so that nobody can tell which they were.

They are keyed after the close. Lines of canonical JSON, as in the file of envelopes; each paper has
a random tracker like the others, given when it was keyed, and the papers stand in the order of
contests and trackers::

    {"manifest":"<SHA-256 of the manifest>","papers":2,"version":1}
    {"contest":"north","ranking":[2,1],"tracker":"<32 hexadecimal digits>"}

In a ranking ``[]`` is a preference left out, ``[2,3]`` are equal ones; a blank paper has none. What
becomes of irregular papers is for the count to say. Where the rule reads marks they stand in the
order of the candidates.
"""

import hashlib
import re

from .canonical import canonical, fields
from .envelopes import VERSION, check_head, values
from .errors import FileError

TRACKER = re.compile(r"[0-9a-f]{32}")


class Papers:
    """A file of papers, read whole: ``rows`` [(contest, tracker, ranking)], ``sha256``.

    Equal preferences are lists in the ranking, those left out empty lists. Raises ``FileError``
    with the line.
    """

    def __init__(self, stream=None, manifest=None):
        self.rows, self.sha256 = [], ""
        if stream is not None:
            self._read(stream, manifest)

    def _read(self, stream, manifest):
        state, lines = hashlib.sha256(), None
        lines = values(stream, state)
        head = next(lines, None)
        if head is None:
            raise FileError("the file is empty")
        sha256, number, version = fields(head[1], ("manifest", "papers", "version"), 1)
        check_head(number, sha256, version, manifest)
        for line, value in lines:
            contest, ranking, tracker = fields(value, ("contest", "ranking", "tracker"), line)
            if not isinstance(contest, str) or contest not in manifest.contests:
                raise FileError(f"there is no contest {str(contest)[:40]!a}", line)
            if not isinstance(tracker, str) or not TRACKER.fullmatch(tracker):
                raise FileError("tracker is 32 hexadecimal digits", line)
            _check_ranking(ranking, manifest.contests[contest], line)
            if self.rows and (contest, tracker) <= self.rows[-1][:2]:
                raise FileError("the papers are not in the order of contests and trackers", line)
            self.rows.append((contest, tracker, ranking))
        if len(self.rows) != number:
            raise FileError(f"there should be {number} papers; here are {len(self.rows)}", 1)
        self.sha256 = state.hexdigest()


def _check_ranking(ranking, contest, line):
    """Raise ``FileError`` for what cannot stand on a paper of the contest in its one form."""
    if not isinstance(ranking, list):
        raise FileError("a ranking is a list", line)
    if ranking and ranking[-1] == []:
        raise FileError("a ranking ends with a preference", line)
    for item in ranking:
        among = item if isinstance(item, list) else [item]
        if any(type(c) is not int or not 1 <= c <= len(contest.candidates) for c in among):
            raise FileError("a ranking names candidates of the contest by number", line)
        if isinstance(item, list) and (len(item) == 1 or among != sorted(set(among))):
            raise FileError("equal preferences are two or more, in order", line)
    if contest.has_marks:
        plain = all(type(item) is int for item in ranking)
        if not plain or ranking != sorted(set(ranking)):
            raise FileError("marks stand in the order of the candidates, each once", line)


def write_papers(stream, manifest_sha256, rows):
    """Write a file of papers to a binary stream; ``rows`` as in ``Papers``, in any order."""
    rows = sorted(rows, key=lambda row: row[:2])
    head = {"manifest": manifest_sha256, "papers": len(rows), "version": VERSION}
    stream.write(canonical(head) + b"\n")
    for contest, tracker, ranking in rows:
        value = {"contest": contest, "ranking": list(ranking), "tracker": tracker}
        stream.write(canonical(value) + b"\n")
