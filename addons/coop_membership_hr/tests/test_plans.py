from odoo.tests import tagged

from .common import EmploymentCase


@tagged("post_install", "-at_install")
class TestPlans(EmploymentCase):
    """The plans of HR for starters and leavers know of the co-op, and say nothing of anybody."""

    def _launch(self, plan, employee):
        self._as(self.env["mail.activity.schedule"], self.hr_officer).create(
            {
                "res_model": "hr.employee",
                "res_ids": str(employee.ids),
                "plan_id": self.env.ref(plan).id,
                "plan_on_demand_user_id": self.hr_officer.id,
            }
        ).action_schedule_plan()

    def test_the_starters_plan_invites(self):
        employee = self._employee(parent_id=self._employee("Rheolwr").id)
        self._launch("hr.onboarding_plan", employee)
        step = employee.activity_ids.filtered(lambda a: "/join" in (a.note or ""))
        self.assertEqual(len(step), 1)
        self.assertEqual(step.user_id, self.hr_officer)

    def test_the_leavers_plan_says_the_same_for_everybody(self):
        notes = set()
        for category in (None, self.employees, self.supported):
            employee = self._employee(parent_id=self._employee("Rheolwr").id)
            if category:
                self._confirm(employee, self._member(category=category).partner_id)
            self._launch("hr.offboarding_plan", employee)
            step = employee.activity_ids.filtered(lambda a: "membership office" in (a.note or ""))
            self.assertEqual(len(step), 1)
            notes.add((step.summary, step.note))
        self.assertEqual(len(notes), 1)

    def test_what_hr_changed_stays(self):
        step = self.env.ref("coop_membership_hr.onboarding_invitation")
        data = self.env["ir.model.data"].search(
            [("module", "=", "coop_membership_hr"), ("res_id", "=", step.id)]
        )
        self.assertTrue(data.filtered(lambda d: d.model == step._name).noupdate)
