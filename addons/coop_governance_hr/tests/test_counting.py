from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import StaffFiguresCase


@tagged("post_install", "-at_install")
class TestCounting(StaffFiguresCase):
    """Who works here on a day, by the contract of that day."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.some = cls._employees(12, cls.arfon, 1800)
        cls._employees(8, cls.arfon, 2200)
        cls._employees(5, cls.lleyn, 1850)
        cls._employees(6, cls.lleyn, 2900)

    def test_heads_are_counted_by_department_and_all_together(self):
        figures = self._figures()
        figures.action_count()
        self.assertEqual(self._line(figures, "Arfon", part="department").number, 20)
        self.assertEqual(self._line(figures, "Llŷn", part="department").number, 11)
        self.assertEqual(self._line(figures, part="department").number, 31)
        self.assertEqual(self._line(figures, "Not said", part="kind").number, 31)

    def test_whoever_comes_later_or_has_left_is_not_counted(self):
        figures = self._figures()
        for vals in (
            {"date_version": date(2018, 6, 1), "contract_date_start": date(2018, 6, 1)},
            {"contract_date_end": date(2018, 5, 9)},
            {"date_version": date(2018, 6, 1), "contract_date_start": False},
        ):
            self._employees(7, self.lleyn, 1850, **vals)
            figures.action_count()
            number = self._line(figures, "Llŷn", part="department").number
            self.assertEqual(number, 11, vals)

    def test_who_was_archived_is_counted_until_the_last_day(self):
        leaver = self.some[0]
        leaver.with_context(no_wizard=True).action_archive()
        leaver.write({"departure_date": date(2018, 5, 4)})
        figures = self._figures(as_at=date(2018, 5, 4))
        figures.action_count()
        self.assertEqual(self._line(figures, "Arfon", part="department").number, 20)
        figures.as_at = date(2018, 5, 5)
        figures.action_count()
        self.assertEqual(self._line(figures, "Arfon", part="department").number, 19)

    def test_of_a_day_past_the_contract_of_that_day_counts(self):
        person = self.some[0]
        person.create_version({"date_version": date(2018, 3, 1), "department_id": self.lleyn.id})
        figures = self._figures(as_at=date(2018, 2, 1))
        figures.action_count()
        self.assertEqual(self._line(figures, "Arfon", part="department").number, 20)
        figures.as_at = date(2018, 5, 1)
        figures.action_count()
        self.assertEqual(self._line(figures, "Arfon", part="department").number, 19)
        self.assertEqual(len(self._line(figures, part="department")), 1, "counted anew")

    def test_pay_is_counted_in_bands_and_no_wage_is_kept(self):
        figures = self._figures()
        figures.action_count()
        figures.action_count_pay()
        self.assertEqual(self._line(figures, "Arfon", "Up to £1,900").number, 12)
        self.assertEqual(self._line(figures, "Llŷn", "More than that").number, 6)
        self.assertEqual(self._line(figures, "Llŷn").number, 11)
        self.assertFalse(self._line(figures, "Llŷn", "Up to £2,300").shown)
        self.assertNotIn("1850", str(figures.line_ids.read()))

    def test_a_wage_at_the_end_of_a_band_is_in_it(self):
        bands = self.low + self.high
        self.assertEqual(bands._get_band_of(1900, bands), self.low)
        self.assertEqual(bands._get_band_of(1900.01, bands), self.high)
        self.assertFalse(bands._get_band_of(2300.01, bands))

    def test_pay_is_counted_only_by_who_may_read_wages(self):
        figures = self._figures()
        for user in (self.hr_officer, self.secretary):
            with self.assertRaises(AccessError, msg=user.login):
                self._as(figures, user).action_count_pay()

    def test_what_was_counted_says_the_same_in_welsh(self):
        figures = self._figures()
        figures.action_count()
        welsh = figures.with_context(lang="cy_GB")
        self.assertTrue(self._line(welsh, "Heb ei ddweud", part="kind"))

    def test_without_bands_or_people_it_says_what_is_missing(self):
        with self.assertRaisesRegex(UserError, "Nobody works here"):
            self._figures(as_at=date(2001, 1, 1)).action_count()
        (self.low + self.high).unlink()
        with self.assertRaisesRegex(UserError, "bands of pay first"):
            self._figures().action_count_pay()
