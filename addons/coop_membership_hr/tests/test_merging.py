from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import EmploymentCase


@tagged("post_install", "-at_install")
class TestMergingEmployees(EmploymentCase):
    """Odoo makes up to three contacts of one employee (F13): which of them are merged, and how."""

    def _merge(self, stays, goes):
        wizards = self._as(self.env["coop.membership.merge"], self.officer)
        wizard = wizards.browse(wizards._open(stays, goes)["res_id"])
        wizard.reason = "Payroll says so"
        wizard.action_look()
        wizard.action_merge()
        self.env.invalidate_all()

    def test_the_contact_that_employees_writes_to_is_not_merged(self):
        employee = self._employee("Mali Derwen", work_email="mali@perllan.example")
        member = self._member("Mali Derwen", self.employees).partner_id
        for pair in ((member, employee.work_contact_id), (employee.work_contact_id, member)):
            with self.assertRaisesRegex(UserError, "Works here"):
                self._merge(*pair)

    def test_the_log_in_s_contact_takes_the_member_s_record_in(self):
        employee, membership, employment = self._member_employee()
        user = self._user("mali_gwaith")
        employee.user_id = user
        home = membership.partner_id
        self.assertNotEqual(home, user.partner_id)
        self._merge(user.partner_id, home)
        self.assertEqual(membership.partner_id, user.partner_id)
        self.assertEqual(employment.partner_id, user.partner_id)
        self.assertEqual(employment.membership_id, membership)
        self.assertEqual(employee.coop_member_state, "member")
        self.assertFalse(user.partner_id.street, "no home on a contact that colleagues read")
        self.assertIn("2 Stryd y Dderwen", membership.service_address)

    def test_two_memberships_keep_one_employment_and_one_ground(self):
        _employee, first, employment = self._member_employee()
        second = self._member("Mali D", self.employees, date(2018, 3, 1))
        ours = self.env["coop.qualification"]
        before = ours.search([("partner_id", "=", first.partner_id.id)])
        days = before.mapped(lambda row: (row.date_from, row.date_to))
        self._merge(second.partner_id, first.partner_id)
        self.assertEqual(employment.partner_id, second.partner_id)
        self.assertEqual(employment.membership_id, first)
        self.assertEqual(second.merged_into_id, first)
        grounds = ours.search([("partner_id", "=", employment.partner_id.id)])
        self.assertEqual(grounds.mapped(lambda row: (row.date_from, row.date_to)), days)

    def test_side_by_side_says_who_works_here(self):
        employee, membership, _employment = self._member_employee()
        merging = self._as(self.env["coop.membership.merging"], self.officer)
        facts = dict(merging._merge_facts(membership.partner_id.with_user(self.officer)))
        self.assertIn(employee.name, facts["Works here"])
