from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import GovernanceCase


@tagged("post_install", "-at_install")
class TestTermBreak(GovernanceCase):
    """The day on which somebody may come back is the day that the refusal names."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.seat, cls.second = cls.seats[cls.rowan]
        (cls.seat | cls.second).date_from = date(2010, 1, 1)
        cls.mali = cls._member("Mali", day=date(2010, 1, 1))
        for begins, ends in (
            (date(2012, 1, 1), date(2014, 12, 31)),
            (date(2015, 1, 1), date(2018, 1, 31)),
        ):
            cls.env["coop.office.term"]._begin(
                cls.seat, cls.mali.partner_id, begins, "before", ends
            )

    def test_the_last_day_of_the_break_is_too_early_and_the_next_is_not(self):
        with self.assertRaisesRegex(UserError, "from 01/02/2019"):
            self._sit(self.second, self.mali, date(2019, 1, 31))
        self.assertTrue(self._sit(self.second, self.mali, date(2019, 2, 1)))

    def test_without_months_a_break_of_a_day_is_one(self):
        self.rules_of_council.break_months = 0
        with self.assertRaisesRegex(UserError, "from 02/02/2018"):
            self._sit(self.second, self.mali, date(2018, 2, 1))
        self.assertTrue(self._sit(self.second, self.mali, date(2018, 2, 2)))
