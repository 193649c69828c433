import unittest
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.coop_base.cleardays import (
    REGIONS,
    add_working_days,
    bank_holidays,
    clear_days,
    clear_working_days,
    earliest_event_day,
    easter_sunday,
    is_working_day,
    latest_notice_day,
)

DAYS = st.dates(date(1979, 1, 1), date(2098, 12, 31))
NUMBERS = st.integers(0, 60)
ONE = timedelta(days=1)


def holidays_around(day):
    return {
        holiday
        for year in (day.year - 1, day.year, day.year + 1)
        for holiday in bank_holidays(year)
    }


class TestBankHolidays(unittest.TestCase):
    """Against the lists that the Government published."""

    def days(self, year, region="england-wales"):
        return [day.strftime("%m-%d") for day in bank_holidays(year, region)]

    def test_ordinary_year(self):
        self.assertEqual(
            self.days(2024),
            ["01-01", "03-29", "04-01", "05-06", "05-27", "08-26", "12-25", "12-26"],
        )

    def test_christmas_on_saturday_and_sunday_moves_to_free_weekdays(self):
        self.assertEqual(self.days(2021)[-2:], ["12-27", "12-28"])
        self.assertEqual(self.days(2022)[-2:], ["12-26", "12-27"])
        self.assertEqual(self.days(2020)[-2:], ["12-25", "12-28"])

    def test_new_year_at_the_weekend_moves_to_monday(self):
        self.assertEqual(self.days(2022)[0], "01-03")
        self.assertEqual(self.days(2023)[0], "01-02")

    def test_proclaimed_days(self):
        self.assertEqual(
            self.days(2002)[3:6], ["05-06", "06-03", "06-04"], "golden jubilee, spring moved"
        )
        self.assertIn("04-29", self.days(2011))
        self.assertEqual(self.days(2012)[3:6], ["05-07", "06-04", "06-05"])
        self.assertEqual(self.days(2020)[3], "05-08", "early May moved to VE Day")
        self.assertEqual(
            self.days(2022)[1:8], ["04-15", "04-18", "05-02", "06-02", "06-03", "08-29", "09-19"]
        )
        self.assertEqual(self.days(2023)[3:6], ["05-01", "05-08", "05-29"])
        self.assertIn("12-31", self.days(1999))

    def test_scotland(self):
        self.assertEqual(
            self.days(2022, "scotland"),
            "01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27".split(),
        )
        self.assertEqual(
            self.days(2023, "scotland"),
            "01-02 01-03 04-07 05-01 05-08 05-29 08-07 11-30 12-25 12-26".split(),
        )
        self.assertEqual(self.days(2024, "scotland")[-3:], ["12-02", "12-25", "12-26"])
        self.assertNotIn("11-30", self.days(2006, "scotland"))

    def test_northern_ireland(self):
        self.assertEqual(
            self.days(2024, "northern-ireland"),
            "01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26".split(),
        )

    def test_easter(self):
        known = {1961: (4, 2), 1999: (4, 4), 2000: (4, 23), 2008: (3, 23), 2024: (3, 31)}
        known.update({2025: (4, 20), 2038: (4, 25), 2049: (4, 18), 2076: (4, 19)})
        for year, (month, day) in known.items():
            self.assertEqual(easter_sunday(year), date(year, month, day))

    def test_unknown_region_or_year_is_named(self):
        with self.assertRaisesRegex(ValueError, "atlantis"):
            bank_holidays(2024, "atlantis")
        with self.assertRaisesRegex(ValueError, "1977"):
            bank_holidays(1977)

    @given(st.integers(1978, 2200), st.sampled_from(REGIONS))
    def test_every_holiday_is_a_weekday_of_its_year(self, year, region):
        days = bank_holidays(year, region)
        self.assertTrue(all(day.weekday() < 5 and day.year == year for day in days))
        self.assertEqual(list(days), sorted(days))
        expected = {"england-wales": 8, "scotland": 8, "northern-ireland": 10}[region]
        self.assertGreaterEqual(len(days), expected)

    @given(st.integers(1583, 4000))
    def test_easter_is_a_sunday_in_its_season(self, year):
        easter = easter_sunday(year)
        self.assertEqual(easter.weekday(), 6)
        self.assertTrue(date(year, 3, 22) <= easter <= date(year, 4, 25))


