"""What a count leaves behind: every stage, who was elected, and the lots it took."""

from dataclasses import dataclass, field

from .fixed import decimal


@dataclass(frozen=True)
class Stage:
    """One stage of a count.

    ``action``: "first" (first preferences, or the only count), "surplus" (transferred) or
    "exclude". ``candidates``: numbers of those acted on. ``votes``: {candidate: votes} after the
    stage and ``non_transferable``, both in the smallest parts of a vote. ``elected`` in this stage,
    in order; ``excluded`` in it. ``quota`` at its end, in the same parts, or None.
    """

    action: str
    candidates: tuple
    votes: dict
    non_transferable: int
    elected: tuple = ()
    excluded: tuple = ()
    quota: int = None


@dataclass(frozen=True)
class Result:
    """A count, finished or (with ``lot_needed``) stopped for a lot.

    ``places``: decimal places of votes and ``quota_places`` of the quota; ``quota`` in parts of
    10 ** -quota_places, None for rules without one. ``elected``: numbers in order. ``papers``: the
    ``Sorted`` papers. ``lots``: those used. ``unofficial``: why this count is not one that the
    notice of the election asks for, or "". ``passed_over`` (vacating members) and ``sitting``:
    numbers, in a countback.
    """

    rule: str
    source: str
    ballots: object
    seats: int
    papers: object
    places: int
    stages: tuple
    elected: tuple
    quota: int = None
    quota_places: int = 0
    lots: tuple = ()
    lot_needed: object = None
    unofficial: str = ""
    passed_over: tuple = ()
    sitting: tuple = ()
    notes: tuple = field(default_factory=tuple)

    def votes(self, units):
        """Return votes as a decimal string, such as "1322.00000"."""
        return decimal(units, self.places)

    def quota_text(self, units=None):
        """Return the quota (of a stage, or of the count) as a decimal string, or None."""
        units = self.quota if units is None else units
        return None if units is None else decimal(units, self.quota_places)

    def name(self, candidate):
        """Return a candidate's name."""
        return self.ballots.names[candidate - 1]

    @property
    def filled(self):
        """In a countback, the numbers of those elected to the vacant seats."""
        return tuple(c for c in self.elected if c not in self.sitting) if self.passed_over else ()

    @property
    def is_countback(self):
        """Whether a casual vacancy was filled."""
        return bool(self.passed_over)
