"""A timetable looked at step by step: what is not as the rules ask, and from when it would be."""

from dataclasses import dataclass
from datetime import datetime

from .reckoning import earliest_then, latest_then
from .rules import Distance

TOO_SOON, TOO_LATE, NOT_WORKING, PAST, MISSING = (
    "too_soon",
    "too_late",
    "not_working",
    "past",
    "missing",
)


@dataclass(frozen=True)
class Fault:
    """One thing that is not as the rules ask.

    Moments are naive, as the clocks show them where the co-op is.

    :param step: code of the step
    :param str kind: "too_soon" or "too_late" after another step, "not_working" (its day is none),
        "past" (before the first day that is possible), "missing" (it has no day)
    :param planned: the moment as it was planned; None when it is missing
    :param earliest: the earliest moment that is legal with the others as they are
    :param latest: the latest one, where it is too late
    :param distance: the rule that is not kept; None where it is none between two steps
    """

    step: object
    kind: str
    planned: datetime | None = None
    earliest: datetime | None = None
    latest: datetime | None = None
    distance: Distance | None = None

    @property
    def binding(self):
        """Whether it makes the timetable illegal, and is not only against good practice."""
        return self.distance is None or self.distance.binding

    @property
    def paragraph(self):
        """Where the rule is written; empty where it is none between two steps."""
        return self.distance.paragraph if self.distance else ""


def check(steps, distances, days, plan, start=None):
    """Return what is not as the rules ask: a list of :class:`Fault`, in the order of the steps.

    :param steps: an iterable of :class:`Step`, in their order
    :param distances: an iterable of :class:`Distance`
    :param Days days: how days are counted
    :param dict plan: code -> date
    :param date start: nothing may be before this day
    """
    steps = {step.code: step for step in steps}
    faults = {code: list(_alone(step, days, plan, start)) for code, step in steps.items()}
    for distance in distances:
        first, then = steps.get(distance.first), steps.get(distance.then)
        if first and then and plan.get(first.code) and plan.get(then.code):
            faults[then.code] += _apart(distance, first, then, days, plan)
    return [fault for found in faults.values() for fault in found]


def is_legal(steps, distances, days, plan, start=None):
    """Return whether a timetable breaks no binding rule."""
    return not any(fault.binding for fault in check(steps, distances, days, plan, start))


def _alone(step, days, plan, start):
    """Yield what is wrong with a step whatever the others are."""
    day = plan.get(step.code)
    if not day:
        yield Fault(step.code, MISSING)
        return
    if start and day < start:
        yield Fault(step.code, PAST, _at(day, step), _at(_allowed(start, step, days), step))
    if step.working and not days.is_working(day):
        yield Fault(step.code, NOT_WORKING, _at(day, step), _at(_allowed(day, step, days), step))


def _apart(distance, first, then, days, plan):
    """Yield what is wrong with how far two steps lie from one another."""
    day, planned = plan[first.code], plan[then.code]
    before = days.before(planned, distance.least, distance.unit)
    if before < day or (planned == day and then.at <= first.at):
        earliest = _at(earliest_then(distance, day, first, then, days), then)
        yield Fault(then.code, TOO_SOON, _at(planned, then), earliest, None, distance)
    latest = latest_then(distance, day, days)
    if latest and planned > latest:
        earliest = _at(earliest_then(distance, day, first, then, days), then)
        yield Fault(then.code, TOO_LATE, _at(planned, then), earliest, _at(latest, then), distance)


def _allowed(day, step, days):
    return days.next_allowed(day, step.working)


def _at(day, step):
    return datetime.combine(day, step.at)
