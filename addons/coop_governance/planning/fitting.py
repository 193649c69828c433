"""What cannot fit: said on the first day, not on the last."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Misfit:
    """Something that cannot be as planned.

    :ivar str kind: "order" (due before ``other``, which has to come first), "notice" (its day is
        past, so that ``other`` cannot be held on its day; ``day`` is the first on which it can),
        "past" (its day was past when it was planned), "short" (fewer days were left then than it
        needs; ``left``)
    """

    kind: str
    code: object
    other: object = None
    day: date | None = None
    left: int | None = None


def misfits(steps, days, today, done=(), earliest=None, first=None, planned=None):
    """Return what cannot fit, in the order of the steps.

    :param steps: an iterable of :class:`~.reckoning.Step`
    :param dict days: code -> date
    :param date today: the day from which it is looked at
    :param done: codes of what was done, which is not asked about any more
    :param dict earliest: unit of notice -> callable(today, count) that returns the first day of
        an event with so much notice given today
    :param first: callable(step, other) that returns the day of what has to come before a step,
        or None where that is done or not known; by default its day among ``days``
    :param dict planned: code -> the day on which its day was planned; today by default. What had
        time enough then is no misfit later: it is due soon, or late
    :return list: of :class:`Misfit`
    """
    planned = planned or {}
    if first is None:

        def first(_step, other):
            return None if other in done else days.get(other)

    found = []
    for step in steps:
        day = days.get(step.code)
        if not day or step.code in done:
            continue
        found += [
            Misfit("order", step.code, other=other, day=before)
            for other in step.after
            if (before := first(step, other)) and before > day
        ]
        since = planned.get(step.code) or today
        event = days.get(step.other) if step.anchor == "step" and step.count < 0 else None
        if day < today and event and event >= today and step.unit in (earliest or {}):
            soonest = earliest[step.unit](today, -step.count)
            found.append(Misfit("notice", step.code, other=step.other, day=soonest))
        elif day < since:
            found.append(Misfit("past", step.code, day=day))
        elif day >= today and day - timedelta(days=step.lead) < since:
            found.append(Misfit("short", step.code, day=day, left=(day - since).days))
    return found
