"""The earliest timetable that the rules allow."""

from datetime import timedelta

_ONE_DAY = timedelta(days=1)
# An election that would last longer is not one: the rules contradict each other.
_LONGEST = timedelta(days=366 * 5)


class NoTimetable(ValueError):
    """Rules that no timetable can keep, because they contradict each other.

    :ivar distance: one of those that cannot be kept
    """

    def __init__(self, distance):
        super().__init__(f"no timetable keeps these rules: {distance}")
        self.distance = distance


def earliest(steps, distances, days, start, wishes=None, usual=False):
    """Return the earliest timetable that the rules allow, as {code: date}.

    There is one in which every step is on the earliest day on which it is in any: moving a single
    step a day to the front breaks a rule.

    :param steps: an iterable of :class:`Step`
    :param distances: an iterable of :class:`Distance`; those to steps not given are left out
    :param Days days: how days are counted
    :param date start: nothing is before this day
    :param dict wishes: code -> day before which a step shall not be
    :param bool usual: keep to the usual distances and to good practice too, and not to what is
        binding alone
    :raise NoTimetable: when the rules contradict each other
    """
    steps = {step.code: step for step in steps}
    wishes = wishes or {}
    distances = [
        distance
        for distance in distances
        if {distance.first, distance.then} <= steps.keys() and (distance.binding or usual)
    ]
    plan = {
        code: days.next_allowed(max(start, wishes.get(code) or start), step.working)
        for code, step in steps.items()
    }
    moved = True
    while moved:
        moved = False
        for distance in distances:
            for code, day in _pushes(distance, plan, steps, days, usual):
                if day > plan[code]:
                    plan[code], moved = day, True
            if plan[distance.then] - start > _LONGEST:
                raise NoTimetable(distance)
    return plan


def _pushes(distance, plan, steps, days, usual):
    """Yield what a distance asks for: (code, the first day on which the step may be)."""
    first, then = steps[distance.first], steps[distance.then]
    yield then.code, earliest_then(distance, plan[first.code], first, then, days, usual)
    if distance.most is not None:
        yield first.code, earliest_first(distance, plan[then.code], first, then, days)


def earliest_then(distance, day, first, then, days, usual=False):
    """Return the first day on which the later step may be, when the earlier is on a day."""
    found = days.first_behind(day, distance.asked(usual), distance.unit)
    if found == day and then.at <= first.at:
        found += _ONE_DAY
    return days.next_allowed(found, then.working)


def earliest_first(distance, day, first, then, days):
    """Return the first day on which the earlier step may be, so that the later one, on a day, is
    not too long after it."""
    found = days.first_ahead(day, distance.most, distance.unit)
    return days.next_allowed(found, first.working)


def latest_then(distance, day, days):
    """Return the last day on which the later step may be; None where it may be any."""
    return None if distance.most is None else days.after(day, distance.most, distance.unit)
