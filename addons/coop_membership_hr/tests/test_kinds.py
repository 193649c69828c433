from datetime import date

import psycopg2

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import EmploymentCase


@tagged("post_install", "-at_install")
class TestKinds(EmploymentCase):
    """Which work counts is a list with dates: bank staff, contractors, trainees."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bank = cls.env.ref("coop_membership_hr.contract_type_bank")
        cls.person = cls.env["res.partner"].create({"name": "Nia Onnen"})
        cls.worker = cls._employee("Nia Onnen", contract_type_id=cls.bank.id)
        cls._confirm(cls.worker, cls.person)

    def _kind(self, **vals):
        return self.env["coop.employment.kind"].create({"company_id": self.company.id, **vals})

    def test_all_work_counts_until_the_list_says_otherwise(self):
        self.assertEqual(self._grounds(self.person), [("hr", date(2017, 3, 1), None)])

    def test_bank_staff_that_count_from_a_day_on(self):
        kind = self._kind(contract_type_id=self.bank.id, counts=False, date_to=date(2017, 12, 31))
        self.assertEqual(self._grounds(self.person), [("hr", date(2018, 1, 1), None)])
        kind.unlink()
        self.assertEqual(self._grounds(self.person)[0][1], date(2017, 3, 1))

    def test_the_type_of_contract_goes_before_the_type_of_employee(self):
        self._kind(employee_type="employee", counts=False)
        self.assertEqual(self._grounds(self.person), [])
        self._kind(contract_type_id=self.bank.id, counts=True, date_from=date(2018, 1, 1))
        self.assertEqual(self._grounds(self.person), [("hr", date(2018, 1, 1), None)])

    def test_becoming_a_contractor_that_does_not_count_is_told_as_a_leaving(self):
        self._kind(employee_type="freelance", counts=False)
        employee, membership, employment = self._member_employee("Ceri Celyn")
        employee.sudo().create_version({"date_version": date(2018, 5, 1)}).write(
            {"employee_type": "freelance"}
        )
        self.assertEqual(employment.left_on, date(2018, 4, 30))
        self.assertEqual(len(self._reminders(membership)), 1)

    def test_one_thing_a_line_and_never_twice_on_a_day(self):
        for wrong in (
            {},
            {"employee_type": "worker", "contract_type_id": self.bank.id},
            {
                "employee_type": "worker",
                "date_from": date(2018, 2, 1),
                "date_to": date(2018, 1, 1),
            },
        ):
            with self.assertRaises(psycopg2.Error), mute_logger("odoo.sql_db"):
                with self.env.cr.savepoint():
                    self._kind(**wrong)
        for vals in ({"employee_type": "worker"}, {"contract_type_id": self.bank.id}):
            self._kind(**vals, date_to=date(2017, 12, 31))
            self._kind(**vals, date_from=date(2018, 1, 1), counts=True)
            with self.assertRaises(psycopg2.IntegrityError), mute_logger("odoo.sql_db"):
                with self.env.cr.savepoint():
                    self._kind(**vals, date_from=date(2018, 3, 1))

    def test_officers_read_the_list_and_managers_keep_it(self):
        self._kind(employee_type="worker")
        kinds = self.env["coop.employment.kind"]
        self.assertTrue(self._as(kinds, self.officer_plain).search([]).mapped("name"))
        with self.assertRaises(AccessError):
            self._as(kinds, self.officer_plain).create({"employee_type": "student"})
        self._as(kinds, self.manager).create(
            {"employee_type": "student", "company_id": self.company.id}
        )
