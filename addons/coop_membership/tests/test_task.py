from datetime import date, timedelta

from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import TODAY, MembershipCase


@tagged("post_install", "-at_install")
class TestTask(MembershipCase):
    """One list of what waits, gone when it is done."""

    def _tasks(self, user=None):
        tasks = self._as(self.env["coop.membership.task"], user or self.officer)
        # letters that these acts leave to print are one row of their own: see test_monday
        return tasks.search([("kind", "!=", "letters")])

    def test_an_application_waits_until_it_is_decided(self):
        application = self._submitted("Mali Derwen")
        [task] = self._tasks()
        self.assertEqual((task.kind, task.name), ("application", "Mali Derwen"))
        self.assertEqual(task.due_on, application.due_on)
        self.assertEqual(task.action_open()["res_id"], application.id)
        self.assertFalse(task.is_late)
        with freeze_time("2018-06-10"):
            task.invalidate_recordset()
            self.assertTrue(task.is_late)
            self.assertEqual(task.search([("is_late", "=", True)]), task)
        application._refuse("No")
        self.assertFalse(self._tasks())
        application.action_appeal("Please")
        self.assertEqual(self._tasks().kind, "appeal")

    def test_an_unproven_e_mail_waits_for_the_applicant_not_for_the_office(self):
        application = self._submitted("Mali", how="web", email="m@x.example")
        self.assertFalse(self._tasks())
        application._prove()
        self.assertEqual(self._tasks().kind, "application")
        self._submitted("Neli", how="web", phone="01248 1")
        self.assertIn("unproven", self._tasks().mapped("kind"))

    def test_who_never_followed_the_link_is_shown_before_they_are_forgotten(self):
        application = self._submitted("Mali", how="web", email="m@x.example")
        with freeze_time("2018-05-17 09:59:00"):
            self.assertFalse(self._tasks())
        with freeze_time("2018-05-17 10:00:00"):
            [task] = self._tasks()
            self.assertEqual((task.kind, task.name), ("link_unused", "Mali"))
            forgotten = application.create_date.date() + timedelta(
                days=self.company.coop_unproven_days
            )
            self.assertEqual(task.due_on, forgotten)
            self.assertEqual(task.action_open()["res_id"], application.id)
            self.company.coop_unproven_remind_days = 8
            self.assertFalse(self._tasks())
            self.company.coop_unproven_remind_days = 7
            application.action_prove_by_hand()
            self.assertEqual(self._tasks().kind, "application")

    def test_a_correction_waits(self):
        membership = self._member()
        correction = self.env["coop.membership.correction"].create(
            {"membership_id": membership.id, "particular": "name", "new_name": "X"}
        )
        [task] = self._tasks()
        self.assertEqual((task.kind, task.due_on), ("correction", correction.due_on))
        correction.action_refuse("No")
        self.assertFalse(self._tasks())

    def test_post_that_came_back_leads_to_the_membership_until_the_address_is_known(self):
        membership = self._member()
        membership._tell("welcome")
        letter = self.env["coop.notice.delivery"].search(
            [("partner_id", "=", membership.partner_id.id)]
        )
        letter.write({"state": "printed"})
        letter.action_returned()
        [task] = self._tasks()
        self.assertEqual(task.kind, "returned")
        check = self.env["coop.channel.check"].search(
            [("partner_id", "=", membership.partner_id.id)]
        )
        self.assertEqual((task.res_model, task.res_id), ("coop.channel.check", check.id))
        membership.action_gone_away(TODAY)
        [task] = self._tasks()
        self.assertEqual(task.kind, "gone_away")
        membership.action_moved({"street": "9 Lôn Goed"}, date(2018, 5, 9))
        self.assertFalse(self._tasks())

    def test_only_officers_and_only_of_their_co_op(self):
        self._submitted()
        for user in (self.employee, self.inspector, self.system, self.portal_member):
            with self.assertRaises(AccessError):
                self._tasks(user)
        other = self.env["res.company"].create({"name": "Dôl Co-op"})
        self.manager.company_ids += other
        tasks = self.env["coop.membership.task"].with_user(self.manager)
        self.assertFalse(tasks.with_context(allowed_company_ids=other.ids).search([]))
        self.assertTrue(tasks.with_context(allowed_company_ids=self.company.ids).search([]))
