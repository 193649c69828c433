import unittest
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.coop_base.cleardays import (
    add_working_days,
    bank_holidays,
    clear_days,
    earliest_event_day,
    latest_notice_day,
)
from odoo.addons.coop_governance.planning import (
    Circle,
    Step,
    add_months,
    clipped,
    cycles,
    misfits,
    reckon,
)


def clear(day, count):
    return latest_notice_day(day, -count) if count < 0 else earliest_event_day(day, count)


def working(day, count):
    holidays = {d for year in range(day.year - 1, day.year + 2) for d in bank_holidays(year)}
    return add_working_days(day, count, holidays)


COUNTERS = {"clear": clear, "working": working}
MARCH, DECEMBER = (3, 31), (12, 31)


def days(year, *steps, year_end=MARCH, **more):
    return reckon(steps, year, year_end, COUNTERS, **more)


class TestReckoning(unittest.TestCase):
    """The day of each step: from the calendar, from the end of the year, from one another."""

    def test_time_for_accounts_ends_with_a_month_when_the_year_does(self):
        for ends, months, due in (
            (date(2026, 3, 31), 9, date(2026, 12, 31)),
            (date(2026, 6, 30), 9, date(2027, 3, 31)),
            (date(2025, 5, 31), 9, date(2026, 2, 28)),
            (date(2027, 5, 31), 9, date(2028, 2, 29)),
            (date(2026, 4, 5), 9, date(2027, 1, 5)),
            (date(2024, 2, 29), 9, date(2024, 11, 30)),
            (date(2024, 3, 31), -1, date(2024, 2, 29)),
        ):
            self.assertEqual(add_months(ends, months), due)

    def test_a_year_that_ends_with_february_ends_with_its_last_day(self):
        step = Step("end", "year_end")
        for year, day in ((2023, date(2023, 2, 28)), (2024, date(2024, 2, 29))):
            self.assertEqual(days(year, step, year_end=(2, 31))["end"], day)

    def test_what_is_due_in_a_year_is_about_the_financial_year_that_leads_there(self):
        filed = Step("filed", "year_end", count=9, unit="months")
        returned = Step("returned", "year_end", count=10, unit="months")
        self.assertEqual(
            days(2027, filed, returned),
            {"filed": date(2027, 12, 31), "returned": date(2027, 1, 31)},
        )
        self.assertEqual(
            days(2027, filed, returned, year_end=DECEMBER),
            {"filed": date(2027, 9, 30), "returned": date(2027, 10, 31)},
        )
        self.assertEqual(cycles([filed, returned], MARCH), {"filed": 0, "returned": 1})
        self.assertEqual(cycles([filed, returned], DECEMBER), {"filed": 1, "returned": 1})

    @given(
        st.integers(1990, 2150),
        st.integers(1, 12),
        st.integers(1, 31),
        st.sampled_from(["days", "months"]),
        st.integers(-12, 24),
    )
    def test_every_year_has_its_day_in_it(self, year, month, day, unit, count):
        step = Step("x", "year_end", count=count, unit=unit)
        found = days(year, step, year_end=(month, day))["x"]
        # a leap day moves what is counted in days across New Year by one day at most
        self.assertLessEqual(abs(found - clipped(year, found.month, found.day)).days, 366)
        if unit == "months":
            self.assertEqual(found.year, year)
        else:
            start, end = date(year, 1, 1) - timedelta(1), date(year, 12, 31) + timedelta(1)
            self.assertTrue(start <= found <= end)

    def test_notice_counts_clear_days_over_christmas_and_the_leap_day(self):
        for meeting, notice in (
            (date(2027, 1, 4), date(2026, 12, 20)),
            (date(2024, 3, 7), date(2024, 2, 21)),
            (date(2023, 3, 7), date(2023, 2, 20)),
        ):
            steps = (
                Step("meeting", month=meeting.month, day=meeting.day),
                Step("notice", "step", other="meeting", count=-14, unit="clear"),
            )
            found = days(meeting.year, *steps)
            self.assertEqual(found["notice"], notice)
            self.assertEqual(clear_days(found["notice"], meeting), 14)

    def test_working_days_leave_out_easter_and_christmas(self):
        after_easter = Step("poll", month=4, day=23)
        notice = Step("notice", "step", other="poll", count=-15, unit="working")
        self.assertEqual(days(2025, after_easter, notice)["notice"], date(2025, 3, 31))
        # a year earlier Easter was out of the way
        self.assertEqual(days(2024, after_easter, notice)["notice"], date(2024, 4, 2))
        after_new_year = Step("poll", month=1, day=5)
        self.assertEqual(days(2026, after_new_year, notice)["notice"], date(2025, 12, 10))

    def test_days_are_days_when_clocks_change(self):
        spring = Step("spring", month=4, day=1)
        autumn = Step("autumn", month=11, day=1)
        for event in (spring, autumn):
            notice = Step("notice", "step", other=event.code, count=-7)
            found = days(2026, event, notice)
            self.assertEqual(found[event.code] - found["notice"], timedelta(days=7))

    def test_a_day_that_is_agreed_moves_what_is_counted_from_it(self):
        steps = (
            Step("meeting", "year_end", count=8, unit="months"),
            Step("notice", "step", other="meeting", count=-14, unit="clear"),
            Step("papers", "step", other="notice", count=-7),
        )
        found = days(2026, *steps, settled={"meeting": date(2026, 10, 17)})
        self.assertEqual(found["notice"], date(2026, 10, 2))
        self.assertEqual(found["papers"], date(2026, 9, 25))

    def test_what_is_counted_from_nothing_has_no_day(self):
        steps = (
            Step("one", "step", other="nothing", count=1),
            Step("two", "step", other="one", count=1),
            Step("three", month=2, day=31),
        )
        self.assertEqual(days(2024, *steps), {"three": date(2024, 2, 29)})

    def test_a_circle_is_named(self):
        steps = (
            Step("one", "step", other="two"),
            Step("two", "step", other="three"),
            Step("three", "step", other="two"),
        )
        with self.assertRaises(Circle) as found:
            days(2026, *steps)
        self.assertEqual(found.exception.codes, ["two", "three"])


