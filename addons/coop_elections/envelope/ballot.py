"""What lies in an envelope: a ballot as bytes, of one length for all voters of a contest.

=========  =====================================================================================
bytes      what
=========  =====================================================================================
1          version, 1
1          kind: 1 a vote, 2 blank, 3 "I do not want to vote on this one"
16         tracker: random, made by the voter's device, so that a voter can find the ballot again
2 each     as many places as the contest allows: a candidate's number from 1, then 0 to the end
=========  =====================================================================================

Numbers are big-endian. Where the rule reads a ranking, candidates stand in the order of preference;
where it reads marks, in the order of their numbers. So each choice is written in one way only, and
how long a ballot is tells nothing about it: a blank one is as long as a full one.
"""

import secrets
import struct
from dataclasses import dataclass

from .errors import Rejected

VERSION = 1
VOTE, BLANK, NOT_VOTED = 1, 2, 3
TRACKER = 16
HEAD = 2 + TRACKER


@dataclass(frozen=True)
class Ballot:
    """A ballot: ``tracker`` (16 bytes), ``kind``, ``ranking`` (candidates' numbers from 1)."""

    tracker: bytes
    kind: int
    ranking: tuple = ()


def new_tracker():
    """Return 128 random bits."""
    return secrets.token_bytes(TRACKER)


def length(contest):
    """Return how many bytes every ballot of a contest has."""
    return HEAD + 2 * contest.most


def encode(contest, ballot):
    """Return the bytes of a ballot; raise ``Rejected`` for one that the contest does not know."""
    if len(ballot.tracker) != TRACKER or len(ballot.ranking) > contest.most:
        raise Rejected("bad-length")
    if any(not 1 <= number <= len(contest.candidates) for number in ballot.ranking):
        raise Rejected("bad-candidate")
    places = struct.pack(f">{len(ballot.ranking)}H", *ballot.ranking)
    data = bytes([VERSION, ballot.kind]) + ballot.tracker + places.ljust(2 * contest.most, b"\0")
    decode(contest, data)
    return data


def decode(contest, data):
    """Return the ``Ballot`` in bytes; raise ``Rejected`` unless they are its one way of writing."""
    if len(data) != length(contest):
        raise Rejected("bad-length")
    if data[0] != VERSION:
        raise Rejected("bad-version")
    kind, ranking = data[1], _ranking(contest, data[HEAD:])
    if kind not in (VOTE, BLANK, NOT_VOTED):
        raise Rejected("bad-kind")
    if kind == VOTE and not ranking:
        raise Rejected("bad-empty")
    if kind != VOTE and ranking:
        raise Rejected("bad-filled")
    return Ballot(data[2:HEAD], kind, ranking)


def _ranking(contest, data):
    places = struct.unpack(f">{len(data) // 2}H", data)
    last = len(places)
    while last and not places[last - 1]:
        last -= 1
    places = places[:last]
    if 0 in places:
        raise Rejected("bad-gap")
    if places and max(places) > len(contest.candidates):
        raise Rejected("bad-candidate")
    if len(set(places)) < len(places):
        raise Rejected("bad-repeat")
    if contest.has_marks and list(places) != sorted(places):
        raise Rejected("bad-order")
    return places
