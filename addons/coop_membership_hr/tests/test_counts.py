from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import EmploymentCase


@tagged("post_install", "-at_install")
class TestCounts(EmploymentCase):
    """Members by department, as anybody may see them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.departments = cls.department
        for name in ("Tîm Môn", "Tîm Meirion"):
            cls.departments += cls.department.create({"name": name, "company_id": cls.company.id})
        for department, members, others in zip(cls.departments, (7, 6, 2), (6, 9, 9), strict=True):
            for number in range(members + others):
                name = f"{department.name} {number}"
                employee = cls._employee(name, department_id=department.id)
                if number < members:
                    cls._confirm(employee, cls._member(name, cls.employees).partner_id)
        cls.counts = cls.env["coop.department.count"]

    def _shown(self, counts):
        return [
            (count.everybody, count.members if count.is_shown else None)
            for count in counts.sorted("department_name")
        ]

    def test_a_small_department_is_left_out_with_a_companion(self):
        counts = self.counts._count(self.company)
        self.assertEqual(self._shown(counts), [(13, 7), (11, None), (15, None)])
        self.env.flush_all()
        self.env.cr.execute(
            "SELECT members FROM coop_department_count WHERE NOT is_shown AND company_id = %s",
            [self.company.id],
        )
        self.assertEqual({row[0] for row in self.env.cr.fetchall()}, {0}, "kept nowhere")

    def test_a_month_is_counted_once(self):
        self.assertTrue(self.counts._count(self.company))
        self.assertFalse(self.counts._count(self.company))
        with freeze_time("2018-06-01 10:00:00"):
            self.assertTrue(self.counts._count(self.company))

    def test_one_who_joins_moves_no_number(self):
        self.counts._count(self.company)
        employee = self.env["hr.employee"].search(
            [("department_id", "=", self.department.id), ("coop_member_state", "=", "not")], limit=1
        )
        with freeze_time("2018-06-01 10:00:00"):
            member = self._member(category=self.employees, day=date(2018, 5, 20))
            self._confirm(employee, member.partner_id)
            self.assertEqual(self._shown(self.counts._count(self.company))[0], (13, 7))

    def test_on_the_department_hr_sees_what_is_shown(self):
        self.counts._count(self.company)
        seen = self._as(self.departments, self.hr_officer)
        self.assertEqual(seen[0].coop_members_shown, "7")
        self.assertEqual(seen[2].coop_members_shown, "not shown: too few on one side")
        for user in self.hr_officer + self.hr_manager + self.employee:
            with self.assertRaises(AccessError, msg=user.login):
                self._as(self.counts, user).search([])
        with self.assertRaises(AccessError):
            self._as(self.departments, self.employee).mapped("coop_members_shown")
        self.assertTrue(self._as(self.counts, self.officer_plain).search([]))
