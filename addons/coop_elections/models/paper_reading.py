"""How far a paper is read by the rule of its contest.

It is read at the keying and not at the count: what is left looks like a ballot from a device, so
that no irregular mark tells later which ballots came on paper.
"""

from dataclasses import dataclass

from ..counting import RULES, Ballots
from ..counting.ballots import (
    CUT_EQUAL,
    CUT_GAP,
    CUT_REPEAT,
    EQUAL_FIRST,
    NO_FIRST,
    TOO_MANY,
)

#: why a paper does not count: what stands on it, or what whoever looks at it finds
HEADINGS = ("no_first", "equal_first", "too_many", "unofficial", "identifiable", "uncertain")
_REJECTED = {NO_FIRST: "no_first", EQUAL_FIRST: "equal_first", TOO_MANY: "too_many"}
_CUT = {CUT_GAP: "gap", CUT_REPEAT: "repeat", CUT_EQUAL: "equal"}


@dataclass(frozen=True)
class Read:
    """A paper as it is read: ``ranking`` (empty: blank), ``heading`` of ``HEADINGS`` where it does
    not count, else "", and ``cut`` ("gap", "repeat", "equal") where it is read up to a point."""

    ranking: tuple
    heading: str = ""
    cut: str = ""


def as_counted(preferences, candidates, seats, rule):
    """Return how a paper is read.

    :param tuple preferences: as ``keying.read_typed`` returns them
    :param int candidates: how many there are
    :param int seats: how many are elected
    :param str rule: by which rule of the count

    >>> as_counted((0, 1), 2, 1, "scottish")
    Read(ranking=(), heading='no_first', cut='')
    >>> as_counted((1, 2), 2, 1, "plurality")
    Read(ranking=(), heading='too_many', cut='')
    >>> as_counted((), 2, 1, "meek")
    Read(ranking=(), heading='', cut='')
    """
    names = [str(number) for number in range(1, candidates + 1)]
    papers = RULES[rule](Ballots.of(names, seats, [(preferences, 1)]), seats).papers
    for why in papers.rejected:
        return Read((), _REJECTED[why])
    cut = next((_CUT[why] for why in papers.cut), "")
    return Read(next(iter(papers.valid), ()), "", cut)
