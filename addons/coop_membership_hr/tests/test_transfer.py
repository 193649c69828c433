from datetime import date, timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.coop_membership.tests.common import TODAY

from .common import EmploymentCase


@tagged("post_install", "-at_install")
class TestTransfer(EmploymentCase):
    """A service is transferred: its people leave on a day, each for themselves."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mali, cls.mali_member, _mali = cls._member_employee("Mali Derwen")
        cls.nia, cls.nia_member, _nia = cls._member_employee("Nia Onnen")
        cls.ceri = cls._employee("Ceri Celyn")
        cls.late = cls._employee("Huw Hwyr", start=date(2018, 9, 1))
        cls.sub = cls.env["hr.department"].create(
            {"name": "Nos", "parent_id": cls.department.id, "company_id": cls.company.id}
        )
        cls.nia.department_id = cls.sub

    def _transfer(self, user=None, **vals):
        model = self._as(self.env["hr.service.transfer"], user or self.hr_officer)
        return model.create(
            {
                "company_id": self.company.id,
                "department_ids": [(6, 0, self.department.ids)],
                "note": "Gofal Arall Cyf",
                **vals,
            }
        )

    def test_everybody_of_the_departments_and_those_below_each_with_a_result(self):
        transfer = self._transfer()
        transfer.action_add_departments()
        self.assertEqual(
            transfer.line_ids.employee_id, self.mali + self.nia + self.ceri + self.late
        )
        transfer.action_apply()
        results = {line.employee_id: line.result for line in transfer.line_ids}
        self.assertEqual(
            results,
            {self.mali: "done", self.nia: "done", self.ceri: "done", self.late: "failed"},
        )
        self.assertIn("earlier", self._line(transfer, self.late).message)
        self.assertFalse(self.mali.active)
        self.assertTrue(self.late.active)
        self.assertEqual(len(self._reminders(self.mali_member + self.nia_member)), 2)

    def _line(self, transfer, employee):
        return transfer.line_ids.filtered(lambda line: line.employee_id == employee)

    def test_on_a_day_ahead_people_work_here_until_then(self):
        transfer = self._transfer(date=TODAY + timedelta(days=20))
        transfer.line_ids = [(0, 0, {"employee_id": self.mali.id})]
        transfer.action_apply()
        self.assertTrue(self.mali.active)
        self.assertEqual(self.mali.departure_date, TODAY + timedelta(days=20))
        reminder = self._reminders(self.mali_member)
        self.assertEqual(len(reminder), 1)

    def test_pressed_twice_it_is_done_once(self):
        transfer = self._transfer()
        transfer.line_ids = [(0, 0, {"employee_id": self.mali.id})]
        transfer.action_apply()
        transfer.action_apply()
        again = self._transfer()
        again.line_ids = [(0, 0, {"employee_id": self.mali.id})]
        again.action_apply()
        self.assertEqual(again.line_ids.message, "Had left already")
        self.assertEqual(len(self._reminders(self.mali_member)), 1)

    def test_from_a_selection_of_employees(self):
        model = self._as(self.env["hr.service.transfer"], self.hr_officer).with_context(
            active_model="hr.employee", active_ids=(self.mali + self.ceri).ids
        )
        transfer = model.create({"company_id": self.company.id})
        self.assertEqual(transfer.line_ids.employee_id, self.mali + self.ceri)

    def test_an_empty_list_says_what_to_do(self):
        with self.assertRaises(UserError):
            self._transfer().action_apply()
        with self.assertRaises(UserError):
            self._transfer(department_ids=False).action_add_departments()

    def test_only_hr(self):
        for user in self.officer_plain + self.employee:
            with self.assertRaises(AccessError, msg=user.login):
                self._transfer(user)

    def test_the_office_moves_the_leavers_each_with_a_result(self):
        transfer = self._transfer()
        transfer.action_add_departments()
        transfer.action_apply()
        self.nia_member._leave("resignation", TODAY, TODAY)
        employments = self._as(self.env["coop.employment"], self.officer_plain)
        leavers = employments.search([("left_on", "!=", False)])
        self.assertEqual(leavers.membership_id, self.mali_member + self.nia_member)
        for what in ("offer", "move"):
            wizard = self._as(self.env["coop.employment.move"], self.officer_plain)
            wizard = wizard.with_context(active_ids=leavers.ids).create({"what": what})
            wizard.action_apply()
            results = {line.membership_id: line.result for line in wizard.line_ids}
            self.assertEqual(results, {self.mali_member: "done", self.nia_member: "failed"})
        self.assertEqual(
            self.mali_member.period_ids.sorted("date_from")[-1].category_id, self.supporters
        )
        self.assertFalse(employments.search([("in_fed_category", "=", True)]) - leavers)