class TestClearDays(unittest.TestCase):
    def test_day_of_notice_and_day_of_event_are_left_out(self):
        self.assertEqual(clear_days(date(2024, 2, 1), date(2024, 2, 16)), 14)
        self.assertEqual(clear_days(date(2024, 2, 1), date(2024, 2, 2)), 0)
        self.assertEqual(clear_days(date(2024, 2, 1), date(2024, 2, 1)), 0)
        self.assertEqual(clear_days(date(2024, 2, 2), date(2024, 2, 1)), 0)

    def test_leap_day_counts(self):
        self.assertEqual(clear_days(date(2024, 2, 28), date(2024, 3, 1)), 1)
        self.assertEqual(clear_days(date(2023, 2, 28), date(2023, 3, 1)), 0)
        self.assertEqual(earliest_event_day(date(2024, 2, 15), 14), date(2024, 3, 1))
        self.assertEqual(earliest_event_day(date(2023, 2, 15), 14), date(2023, 3, 2))

    def test_working_clear_days_over_easter_and_christmas(self):
        easter = bank_holidays(2024)
        # Thursday's notice, five working days Tue-Fri and Mon, event on the Tuesday after.
        self.assertEqual(
            earliest_event_day(date(2024, 3, 28), 5, easter, working=True), date(2024, 4, 9)
        )
        self.assertEqual(
            latest_notice_day(date(2024, 4, 9), 5, easter, working=True), date(2024, 4, 1)
        )
        christmas = {**bank_holidays(2021), **bank_holidays(2022)}
        self.assertEqual(add_working_days(date(2021, 12, 24), 1, christmas), date(2021, 12, 29))
        self.assertEqual(add_working_days(date(2021, 12, 31), 1, christmas), date(2022, 1, 4))

    def test_nought_working_days_is_the_day_itself(self):
        self.assertEqual(add_working_days(date(2024, 12, 25), 0), date(2024, 12, 25))

    def test_datetime_and_negative_numbers_are_refused(self):
        with self.assertRaises(TypeError):
            clear_days(datetime(2024, 1, 1), date(2024, 2, 1))
        with self.assertRaisesRegex(ValueError, "-1"):
            latest_notice_day(date(2024, 1, 1), -1)

    @given(DAYS, NUMBERS)
    def test_both_ways_agree(self, day, number):
        event = earliest_event_day(day, number)
        self.assertEqual(clear_days(day, event), number)
        self.assertEqual(latest_notice_day(event, number), day)

    @given(DAYS, NUMBERS)
    def test_working_notice_is_enough_and_no_more_than_needed(self, day, number):
        holidays = holidays_around(day)
        event = earliest_event_day(day, number, holidays, working=True)
        self.assertEqual(clear_working_days(day, event, holidays), number)
        if number:
            self.assertLess(clear_working_days(day, event - ONE, holidays), number)
        notice = latest_notice_day(day, number, holidays, working=True)
        self.assertEqual(clear_working_days(notice, day, holidays), number)
        if number:
            self.assertLess(clear_working_days(notice + ONE, day, holidays), number)

    @given(DAYS, st.integers(1, 60))
    def test_working_days_there_and_back(self, day, number):
        holidays = holidays_around(day)
        after = add_working_days(day, number, holidays)
        self.assertTrue(is_working_day(after, holidays))
        self.assertEqual(clear_working_days(day, after + ONE, holidays), number)
        if is_working_day(day, holidays):
            self.assertEqual(add_working_days(after, -number, holidays), day)
