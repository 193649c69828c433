"""Counting days the way notices are counted.

"Clear" days leave out both the day of the notice and the day of the event
(Companies Act 2006, s.360). A working day is a day that is neither Saturday, Sunday nor one
of the holidays given (s.1173 names Christmas Day, Good Friday and bank holidays).
"""

from datetime import date, datetime, timedelta

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5


def is_working_day(day, holidays=()):
    """Return whether people work on that day.

    :param date day: the day asked about
    :param holidays: a container of dates on which nobody works, beside weekends
    """
    return _checked(day).weekday() < _SATURDAY and day not in holidays


def add_working_days(day, n, holidays=()):
    """Return the n-th working day after a day; before it when n is negative.

    The day itself is never counted, whether or not it is a working day; n = 0 returns it as is.

    :param date day: where counting starts
    :param int n: number of working days
    :param holidays: a container of dates
    >>> add_working_days(date(2024, 3, 28), 1, {date(2024, 3, 29), date(2024, 4, 1)})
    datetime.date(2024, 4, 2)
    """
    _checked(day)
    step = _ONE_DAY if n > 0 else -_ONE_DAY
    left = abs(n)
    while left:
        day += step
        if is_working_day(day, holidays):
            left -= 1
    return day


def clear_days(start, end):
    """Return how many days lie strictly between two days.

    Nought when the days follow each other, are the same, or stand the wrong way round.

    :param date start: the day of the notice
    :param date end: the day of the event
    >>> clear_days(date(2024, 2, 1), date(2024, 2, 16))
    14
    """
    return max((_checked(end) - _checked(start)).days - 1, 0)


def clear_working_days(start, end, holidays=()):
    """Return how many working days lie strictly between two days."""
    span = clear_days(start, end)
    return sum(is_working_day(start + _ONE_DAY * k, holidays) for k in range(1, span + 1))


def latest_notice_day(event, n, holidays=None, working=False):
    """Return the last day on which notice of an event can be given in time.

    :param date event: the day of the event
    :param int n: clear days of notice that the rules ask for
    :param holidays: a container of dates; counts only with ``working``
    :param bool working: whether the clear days have to be working days
    >>> latest_notice_day(date(2024, 2, 16), 14)
    datetime.date(2024, 2, 1)
    """
    return _across(event, n, holidays, working, -1)


def earliest_event_day(notice, n, holidays=None, working=False):
    """Return the first day on which an event can be held after notice given on a day.

    :param date notice: the day of the notice
    :param int n: clear days of notice that the rules ask for
    :param holidays: a container of dates; counts only with ``working``
    :param bool working: whether the clear days have to be working days
    >>> earliest_event_day(date(2024, 2, 1), 14)
    datetime.date(2024, 2, 16)
    """
    return _across(notice, n, holidays, working, 1)


def _across(day, n, holidays, working, sign):
    """Step over n clear days, and one more, in the direction of the sign."""
    if n < 0:
        raise ValueError(f"clear days cannot be negative: {n}")
    if working:
        return add_working_days(day, sign * n, holidays or ()) + sign * _ONE_DAY
    return _checked(day) + sign * (n + 1) * _ONE_DAY


def _checked(day):
    """Refuse a datetime, which is a date to Python and would compare wrongly with holidays."""
    if isinstance(day, datetime) or not isinstance(day, date):
        raise TypeError(f"a date is needed, not {day!r}")
    return day
