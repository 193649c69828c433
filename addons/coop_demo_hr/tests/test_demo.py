from odoo.tests import TransactionCase, tagged


@tagged("post_install", "-at_install")
class TestDemo(TransactionCase):
    """The demonstration co-op's staff, as HR and the officer find them."""

    def test_all_staff_are_employees_in_departments(self):
        employees = self.env["hr.employee"].with_context(active_test=False)
        confirmed = self.env["coop.employment"].search_count([])
        self.assertGreaterEqual(employees.search_count([("department_id", "!=", False)]), 1199)
        self.assertGreater(confirmed, 1100)
        self.assertGreater(self.env["hr.department"].search_count([]), 60)

    def test_hr_sees_members_and_nobody_of_the_co_op(self):
        hr = self.env["res.users"].search([("login", "=", "hr")])
        employees = self.env["hr.employee"].with_user(hr)
        members = employees.search_count([("coop_member_state", "=", "member")])
        self.assertGreater(members, 180)
        self.assertEqual(
            employees.search_count([("coop_member_state", "in", ("member", "leaving", "not"))]),
            employees.search_count([]),
        )
        self.assertFalse(self.env["coop.membership"].with_user(hr).search([]))

    def test_somebody_is_left_to_confirm_with_a_candidate(self):
        rows = self.env["coop.employment.candidate"].search([("person_id", "!=", 0)])
        self.assertGreater(len(rows.employee_id), 40)
        self.assertTrue(all(row.speaks for row in rows if row.person_id))

    def test_leavers_wait_for_the_officer(self):
        tasks = self.env["coop.membership.task"].search([("kind", "=", "leaver")])
        self.assertEqual(len(tasks), 3)
        self.assertEqual({task.res_model for task in tasks}, {"coop.membership"})

    def test_no_number_of_a_small_department_is_shown(self):
        counts = self.env["coop.department.count"].search([])
        self.assertTrue(counts.filtered("is_shown"))
        self.assertTrue(counts.filtered(lambda count: not count.is_shown))
        for count in counts.filtered("is_shown"):
            self.assertGreaterEqual(min(count.members, count.everybody - count.members), 5)

    def test_employment_adds_no_second_ground_to_the_one_that_was_there(self):
        counts = self.env["coop.qualification"]._read_group(
            [("category_id.fed_by_employment", "=", True)], ["partner_id"], ["__count"]
        )
        self.assertEqual({count for _partner, count in counts}, {1})
