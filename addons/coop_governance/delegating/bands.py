"""Sums of money cut into stretches, as a table of delegated authority does it.

A stretch is "more than A, up to B". The first begins with nothing at all, the last may go on
without end. Two that follow each other share no sum: what is exactly B belongs to the first.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

_SUM = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(?:\.[0-9]{1,2})?")
_SIGNS = "£€$"


@dataclass(frozen=True)
class Band:
    """The sums that are more than ``above`` and not more than ``up_to``.

    :param Decimal above: 0 takes in the sum of nothing as well
    :param up_to: a Decimal, or None where it goes on without end
    :param object of: whatever the caller wants to find again

    >>> Band(Decimal(500), Decimal(5000)).holds(Decimal(500))
    False
    >>> Band(Decimal(500), Decimal(5000)).holds(Decimal(5000))
    True
    >>> Band(Decimal(0), Decimal(500)).holds(Decimal(0))
    True
    """

    above: Decimal
    up_to: Decimal | None = None
    of: object = None

    def __post_init__(self):
        if self.above < 0:
            raise ValueError(f"a sum cannot be less than nothing: {self.above}")
        if self.up_to is not None and self.up_to <= self.above:
            raise ValueError(f"no sum is more than {self.above} and not more than {self.up_to}")

    def holds(self, amount):
        """Return whether an amount lies within."""
        begins = self.above < amount or (not self.above and not amount)
        return begins and (self.up_to is None or amount <= self.up_to)


def _in_order(bands):
    return sorted(bands, key=lambda band: (band.above, band.up_to is None, band.up_to or 0))


def gaps(bands):
    """Return the stretches that no band holds, in their order.

    >>> gaps([Band(Decimal(0), Decimal(500)), Band(Decimal(1000), Decimal(5000))])
    ... # doctest: +NORMALIZE_WHITESPACE
    [Band(above=Decimal('500'), up_to=Decimal('1000'), of=None),
     Band(above=Decimal('5000'), up_to=None, of=None)]
    >>> gaps([Band(Decimal(0))])
    []
    """
    found, reached = [], Decimal(0)
    for band in _in_order(bands):
        if band.above > reached:
            found.append(Band(reached, band.above))
        if band.up_to is None:
            return found
        reached = max(reached, band.up_to)
    return [*found, Band(reached)]


def overlaps(bands):
    """Return (one, another, the stretch that both hold) for bands that share a sum.

    Each band is compared with the one before it that reaches furthest.

    >>> one, other = Band(Decimal(0), Decimal(500), "A"), Band(Decimal(400), None, "B")
    >>> [(a.of, b.of, both.above, both.up_to) for a, b, both in overlaps([other, one])]
    [('A', 'B', Decimal('400'), Decimal('500'))]
    """
    found, furthest = [], None
    for band in _in_order(bands):
        if furthest is not None:
            end = furthest.up_to
            if end is None or band.above < end:
                ends = [up_to for up_to in (end, band.up_to) if up_to is not None]
                found.append((furthest, band, Band(band.above, min(ends, default=None))))
            if end is None or (band.up_to is not None and band.up_to <= end):
                continue
        furthest = band
    return found


def find(bands, amount):
    """Return the bands that hold an amount."""
    return [band for band in bands if band.holds(amount)]


def read_sum(text):
    """Return an amount as people write it.

    :param str text: with or without a sign of money, commas between thousands, pence
    :return Decimal: never less than nothing
    :raise ValueError: when it is no amount, or could be two different ones
    >>> read_sum(" £1,200.50 ")
    Decimal('1200.50')
    >>> read_sum("1200")
    Decimal('1200')
    >>> read_sum("12,50")
    Traceback (most recent call last):
    ...
    ValueError: not an amount: '12,50'
    """
    bare = "".join(text.split()).strip(_SIGNS)
    if not _SUM.fullmatch(bare):
        raise ValueError(f"not an amount: {text!r}")
    return Decimal(bare.replace(",", ""))
