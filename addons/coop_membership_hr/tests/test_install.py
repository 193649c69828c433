from datetime import date

from odoo.tests import tagged

from .. import hooks
from .common import EmploymentCase

STAFF = 1200
MEMBERS = 480


@tagged("post_install", "-at_install")
class TestInstall(EmploymentCase):
    """Into a living Odoo: real staff, duplicates, archived contacts, plans that HR has changed."""

    def _staff(self, count):
        """Employees as an import leaves them: a contact of the job each, every tenth twice."""
        names = [f"Gweithiwr {number - number % 10 // 9}" for number in range(count)]
        cr = self.env.cr
        cr.execute(
            """
            WITH contact AS (
                INSERT INTO res_partner (name, complete_name, active, email, email_normalized,
                                         type, company_id)
                SELECT name, name, number %% 50 <> 0, 'w' || number || '@gwaith.example',
                       'w' || number || '@gwaith.example', 'contact', %(company)s
                  FROM unnest(%(names)s) WITH ORDINALITY AS one (name, number)
             RETURNING id, name, email
            ), resource AS (
                INSERT INTO resource_resource (name, active, company_id, resource_type, tz,
                                               time_efficiency)
                SELECT name || '|' || id, TRUE, %(company)s, 'user', 'Europe/London', 100
                  FROM contact
             RETURNING id, name
            ), employee AS (
                INSERT INTO hr_employee (name, resource_id, company_id, active, work_contact_id,
                                         work_email)
                SELECT c.name, r.id, %(company)s, TRUE, c.id, c.email
                  FROM resource r
                  JOIN contact c ON r.name = c.name || '|' || c.id
             RETURNING id
            )
            INSERT INTO hr_version (employee_id, active, date_version, last_modified_uid,
                                    last_modified_date, employee_type, company_id,
                                    contract_date_start, department_id, hr_responsible_id,
                                    marital, distance_home_work_unit)
            SELECT id, TRUE, %(start)s, 1, %(start)s, 'employee', %(company)s, %(start)s,
                   %(department)s, 1, 'single', 'kilometers'
              FROM employee
            """,
            {
                "names": names,
                "company": self.company.id,
                "department": self.department.id,
                "start": date(2016, 1, 1),
            },
        )
        cr.execute(
            """UPDATE hr_employee e SET current_version_id = v.id
                 FROM hr_version v WHERE v.employee_id = e.id AND e.current_version_id IS NULL"""
        )
        self.env.invalidate_all()
        return self.env["hr.employee"].search([("company_id", "=", self.company.id)])

    def test_1200_employees_are_offered_confirmed_and_followed_in_sets(self):
        staff = self._staff(STAFF)
        self.assertEqual(len(staff), STAFF)
        people = self.env["res.partner"].create(
            [{"name": name} for name in sorted(set(staff.mapped("name")))[:MEMBERS]]
        )
        self.env["coop.qualification"].create(
            [
                {
                    "partner_id": person.id,
                    "category_id": self.employees.id,
                    "date_from": date(2017, 1, 1),
                }
                for person in people
            ]
        )
        rows = self._as(self.env["coop.employment.candidate"], self.officer_plain)
        found = rows.search([("person_id", "!=", 0)])
        self.assertGreater(len(found), MEMBERS, "namesakes are offered to both")
        self.assertFalse(set(found.mapped("person_id")) & set(staff.work_contact_id.ids))
        self.assertFalse(self.env["coop.employment"].search_count([]))
        once = found.filtered(lambda row: row.how_many == 1)
        first = {}
        for row in once:
            first.setdefault(row.person_id, row.id)
        chosen = found.browse(first.values())
        self.env.flush_all()
        before = self.env.cr.sql_log_count
        chosen.action_confirm()
        self.env.flush_all()
        self.assertLess(self.env.cr.sql_log_count - before, 12 * len(chosen), "by sets")
        self.assertEqual(self.env["coop.employment"].search_count([]), len(chosen))
        states = staff.mapped("coop_member_state")
        self.assertEqual(set(states), {"not"}, "a ground to join is no membership")

    def test_a_night_of_following_costs_a_few_queries_when_nothing_changed(self):
        staff = self._staff(200)
        people = self.env["res.partner"].create([{"name": one.name} for one in staff])
        model = self._as(self.env["coop.employment"], self.officer_plain)
        counts = []
        for part in (slice(0, 50), slice(50, 200)):
            model._confirm_many(
                [(one, who, None) for one, who in zip(staff[part], people[part], strict=True)]
            )
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self._nightly()
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0] + 5)

    def test_the_plans_get_their_step_once_and_only_where_they_still_are(self):
        steps = self.env["mail.activity.plan.template"]
        self.env["ir.model.data"].search(
            [("module", "=", "coop_membership_hr"), ("model", "=", steps._name)]
        ).unlink()
        self.env.ref("hr.offboarding_plan").unlink()
        before = steps.search_count([])
        hooks._add_steps_to_plans(self.env)
        self.assertEqual(steps.search_count([]), before + 1)

    def test_the_category_of_employees_is_fed_where_there_is_one(self):
        self.employees.fed_by_employment = False
        hooks._mark_category_of_employees(self.env)
        self.assertTrue(self.employees.fed_by_employment)
        self.assertFalse((self.supported + self.supporters).filtered("fed_by_employment"))

    def test_open_reminders_and_what_hr_uses_outlive_the_addon(self):
        employee, membership, _employment = self._member_employee()
        employee.with_context(no_wizard=True).action_archive()
        reminder = self._reminders(membership)
        bank = self.env.ref("coop_membership_hr.contract_type_bank")
        reason = self.env.ref("coop_membership_hr.departure_transfer")
        employee.contract_type_id = bank
        hooks.uninstall_hook(self.env)
        self.assertFalse(bank.get_external_id()[bank.id], "a contract keeps its type")
        self.assertTrue(reason.get_external_id()[reason.id], "what nobody used goes")
        self.assertEqual(reminder.activity_type_id, self.env.ref("mail.mail_activity_data_todo"))

    def test_nothing_is_stored_on_the_employee(self):
        self.env.cr.execute(
            "SELECT column_name FROM information_schema.columns WHERE column_name LIKE 'coop%'"
            " AND table_name IN ('hr_employee', 'hr_version', 'hr_department')"
        )
        self.assertFalse(self.env.cr.fetchall())
