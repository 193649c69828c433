from datetime import date, timedelta

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from odoo.addons.coop_membership.tests.common import TODAY

from .common import EmploymentCase


@tagged("post_install", "-at_install")
class TestLeavers(EmploymentCase):
    """Whichever way Employees comes to know that somebody left, the office is told once."""

    def _departs(self, employee, day, user=None, **vals):
        wizard = self.env["hr.departure.wizard"].with_user(user or self.hr_manager)
        wizard = wizard.with_context(
            active_ids=employee.ids, employee_termination=True, allowed_company_ids=self.company.ids
        )
        wizard.create(
            {
                "employee_ids": [(6, 0, employee.ids)],
                "departure_reason_id": self.env.ref("hr.departure_resigned").id,
                "departure_date": day,
                **vals,
            }
        ).action_register_departure()

    def test_the_wizard_archive_and_contract_of_one_person_are_one_reminder(self):
        employee, membership, employment = self._member_employee()
        self._departs(employee, TODAY)
        self.assertEqual(len(self._reminders(membership)), 1)
        self.assertEqual((employment.left_on, employment.left_how), (TODAY, "departure"))
        employee.with_context(active_test=False).action_archive()
        self._nightly()
        with freeze_time("2018-05-20 10:00:00"):
            self._nightly()
        self.assertEqual(len(self._reminders(membership)), 1)

    def test_archiving_alone_is_a_leaving(self):
        employee, membership, employment = self._member_employee()
        employee.with_user(self.hr_officer).with_context(no_wizard=True).action_archive()
        self.assertEqual(len(self._reminders(membership)), 1)
        self.assertEqual((employment.left_on, employment.left_how), (TODAY, "archive"))

    def test_archiving_the_resource_is_a_leaving(self):
        employee, membership, _employment = self._member_employee()
        employee.resource_id.active = False
        self.env.flush_all()
        self._nightly()
        self.assertEqual(len(self._reminders(membership)), 1)

    def test_a_contract_that_ran_out_is_a_leaving_the_day_after(self):
        employee, membership, employment = self._member_employee()
        employee.sudo().contract_date_end = date(2018, 5, 12)
        self.assertFalse(self._reminders(membership))
        with freeze_time("2018-05-12 10:00:00"):
            self._nightly()
            self.assertFalse(self._reminders(membership), "the last day is a day at work")
        with freeze_time("2018-05-13 10:00:00"):
            self._nightly()
            self.assertEqual(len(self._reminders(membership)), 1)
            self.assertTrue(employee.active)
            self.assertEqual(employment.left_how, "contract")
            self._departs(employee, date(2018, 5, 13))
            self.assertEqual(len(self._reminders(membership)), 1)

    def test_a_contract_that_goes_on_in_the_next_one_is_no_leaving(self):
        employee, membership, _employment = self._member_employee()
        employee.sudo().contract_date_end = date(2018, 5, 8)
        employee.sudo().create_contract(date(2018, 5, 9))
        self.assertFalse(self._reminders(membership))
        self._nightly()
        self.assertFalse(self._reminders(membership))

    def test_a_deleted_employee_is_a_leaving(self):
        employee, membership, employment = self._member_employee()
        employee.unlink()
        self.assertEqual(len(self._reminders(membership)), 1)
        self.assertEqual(employment.left_how, "deleted")
        self.assertEqual(employment.employee_name, "Mali Derwen")
        # what was true stays true
        self.assertEqual(self._grounds(membership.partner_id)[-1][2], TODAY)

    def test_a_departure_ahead_is_told_at_once_and_follows_its_date(self):
        employee, membership, employment = self._member_employee()
        self._departs(employee, TODAY + timedelta(days=30))
        reminder = self._reminders(membership)
        self.assertEqual(len(reminder), 1)
        self.assertEqual(reminder.date_deadline, TODAY + timedelta(days=44))
        employee.departure_date = TODAY + timedelta(days=10)
        self.assertEqual(self._reminders(membership), reminder)
        self.assertEqual(reminder.date_deadline, TODAY + timedelta(days=24))
        self.assertEqual(employment.left_on, TODAY + timedelta(days=10))

    def test_coming_back_takes_the_reminder_back_and_leaving_again_tells_again(self):
        employee, membership, employment = self._member_employee()
        employee.with_context(no_wizard=True).action_archive()
        employee.action_unarchive()
        self.assertFalse(self._reminders(membership))
        self.assertFalse(employment.left_on)
        self.assertIn("They work here", "".join(membership.message_ids.mapped("body")))
        employee.with_context(no_wizard=True).action_archive()
        self.assertEqual(len(self._reminders(membership)), 1)

    def test_two_jobs_one_left_is_no_leaving(self):
        employee, membership, _employment = self._member_employee()
        second = self._employee("Mali Derwen (nights)")
        self._confirm(second, membership.partner_id)
        employee.with_context(no_wizard=True).action_archive()
        self.assertFalse(self._reminders(membership))
        second.with_context(no_wizard=True).action_archive()
        self.assertEqual(len(self._reminders(membership)), 1)

    def test_who_is_no_member_reminds_of_nothing(self):
        employee = self._employee("Nia Onnen")
        person = self.env["res.partner"].create({"name": "Nia Onnen"})
        self._confirm(employee, person)
        before = self.env["mail.activity"].search_count([])
        employee.with_context(no_wizard=True).action_archive()
        self.assertEqual(self.env["mail.activity"].search_count([]), before)

    def test_the_reminder_is_the_officers_and_does_not_come_from_hr(self):
        employee, membership, _employment = self._member_employee()
        self._departs(employee, TODAY)
        reminder = self._reminders(membership)
        self.assertEqual(reminder.user_id, self.officer_plain)
        self.assertNotEqual(reminder.create_uid, self.hr_manager)
        self.assertIn("10", reminder.summary)
        for user in self.hr_officer + self.hr_manager + self.employee:
            activities = self._as(self.env["mail.activity"], user)
            self.assertFalse(activities.search([("id", "=", reminder.id)]), user.login)

    def test_the_membership_goes_on_until_somebody_decides(self):
        employee, membership, _employment = self._member_employee()
        self._departs(employee, TODAY)
        self.assertEqual(membership.state, "member")
        self.assertFalse(membership.current_period_id.date_to)

    def test_one_press_moves_the_leaver_and_answers_the_reminder(self):
        employee, membership, _employment = self._member_employee()
        self._departs(employee, TODAY - timedelta(days=3))
        seen = self._as(membership, self.officer_plain)
        self.assertEqual(seen.offer_after_work, "Community supporters")
        seen.action_move_after_work()
        self.assertEqual(membership.category_id, self.supporters)
        self.assertFalse(self._reminders(membership))
        self.assertEqual(len(membership.period_ids), 2)
        self.assertFalse(membership.offer_after_work)
        with self.assertRaises(UserError):
            seen.action_move_after_work()

    def test_the_member_is_asked_in_their_own_words(self):
        employee, membership, _employment = self._member_employee()
        self._departs(employee, TODAY)
        self._as(membership, self.officer_plain).action_offer_after_work()
        letter = self.env["coop.notice.delivery"].search(
            [("partner_id", "=", membership.partner_id.id)], order="id desc", limit=1
        )
        self.assertEqual(letter.kind_id.code, "employment_ended")
        self.assertIn("Community supporters", letter.body_html)

    def test_who_votes_elsewhere_is_offered_nothing_and_nobody_learns_where(self):
        employee, membership, _employment = self._member_employee(category=self.supported)
        self._departs(employee, TODAY)
        self.assertEqual(len(self._reminders(membership)), 1)
        seen = self._as(membership, self.officer_plain)
        self.assertTrue(seen.left_work_on)
        self.assertFalse(seen.offer_after_work)
        with self.assertRaises(UserError):
            seen.action_move_after_work()

    def test_leaving_the_co_op_answers_the_reminder(self):
        employee, membership, _employment = self._member_employee()
        self._departs(employee, TODAY)
        membership._leave("resignation", TODAY, TODAY)
        self.assertFalse(self._reminders(membership))

    def test_leavers_wait_in_the_list_of_the_office(self):
        employee, membership, _employment = self._member_employee()
        self._departs(employee, TODAY)
        tasks = self._as(self.env["coop.membership.task"], self.officer_plain)
        task = tasks.search([("kind", "=", "leaver")])
        self.assertEqual(task.name, "Mali Derwen")
        self.assertEqual(task.action_open()["res_id"], membership.id)

    def test_taking_a_confirmation_back_takes_the_reminder_back(self):
        employee, membership, employment = self._member_employee()
        self._departs(employee, TODAY)
        with self.assertRaises(UserError):
            self._as(employment, self.officer_plain)._withdraw(" ")
        self._as(employment, self.officer_plain)._withdraw("A namesake")
        self.assertFalse(self._reminders(membership))
        self.assertTrue(employment.withdrawn_on)

    def test_without_a_name_in_the_settings_an_officer_is_told_before_an_administrator(self):
        self.company.coop_leaver_user_id = False
        admin = self._user(
            "a_gweinydd", "base.group_system", "coop_membership.group_membership_manager"
        )
        officer = self.company._coop_leaver_officer()
        self.assertTrue(officer)
        self.assertFalse(officer.has_group("base.group_system"))
        self.assertNotEqual(officer, admin)

    def test_the_membership_manager_sets_who_is_told(self):
        settings = Form(self._as(self.env["coop.membership.settings"], self.manager))
        self.assertEqual(settings.coop_leaver_days, 14)
        settings.coop_leaver_user_id = self.officer
        settings.coop_leaver_category_id = self.supporters
        settings.save().action_save()
        self.assertEqual(self.company._coop_leaver_officer(), self.officer)
        self.assertEqual(self.company._coop_leaver_category(), self.supporters)
