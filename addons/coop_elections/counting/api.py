"""The two things to do with ballots: count them, and fill a vacancy from them."""

from dataclasses import replace

from .av import AlternativeVote
from .ballots import Ballots  # noqa: F401 - for the examples
from .errors import LotNeeded, RuleError
from .ers97 import Ers97
from .meek import Meek
from .nhs import Nhs
from .plurality import Approval, FirstPastThePost, Plurality
from .scottish import Scottish

RULES = {
    rule.name: rule
    for rule in (
        Scottish,
        AlternativeVote,
        FirstPastThePost,
        Plurality,
        Ers97,
        Meek,
        Approval,
        Nhs,
    )
}


def count(ballots, rule, lots=None, seats=None, unofficial=""):
    """Count ballots by a rule and return the ``Result``.

    ``rule``: a key of ``RULES``. ``lots``: a ``Lots`` with the answers to ties. ``seats``: another
    number than the ballots name, and ``rule`` another than they name, make a "what if" count: only
    with ``unofficial``, a text that the report then bears. Raises ``LotNeeded`` (with the result so
    far) and ``RuleError``.

    >>> ballots = Ballots.of(["Ash", "Birch"], 1, [([1], 3), ([2], 2)])
    >>> count(ballots, "fptp").elected
    (1,)
    >>> count(ballots, "plurality", seats=2, unofficial="with two seats").elected
    (1, 2)
    """
    seats = ballots.seats if seats is None else seats
    if seats < 1:
        raise RuleError("there must be at least one seat")
    if is_what_if(ballots, rule, seats) and not unofficial:
        raise RuleError(
            f"the election is for {ballots.seats} seats by the rule it names: "
            "any other count must be marked unofficial"
        )
    return _run(rule_named(rule)(ballots, seats, lots), unofficial)


def is_what_if(ballots, rule, seats):
    """Return whether such a count is not the one that the ballots are for."""
    return seats != ballots.seats or ballots.rule not in ("", rule)


def countback(ballots, rule, vacating, sitting, lots=None, unofficial=""):
    """Fill casual vacancies from the ballots kept, and return the ``Result`` (ERS97 7.1).

    All original papers are counted again, passing over the ``vacating`` members; of the members
    still ``sitting`` none is excluded. The count ends when as many others are elected as seats are
    vacant: they are those in ``elected`` who are not in ``sitting``. A candidate who no longer
    wishes to be elected is withdrawn in the ballots. Both are lists of numbers. Raises as
    ``count``.

    >>> papers = [([1, 2], 5), ([3], 4), ([2], 2)]
    >>> ballots = Ballots.of(["Ash", "Birch", "Cherry"], 2, papers)
    >>> countback(ballots, "scottish", vacating=[1], sitting=[3]).filled
    (2,)
    """
    vacating, sitting = sorted(set(vacating)), sorted(set(sitting))
    everybody = range(1, len(ballots.names) + 1)
    if any(c not in everybody for c in [*vacating, *sitting]) or set(vacating) & set(sitting):
        raise RuleError("vacating and sitting members are different candidates of the election")
    if not vacating:
        raise RuleError("a countback needs the members who vacate their seats")
    if len(vacating) + len(sitting) != ballots.seats:
        raise RuleError(
            f"the vacating and the sitting members are {len(vacating) + len(sitting)}; "
            f"the election was for {ballots.seats} seats"
        )
    if set(sitting) & ballots.withdrawn:
        raise RuleError("a sitting member cannot be withdrawn: name that member as vacating")
    if ballots.rule not in ("", rule) and not unofficial:
        raise RuleError(f"the election was counted by {ballots.rule}")
    counting = rule_named(rule)(ballots, ballots.seats, lots, vacating, sitting)
    return _run(counting, unofficial)


def rule_named(rule):
    """Return the class that counts by a rule; raise ``RuleError`` for one that is not known."""
    if rule not in RULES:
        raise RuleError(f"there is no rule {rule!r}: they are {', '.join(RULES)}")
    return RULES[rule]


def _run(counting, unofficial):
    try:
        return replace(counting.run(), unofficial=unofficial)
    except LotNeeded as needed:
        needed.result = replace(needed.result, unofficial=unofficial)
        raise
