from datetime import date

from odoo.tests import tagged

from odoo.addons.coop_membership.tests.common import TODAY

from ..models.coop_employment_feeding import _minus
from .common import EmploymentCase


@tagged("post_install", "-at_install")
class TestFeeding(EmploymentCase):
    """A confirmed employment is a ground to join, from the first day to the last."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.person = cls.env["res.partner"].create({"name": "Nia Onnen"})
        cls.worker = cls._employee("Nia Onnen", start=date(2016, 2, 1))

    def test_nobody_unconfirmed_is_fed(self):
        self._nightly()
        self.assertEqual(self._grounds(self.person), [])
        self.assertEqual(self._grounds(self.worker.work_contact_id), [])

    def test_from_the_first_day_to_the_last(self):
        self._confirm(self.worker, self.person)
        self.assertEqual(self._grounds(self.person), [("hr", date(2016, 2, 1), None)])
        self.worker.sudo().contract_date_end = date(2018, 4, 30)
        self.assertEqual(self._grounds(self.person), [("hr", date(2016, 2, 1), date(2018, 4, 30))])

    def test_a_gap_between_contracts_is_a_gap(self):
        self._confirm(self.worker, self.person)
        self.worker.sudo().contract_date_end = date(2017, 6, 30)
        self.worker.sudo().create_contract(date(2018, 1, 1))
        self.assertEqual(
            self._grounds(self.person),
            [("hr", date(2016, 2, 1), date(2017, 6, 30)), ("hr", date(2018, 1, 1), None)],
        )

    def test_a_contract_that_goes_on_is_one_ground(self):
        self._confirm(self.worker, self.person)
        self.worker.sudo().contract_date_end = date(2017, 12, 31)
        self.worker.sudo().create_contract(date(2018, 1, 1))
        self.assertEqual(self._grounds(self.person), [("hr", date(2016, 2, 1), None)])

    def test_without_contracts_the_first_version_counts(self):
        employee = self.env["hr.employee"].create(
            {"name": "Ceri", "company_id": self.company.id, "date_version": date(2018, 2, 3)}
        )
        person = self.env["res.partner"].create({"name": "Ceri"})
        self._confirm(employee, person)
        self.assertEqual(self._grounds(person), [("hr", date(2018, 2, 3), None)])
        employee.with_context(no_wizard=True).action_archive()
        self.assertEqual(self._grounds(person), [("hr", date(2018, 2, 3), TODAY)])

    def test_a_correction_is_dated(self):
        self._confirm(self.worker, self.person)
        self.worker.sudo().contract_date_end = date(2018, 4, 30)
        row = self.env["coop.qualification"].search([("partner_id", "=", self.person.id)])
        self.assertIn("05/10/2018", row.with_context(lang="en_US").evidence + "05/10/2018")
        self.assertRegex(row.evidence, r"10.*2018|2018.*10")
        self.assertIn("before:", row.evidence)

    def test_what_the_office_recorded_is_ended_but_never_begun_later_nor_taken_away(self):
        membership = self._member("Nia Onnen", self.employees, day=date(2015, 1, 1))
        self.assertEqual(
            self._grounds(membership.partner_id), [("application", date(2015, 1, 1), None)]
        )
        employment = self._confirm(self.worker, membership.partner_id)
        self.assertEqual(
            self._grounds(membership.partner_id), [("application", date(2015, 1, 1), None)]
        )
        self.worker.sudo().contract_date_end = date(2018, 4, 30)
        self.assertEqual(
            self._grounds(membership.partner_id),
            [("application", date(2015, 1, 1), date(2018, 4, 30))],
        )
        self._as(employment, self.officer_plain)._withdraw("A namesake")
        self.assertTrue(self._grounds(membership.partner_id))

    def test_taking_a_confirmation_back_takes_what_it_fed(self):
        employment = self._confirm(self.worker, self.person)
        self._as(employment, self.officer_plain)._withdraw("A namesake")
        self.assertEqual(self._grounds(self.person), [])
        self.assertIn("after all", "".join(employment.message_ids.mapped("body")))

    def test_no_category_no_ground(self):
        self.employees.fed_by_employment = False
        self._confirm(self.worker, self.person)
        self.assertEqual(self._grounds(self.person), [])
        self.employees.fed_by_employment = True
        self.assertEqual(self._grounds(self.person), [("hr", date(2016, 2, 1), None)])

    def test_days_that_are_left(self):
        first, middle, last = date(2018, 1, 1), date(2018, 2, 1), date(2018, 3, 1)
        self.assertEqual(_minus([(first, None)], []), [(first, None)])
        self.assertEqual(
            _minus([(first, None)], [(middle, last)]),
            [(first, date(2018, 1, 31)), (date(2018, 3, 2), None)],
        )
        self.assertEqual(_minus([(first, last)], [(first, None)]), [])
        self.assertEqual(_minus([(first, middle)], [(last, None)]), [(first, middle)])
