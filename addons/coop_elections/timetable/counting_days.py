"""Days between two steps, in the units in which rules name them."""

import calendar
from datetime import date, timedelta

#: days of the calendar; clear days (neither the first nor the last is counted); working days;
#: clear days of which only working days count; months
UNITS = ("days", "clear", "working", "clear_working", "months")
_ONE_DAY = timedelta(days=1)


def add_months(day, count):
    """Return the same day of the month so many months on, or back; in a shorter month its last.

    >>> add_months(date(2024, 1, 31), 1), add_months(date(2024, 3, 31), -1)
    (datetime.date(2024, 2, 29), datetime.date(2024, 2, 29))
    """
    months = day.year * 12 + day.month - 1 + count
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


class Days:
    """How days are counted where the election is.

    :param holidays: a container of dates on which nobody works, beside weekends
    :param cleardays: the package that counts clear and working days, or anything that has its
        functions ``add_working_days``, ``earliest_event_day``, ``latest_notice_day`` and
        ``is_working_day``
    """

    def __init__(self, holidays, cleardays):
        self.holidays = holidays
        self.cleardays = cleardays

    def after(self, day, count, unit):
        """Return the so many-th day after a day."""
        if unit == "working":
            return self.cleardays.add_working_days(day, count, self.holidays)
        if unit in ("clear", "clear_working"):
            working = unit == "clear_working"
            return self.cleardays.earliest_event_day(day, count, self.holidays, working)
        return self._plainly(day, count, unit)

    def before(self, day, count, unit):
        """Return the so many-th day before a day."""
        if unit == "working":
            return self.cleardays.add_working_days(day, -count, self.holidays)
        if unit in ("clear", "clear_working"):
            working = unit == "clear_working"
            return self.cleardays.latest_notice_day(day, count, self.holidays, working)
        return self._plainly(day, -count, unit)

    def _plainly(self, day, count, unit):
        if unit == "months":
            return add_months(day, count)
        if unit == "days":
            return day + timedelta(days=count)
        raise ValueError(f"days are counted in {UNITS}, not in {unit!r}")

    def is_working(self, day):
        return self.cleardays.is_working_day(day, self.holidays)

    def next_allowed(self, day, working):
        """Return the day, or the next working day where it has to be one."""
        while working and not self.is_working(day):
            day += _ONE_DAY
        return day

    def first_behind(self, day, count, unit):
        """Return the first day of which another is not later than the so many-th before it."""
        found = self.after(day, count, unit)
        while self.before(found, count, unit) < day:
            found += _ONE_DAY
        while self.before(found - _ONE_DAY, count, unit) >= day:
            found -= _ONE_DAY
        return found

    def first_ahead(self, day, count, unit):
        """Return the first day after which another is not later than the so many-th."""
        found = self.before(day, count, unit)
        while self.after(found, count, unit) < day:
            found += _ONE_DAY
        while self.after(found - _ONE_DAY, count, unit) >= day:
            found -= _ONE_DAY
        return found
