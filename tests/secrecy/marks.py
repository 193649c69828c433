"""How a voter and a ballot are known in what lies about, however it is written.

A ballot is known by its tracker, and by the order of its choices where that is long enough that no
other has it: as numbers, as ids or as names, with whatever stands between them, in JSON or not, as
bytes, in hexadecimal digits, in base64, in the code of addresses.
"""

import base64
import binascii
import re
from dataclasses import dataclass, field
from urllib.parse import unquote_plus

DIGITS = re.compile(r"\d+")
HEX = re.compile(r"(?:[0-9a-fA-F]{2}){8,}")
# A tracker or a fingerprint, and nothing else: in one of a hundred a short number stands by chance.
RANDOM = re.compile(r"(?<![0-9a-fA-F])(?:[0-9a-f]{32}){1,2}(?![0-9a-fA-F])")
SHORT = re.compile(r"\d{1,7}")
BASE64 = re.compile(r"[A-Za-z0-9+/_-]{11,}={0,2}")
# So many codes one in another are opened.
DEEP = 2
NOBODY = "."
# Numbers of candidates as bytes, of any size: without the bytes that are zero one sign each.
SMALL = bytes(64 + n if 0 < n < 27 else 46 for n in range(256))


@dataclass
class Marks:
    """Who voted, and what lies in the ballots.

    :ivar dict voters: voter -> texts that nobody else has
    :ivar dict ballots: tracker as hexadecimal digits -> ranking, a tuple of numbers from 1
    :ivar dict truth: tracker -> voter
    :ivar tuple names: what the candidates are called, by their numbers
    :ivar tuple ids: tuples of ids of the candidates, by their numbers
    :ivar dict keys: "elector", "partner" and such -> {id as text: voter}
    """

    voters: dict
    ballots: dict
    truth: dict
    names: tuple
    ids: tuple = ()
    keys: dict = field(default_factory=dict)

    def __post_init__(self):
        self.most = len(self.names)
        # shorter rankings stand everywhere by chance
        long = {key: ranking for key, ranking in self.ballots.items() if self._is_long(ranking)}
        known = {text: who for who, texts in self.voters.items() for text in texts}
        self._voter = _one_of(known)
        short = {text: known[text] for text in known if SHORT.fullmatch(text)}
        self._short = _one_of(short)[0] if short else None
        self._name = _one_of({name: chr(65 + place) for place, name in enumerate(self.names)})
        self._signs = [
            {str(number): chr(65 + place) for place, number in enumerate(numbers)}
            for numbers in (range(1, self.most + 1), *self.ids)
        ]
        self._orders = {"".join(chr(64 + n) for n in one): key for key, one in long.items()}
        self._known = {}
        self._trackers = {bytes.fromhex(key): key for key in self.ballots}
        self._of_ids = {
            b"".join(ids[n - 1].to_bytes(8, way).replace(b"\0", b"") for n in ranking): key
            for key, ranking in long.items()
            for ids in self.ids
            for way in ("big", "little")
        }

    def _is_long(self, ranking):
        return len(ranking) == self.most and ranking != tuple(sorted(ranking))

    def known_in(self, text, deep=DEEP):
        """Return (voters, ballots) in a text; of one that was looked at before without looking."""
        if text not in self._known:
            self._known[text] = self.voters_in(text), self.ballots_in(text, deep)
        return self._known[text]

    # -- in text -----------------------------------------------------------------------------------

    def voters_in(self, text):
        """Return the voters in a text, in the order in which they first stand there."""
        pattern, who = self._voter
        if self._short:
            text = RANDOM.sub(self._without_short, text)
        return list(dict.fromkeys(who[found] for found in pattern.findall(text)))

    def _without_short(self, found):
        return self._short.sub(NOBODY, found[0])

    def ballots_in(self, text, deep=DEEP):
        """Return the ballots in a text, in the order in which they first stand there."""
        found = [*self._trackers_in(text), *self._orders_in(text)]
        if "%" in text and deep:
            found += self.ballots_in(unquote_plus(text), deep - 1)
        if deep:
            for data in _decoded(text):
                found += self.ballots_in_bytes(data, deep - 1)
        return list(dict.fromkeys(found))

    def _trackers_in(self, text):
        low = text.lower()
        return sorted((key for key in self.ballots if key in low), key=low.index)

    def _orders_in(self, text):
        numbers = DIGITS.findall(text)
        if len(numbers) >= self.most:
            for signs in self._signs:
                yield from self._orders_of("".join(signs.get(one, NOBODY) for one in numbers))
        for number in numbers:
            if len(number) == self.most:  # one sign each, with nothing between them
                yield from self._orders_of("".join(self._signs[0].get(n, NOBODY) for n in number))
        pattern, sign = self._name
        yield from self._orders_of("".join(sign[name] for name in pattern.findall(text)))

    def _orders_of(self, signs):
        """Yield the ballots whose choices stand one after the other, or at every second place."""
        for some in (signs, signs[::2], signs[1::2]):
            if len(some) >= self.most:
                yield from _found(some, self._orders)

    # -- in bytes ----------------------------------------------------------------------------------

    def ballots_in_bytes(self, data, deep=DEEP):
        """Return the ballots in bytes, in the order in which they first stand there."""
        found = _found(data, self._trackers)
        found += _found(data.translate(SMALL, b"\0").decode("latin-1"), self._orders)
        found += _found(data.replace(b"\0", b""), self._of_ids)
        found += self.ballots_in(data.decode("latin-1"), deep)
        return list(dict.fromkeys(found))


def _found(where, what):
    """Return what stands for the codes that are found, in their order."""
    hits = [(where.find(code), value) for code, value in what.items()]
    return [value for place, value in sorted(hits) if place >= 0]


def _one_of(values):
    """Return a pattern for any of these texts, longer ones first, and what each stands for."""
    texts = sorted(values, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, texts)) or r"(?!)"), values


def _decoded(text):
    """Yield the bytes that stand in a text as hexadecimal digits or as base64: those of all runs in
    one, for each place at which a run may begin."""
    runs = HEX.findall(text)
    if runs:
        yield b"\n".join(map(bytes.fromhex, runs))
    runs = [run.rstrip("=").replace("-", "+").replace("_", "/") for run in BASE64.findall(text)]
    for begin in range(4 if runs else 0):  # the first signs may belong to what stands before
        yield b"\n".join(filter(None, (_base64(run[begin:]) for run in runs)))


def _base64(code):
    code = code[: len(code) - (len(code) % 4 == 1)]
    try:
        return base64.b64decode(code + "=" * (-len(code) % 4))
    except binascii.Error:
        return b""
