from datetime import date

from odoo.exceptions import AccessError
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

    def _invite(self, employee):
        """HR ends the step; return the invitations that came of it."""
        invitations = self.env["coop.invitation"]
        before = invitations.search([])
        self._launch("hr.onboarding_plan", employee)
        step = employee.activity_ids.filtered(lambda a: "/join" in (a.note or ""))
        self._as(step, self.hr_officer).action_feedback(feedback="Said so")
        return invitations.search([]) - before

    def test_the_co_op_asks_a_starter_when_the_step_is_done(self):
        manager = self._employee("Rheolwr")
        stranger = self._invite(
            self._employee("Nia", parent_id=manager.id, private_email="nia@example.org")
        )
        self.assertEqual(
            (stranger.name, stranger.email, stranger.state, stranger.partner_id.id),
            ("Nia", "nia@example.org", "asked", False),
        )
        user = self._user("non_newydd")
        known = self._invite(self._employee("Non", parent_id=manager.id, user_id=user.id))
        self.assertEqual((known.partner_id, known.state), (user.partner_id, "asked"))
        unreached = self._invite(self._employee("Nan", parent_id=manager.id))
        self.assertEqual((unreached.state, unreached.channel), ("waiting", "phone"))

    def test_whoever_is_to_be_left_in_peace_is_not_asked_and_hr_learns_nothing(self):
        manager = self._employee("Rheolwr")
        employee, _membership, _employment = self._member_employee(parent_id=manager.id)
        self.assertFalse(self._invite(employee), "a member already")
        for kind, answer in (("not_now", date(2030, 1, 1)), ("no", None)):
            user = self._user(f"gwrthod_{kind}")
            asked = self._invite(self._employee(kind, parent_id=manager.id, user_id=user.id))
            asked._answer(kind, "spoken", answer)
            self.assertFalse(self._invite(user.employee_id), kind)
        nobody_knows = self._employee("Nia", parent_id=manager.id)
        self.assertTrue(self._invite(nobody_knows))
        told = [
            self._as(one, self.hr_officer).message_ids[:1].body
            for one in (employee, user.employee_id, nobody_knows)
        ]
        self.assertEqual(len(set(told)), 1, "HR reads the same of all")
        with self.assertRaises(AccessError):
            self._as(self.env["coop.invitation"], self.hr_officer).search([])

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
