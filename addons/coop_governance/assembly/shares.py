"""Shares of members, counted exactly; and words."""

from fractions import Fraction
from math import ceil


def _share(percent):
    """Return a percentage as an exact fraction of one.

    >>> _share(7.5)
    Fraction(3, 40)
    """
    share = Fraction(str(percent)) / 100
    if not 0 <= share <= 1:
        raise ValueError(f"not a percentage: {percent!r}")
    return share


def share_needed(members, percent):
    """Return how many members are at least a share of all; one at least.

    Companies Act 2006, s.303(2): members who represent at least 5 % of the voting rights.

    :param int members: all who have a vote
    :param percent: the share, in per cent
    >>> share_needed(100, 5)
    5
    >>> share_needed(101, 5)
    6
    >>> share_needed(3, 5)
    1
    """
    if members < 0:
        raise ValueError(f"members cannot be less than none: {members}")
    return max(ceil(members * _share(percent)), 1)


def words_in(text):
    """Return how many words a text has (s.314: a statement of not more than 1,000 words).

    >>> words_in("We ask for a meeting.\\nAll of us - soon!")
    9
    >>> words_in(None)
    0
    """
    return sum(any(sign.isalnum() for sign in word) for word in (text or "").split())
