from datetime import date

import psycopg2

from odoo.tests import TransactionCase, tagged
from odoo.tools import mute_logger

from odoo.addons.coop_base.cleardays import REGIONS, bank_holidays
from odoo.addons.coop_base.models import coop_bank_holiday

YEAR = date(2040, 1, 1), date(2040, 12, 31)


@tagged("post_install", "-at_install")
class TestBankHoliday(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Holiday = cls.env["coop.bank.holiday"]
        cls.company = cls.env["res.company"].create({"name": "Afallen"})

    def dates(self):
        return self.Holiday._dates(self.company, *YEAR)

    def test_year_nobody_entered_counts_by_the_rule(self):
        self.assertEqual(self.dates(), set(bank_holidays(2040)))

    def test_day_that_is_announced_counts_beside_the_others(self):
        self.Holiday.create({"name": "A coronation", "date": "2040-06-14"})
        self.assertEqual(self.dates(), {*bank_holidays(2040), date(2040, 6, 14)})

    def test_day_before_the_rule_can_be_entered(self):
        self.Holiday.create({"name": "Silver Jubilee", "date": "1977-06-07"})
        found = self.Holiday._dates(self.company, date(1977, 1, 1), date(1977, 12, 31))
        self.assertEqual(found, {date(1977, 6, 7)})

    def test_day_that_is_moved_counts_where_it_went(self):
        self.Holiday._fill("england-wales", 2040, 2040)
        spring = self.Holiday.search([("date", "=", "2040-05-28")])
        spring.date = "2040-06-04"
        self.assertIn(date(2040, 6, 4), self.dates())
        self.assertNotIn(date(2040, 5, 28), self.dates())

    def test_filling_again_keeps_what_people_changed(self):
        self.Holiday._fill("england-wales", 2040, 2040)
        self.Holiday.search([("date", "=", "2040-05-28")]).unlink()
        self.Holiday._fill("england-wales", 2040, 2040)
        self.assertNotIn(date(2040, 5, 28), self.dates())

    def test_only_days_asked_for_come_back(self):
        days = self.Holiday._dates(self.company, date(2040, 12, 26), date(2041, 1, 1))
        self.assertEqual(days, {date(2040, 12, 26), date(2041, 1, 1)})

    def test_choosing_a_region_enters_its_days(self):
        self.company.coop_holiday_region = "northern-ireland"
        self.assertTrue(self.Holiday.search_count([("region", "=", "northern-ireland")]))
        self.assertIn(date(2040, 7, 12), self.dates())

    def test_names_stand_in_both_languages(self):
        self.Holiday._fill("scotland", 2040, 2040)
        day = self.Holiday.search([("date", "=", "2040-12-25"), ("region", "=", "scotland")])
        self.assertEqual(day.with_context(lang="en_GB").name, "Christmas Day")
        self.assertEqual(day.with_context(lang="cy_GB").name, "Dydd Nadolig")
        substitute = self.Holiday.search([("date", "=", "2040-01-03"), ("region", "=", "scotland")])
        self.assertEqual(
            substitute.with_context(lang="en_GB").name, "New Year's Day (substitute day)"
        )

    def test_every_code_has_a_name(self):
        codes = {
            code.removesuffix("_substitute")
            for region in REGIONS
            for year in range(1978, 2060)
            for code in bank_holidays(year, region).values()
        }
        self.assertEqual(codes, set(coop_bank_holiday.NAMES))

    def test_day_is_entered_once_a_region(self):
        self.Holiday.create({"name": "One", "date": "2040-06-14"})
        self.Holiday.create({"name": "Two", "date": "2040-06-14", "region": "scotland"})
        with mute_logger("odoo.sql_db"), self.assertRaises(psycopg2.IntegrityError):
            self.Holiday.create({"name": "Three", "date": "2040-06-14"})