class TestFitting(unittest.TestCase):
    """What cannot fit is known on the first day."""

    STEPS = (
        Step("accounts", "year_end", count=6, unit="months", lead=30),
        Step("meeting", month=9, day=1, after=("accounts",), lead=10),
        Step("notice", "step", other="meeting", count=-14, unit="clear", lead=5),
    )

    def _found(self, today, done=(), **settled):
        found = days(2026, *self.STEPS, settled=settled)
        return [
            (misfit.kind, misfit.code)
            for misfit in misfits(self.STEPS, found, today, done, {"clear": clear})
        ]

    def test_a_step_before_what_has_to_come_first(self):
        self.assertEqual(self._found(date(2026, 1, 1)), [("order", "meeting")])
        self.assertEqual(self._found(date(2026, 1, 1), accounts=date(2026, 9, 1)), [])
        self.assertEqual(self._found(date(2026, 1, 1), done=("accounts",)), [])

    def test_a_meeting_for_which_notice_comes_too_late(self):
        today = date(2026, 8, 20)
        found = days(2026, *self.STEPS)
        late = [m for m in misfits(self.STEPS, found, today, (), {"clear": clear}) if m.other]
        self.assertEqual([m.kind for m in late], ["order", "notice"])
        self.assertEqual(late[1].day, date(2026, 9, 4))
        self.assertGreaterEqual(clear_days(today, late[1].day), 14)
        self.assertNotIn(("notice", "notice"), self._found(today, done=("notice",)))

    def test_a_day_that_is_past_and_one_that_is_too_near(self):
        today = date(2026, 9, 10)
        found = self._found(today)
        self.assertIn(("past", "meeting"), found)
        self.assertIn(("past", "notice"), found)
        self.assertIn(("short", "accounts"), found)
        near = misfits(self.STEPS, days(2026, *self.STEPS), today, (), {})
        self.assertEqual([m.left for m in near if m.kind == "short"], [20])

    def test_what_had_time_enough_when_it_was_planned_is_no_misfit_later(self):
        planned = {step.code: date(2026, 1, 1) for step in self.STEPS}
        for today, kinds in (
            (date(2026, 8, 10), ["order"]),
            (date(2026, 8, 20), ["order", "notice"]),
            (date(2026, 9, 10), ["order"]),
        ):
            found = days(2026, *self.STEPS)
            late = misfits(self.STEPS, found, today, (), {"clear": clear}, planned=planned)
            self.assertEqual([misfit.kind for misfit in late], kinds)
