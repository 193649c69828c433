"""The file of one contest, as an opening made it, read ballot by ballot.

It is one line of canonical JSON (``envelope/outcome.py``). Read whole, a million ballots would be
half a gigabyte in memory; so it is taken apart at its braces, and each piece is parsed by itself.
"""

import hashlib

from ..envelope.canonical import fields, parse
from ..envelope.errors import FileError
from ..envelope.papers import TRACKER

HEAD = b'{"ballots":['
CHUNK = 1 << 16
#: bytes of a ballot: what is longer is none
LONGEST = 20_000


class OpenedContest:
    """Iterate over it once; each item is (tracker, ranking). Raises ``FileError``.

    Afterwards ``number`` says how many ballots there were, ``rest`` is what else the file says, by
    name, and ``sha256`` what its bytes hash to.

    >>> import io
    >>> opened = OpenedContest(io.BytesIO(
    ...     b'{"ballots":[{"ranking":[2,1],"tracker":"' + b"0" * 32 + b'"}],"seats":1}'
    ... ))
    >>> list(opened), opened.number, opened.rest
    ([('00000000000000000000000000000000', [2, 1])], 1, {'seats': 1})
    """

    def __init__(self, stream):
        self.stream = stream
        self.number, self.rest, self.sha256 = 0, {}, ""
        self._state = hashlib.sha256()

    def __iter__(self):
        """Yield the ballots."""
        held, place = self._more(), len(HEAD)
        if not held.startswith(HEAD):
            raise FileError("this is no file of the ballots of a contest")
        while held[place : place + 1] != b"]":
            end = held.find(b"}", place)
            if end < 0:
                more = self._more()
                if not more or len(held) - place > LONGEST:
                    raise FileError("the file was cut off, or is no such file")
                held, place = held[place:] + more, 0
                continue
            yield self._ballot(held[place : end + 1])
            place = end + 1
        self._end(held[place:])

    def _more(self):
        data = self.stream.read(CHUNK)
        self._state.update(data)
        return data

    def _ballot(self, data):
        if self.number:
            if not data.startswith(b","):
                raise FileError("this is not in the one form that it must have")
            data = data[1:]
        ranking, tracker = fields(parse(data), ("ranking", "tracker"))
        if not isinstance(tracker, str) or not TRACKER.fullmatch(tracker):
            raise FileError("tracker is 32 hexadecimal digits")
        self.number += 1
        return tracker, ranking

    def _end(self, held):
        pieces = [held]
        while data := self._more():
            pieces.append(data)
        rest = b"".join(pieces)
        if not rest.startswith(b"],"):
            raise FileError("the file was cut off, or is no such file")
        self.rest = parse(b"{" + rest[2:])
        self.sha256 = self._state.hexdigest()
