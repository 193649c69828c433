"""When what happened in the demonstration co-op: plain Python.

The co-op opened its membership on a first of May and had 480 members by the autumn of the
year after, as in the co-op that it is modelled on. The dates slide with the day on which the
demo is built, so that it always looks like a co-op of today.
"""

import calendar
from datetime import date, timedelta
from itertools import cycle

# Members in all after the decision meeting of each month since opening; 100 in the eleventh.
GROWTH = (8, 16, 25, 34, 44, 54, 65, 77, 89, 96, 104, 135, 170, 215, 270, 335, 405, 480)

# So many months before its membership opened, the co-op begins to keep the record of its Board.
BEFORE = 7


def opened_on(today, growth=GROWTH):
    """The first of May on which membership opened, so long ago that all of its growth is past.

    :param date today: the day of building
    :param growth: members in all after each meeting
    :return: the latest first of May such that the last meeting was more than a week before
        `today`
    """
    year = today.year
    while meetings(date(year, 5, 1), len(growth))[-1] >= today - timedelta(days=7):
        year -= 1
    return date(year, 5, 1)


def begun_on(opened):
    """The day from which the record of the Board is kept: months before membership opened, so
    that more than two years of its work are there on whatever day the demo is built.

    :param date opened: the day on which membership opened
    """
    year, month = divmod(opened.year * 12 + opened.month - 1 - BEFORE, 12)
    return date(year, month + 1, 1)


def meetings(opened, count):
    """Days on which applications were decided: the second Thursday of each month.

    :param date opened: the day on which membership opened
    :param int count: how many
    :return: list of dates
    """
    found = []
    for step in range(count):
        year, month = divmod(opened.month - 1 + step, 12)
        year, month = opened.year + year, month + 1
        thursdays = [
            week[calendar.THURSDAY]
            for week in calendar.monthcalendar(year, month)
            if week[calendar.THURSDAY]
        ]
        found.append(date(year, month, thursdays[1]))
    return found


def admissions(opened, growth=GROWTH):
    """How many join at each meeting.

    :return: list of (date, number)
    """
    days = meetings(opened, len(growth))
    before = (0, *growth[:-1])
    return [(day, now - then) for day, now, then in zip(days, growth, before, strict=True)]


def categories():
    """Endless categories of those who join: half of them employees, a quarter each of the
    others."""
    return cycle(("employee", "supported", "employee", "supporter"))
