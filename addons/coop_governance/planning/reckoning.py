"""Steps of a year and their days: from a day of the calendar, from the end of the financial year,
or from one another, forwards and backwards.
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

# Any year but a leap year does: it shows in which year what follows an end of year falls.
_ORDINARY = 2001


class Circle(ValueError):
    """Steps that are counted from one another, so that none of them has a day.

    :ivar codes: the steps of the circle, in the order in which they lead to each other
    """

    def __init__(self, codes):
        super().__init__(f"steps are counted from one another: {codes}")
        self.codes = codes


@dataclass(frozen=True)
class Step:
    """Something that is due once a year.

    :param code: its name, any object that can be a key
    :param str anchor: "fixed" (a day of the calendar), "year_end", or "step" (another one)
    :param int month: of the fixed day
    :param int day: of the fixed day; in a shorter month its last day
    :param other: code of the step that it is counted from
    :param int count: how many units lie between; less than 0 counts backwards
    :param str unit: "days", "months", or a word that the caller counts itself
    :param tuple after: codes of steps that have to be done before this one
    :param int lead: days that it needs
    """

    code: object
    anchor: str = "fixed"
    month: int = 1
    day: int = 1
    other: object = None
    count: int = 0
    unit: str = "days"
    after: tuple = ()
    lead: int = 0


def clipped(year, month, day):
    """Return a day of a month, or the last one where the month is shorter.

    >>> clipped(2023, 2, 31), clipped(2024, 2, 31)
    (datetime.date(2023, 2, 28), datetime.date(2024, 2, 29))
    """
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def add_months(day, count):
    """Return the corresponding day so many months later, or earlier when the count is negative.

    The last day of a month leads to the last day of a month: so does the Companies Act 2006 count
    the time for filing accounts (s.443).

    >>> add_months(date(2026, 3, 31), 9), add_months(date(2026, 6, 30), 9)
    (datetime.date(2026, 12, 31), datetime.date(2027, 3, 31))
    >>> add_months(date(2026, 4, 5), 10)
    datetime.date(2027, 2, 5)
    """
    months = day.year * 12 + day.month - 1 + count
    last = calendar.monthrange(day.year, day.month)[1] == day.day
    return clipped(months // 12, months % 12 + 1, 31 if last else day.day)


def _count(day, step, counters):
    if not step.count:
        return day
    if step.unit == "days":
        return day + timedelta(days=step.count)
    if step.unit == "months":
        return add_months(day, step.count)
    return counters[step.unit](day, step.count)


def _shift(step, year_end):
    """Return how many years after the end of a financial year its step falls."""
    ordinary = clipped(_ORDINARY, *year_end)
    if step.unit == "months":
        falls = add_months(ordinary, step.count)
    else:
        falls = ordinary + timedelta(days=step.count)
    return falls.year - _ORDINARY


def cycles(steps, year_end):
    """Return how each step stands to the financial year that it is about, as {code: years}.

    :return dict: 0 where what is due in a year is about the financial year that ends in it, 1
        where it is about the one before, and so on; None for what no financial year leads to

    >>> steps = [Step("filed", "year_end", count=10, unit="months"), Step("day")]
    >>> cycles(steps, (3, 31)), cycles(steps, (1, 31))
    ({'filed': 1, 'day': None}, {'filed': 0, 'day': None})
    """
    by_code = {step.code: step for step in steps}
    found = {}
    for code, step in by_code.items():
        way = {code}
        while step.anchor == "step" and step.other in by_code and step.other not in way:
            way.add(step.other)
            step = by_code[step.other]
        found[code] = _shift(step, year_end) if step.anchor == "year_end" else None
    return found


def reckon(steps, year, year_end, counters, settled=None):
    """Return the day of each step in a year, as {code: date}.

    A fixed day is one of that year. What is counted from the end of a financial year belongs to
    the year into which it falls: nine months after the end of March is in the same year, nine
    months after the end of December in the next. What is counted from another step goes with it.

    :param steps: an iterable of :class:`Step`
    :param int year: the year
    :param tuple year_end: month and day of the end of the financial year
    :param dict counters: word of a unit -> callable(day, count) -> day
    :param dict settled: code -> date, of what is agreed or done: these days hold
    :return dict: without steps that are counted from one that is not there
    :raise Circle: when steps are counted from one another
    """
    by_code = {step.code: step for step in steps}
    days = dict(settled or {})
    for code in by_code:
        _settle(code, by_code, days, year, year_end, counters)
    return {code: days[code] for code in by_code if days.get(code)}


def _settle(code, by_code, days, year, year_end, counters):
    """Find the day of a step, and of the steps that lead to it."""
    way = [code]
    while (step := by_code[way[-1]]).anchor == "step" and step.code not in days:
        if step.other in way:
            raise Circle(way[way.index(step.other) :])
        if step.other not in by_code:
            days[step.code] = None
            break
        way.append(step.other)
    for step in (by_code[code] for code in reversed(way)):
        if step.code in days:
            continue
        if step.anchor == "step":
            start = days[step.other]
        elif step.anchor == "year_end":
            start = clipped(year - _shift(step, year_end), *year_end)
        else:
            start = clipped(year, step.month, step.day)
        days[step.code] = start and _count(start, step, counters)
