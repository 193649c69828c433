from datetime import date, timedelta

from freezegun import freeze_time

from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.coop_membership.tests.common import TODAY

from .common import EmploymentCase


@tagged("post_install", "-at_install")
class TestHelping(EmploymentCase):
    """Whoever helps a person because they work here stops when they work here no more."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.person = cls._member("Owen Robin", cls.supported).partner_id
        cls.worker = cls._user("nest_neidr")
        cls.job = cls._employee("Nest Neidr", user_id=cls.worker.id)

    def choose(self, contact=None, role="support_worker", person=None):
        """The person names somebody, who promises."""
        contact = contact or self.worker.partner_id
        chosen = self.env["coop.helper"]._choose(
            person or self.person,
            self.company,
            {
                "name": contact.name,
                "role_id": self.env.ref(f"coop_access.helper_role_{role}").id,
                "kind_ids": [Command.set(self.env.ref("coop_access.helper_kind_forms").ids)],
                "date_from": TODAY,
                "date_to": TODAY + timedelta(days=60),
            },
        )
        chosen.helper_partner_id = contact
        chosen._promise("own")
        return chosen

    def told(self, partner):
        kind = self.env.ref("coop_notices.kind_helper_ended")
        return self.env["coop.notice.delivery"].search_count(
            [("partner_id", "=", partner.id), ("kind_id", "=", kind.id)]
        )

    def test_an_archived_employee_helps_no_more_and_both_are_told(self):
        helper = self.choose()
        _session, nonce = (
            self.env["coop.assisted.session"]
            .with_user(self.worker)
            ._start(self.person, "helper", helper=helper.sudo())
        )
        self.job.with_user(self.hr_officer).with_context(no_wizard=True).action_archive()
        self.assertEqual((helper.state, helper.ended_by), ("over", "job"))
        sessions = self.env["coop.assisted.session"].with_user(self.worker).sudo()
        self.assertFalse(sessions._find_live(nonce), "and stops in this minute")
        self.assertEqual([self.told(self.person), self.told(self.worker.partner_id)], [1, 1])

    def test_a_friend_who_works_here_goes_on(self):
        helper = self.choose(role="friend")
        self.job.with_context(no_wizard=True).action_archive()
        self.assertTrue(helper._is_in_force())

    def test_a_departure_ahead_ends_it_the_day_after_the_last(self):
        helper = self.choose()
        self.job.sudo().departure_date = TODAY + timedelta(days=10)
        self.assertTrue(helper._is_in_force())
        with freeze_time(TODAY + timedelta(days=10)):
            self.env["coop.helper"]._end_with_job()
            self.assertFalse(helper.ended_at, "the last day is a day at work")
        with freeze_time(TODAY + timedelta(days=11)):
            self.env["coop.helper"]._end_with_job()
            self.assertEqual(helper.ended_by, "job")
            self.env["coop.helper"]._end_with_job()
            self.assertEqual(self.told(self.person), 1)

    def test_a_contract_that_ran_out_ends_it_and_the_next_one_does_not(self):
        helper = self.choose()
        self.job.sudo().contract_date_end = TODAY + timedelta(days=1)
        self.job.sudo().create_contract(TODAY + timedelta(days=4))
        with freeze_time(TODAY + timedelta(days=3)):
            self.env["coop.helper"]._end_with_job()
            self.assertFalse(helper.ended_at)
        self.job.sudo().version_ids.filtered(
            lambda version: version.contract_date_start == TODAY + timedelta(days=4)
        ).contract_date_end = TODAY + timedelta(days=5)
        with freeze_time(TODAY + timedelta(days=6)):
            self.env["coop.helper"]._end_with_job()
            self.assertEqual(helper.ended_by, "job")

    def test_a_second_job_keeps_it(self):
        helper = self.choose()
        other = self._employee("Nest Neidr (nights)")
        self._confirm(other, self.worker.partner_id)
        self.job.with_context(no_wizard=True).action_archive()
        self.assertTrue(helper._is_in_force())
        other.with_context(no_wizard=True).action_archive()
        self.assertEqual(helper.ended_by, "job")

    def test_a_confirmed_person_without_a_log_in_at_work(self):
        employee, membership, _employment = self._member_employee()
        helper = self.choose(membership.partner_id)
        employee.unlink()
        self.assertEqual(helper.ended_by, "job")

    def test_a_deleted_employee_helps_no_more(self):
        helper = self.choose()
        self.job.unlink()
        self.assertEqual(helper.ended_by, "job")

    def test_whoever_employees_never_knew_goes_on(self):
        agency = self.env["res.partner"].create({"name": "Asiant Onnen"})
        helper = self.choose(agency)
        self.env["coop.helper"]._end_with_job()
        self.assertTrue(helper._is_in_force())

    def test_the_nightly_job_does_it(self):
        helper = self.choose()
        self.env.cr.execute(
            "UPDATE hr_version SET departure_date = %s WHERE employee_id = %s",
            [date(2018, 1, 31), self.job.id],
        )
        self.env.invalidate_all()
        with self.enter_registry_test_mode():
            self.env.ref("coop_membership_hr.cron_follow").method_direct_trigger()
        self.env.invalidate_all()
        self.assertEqual(helper.ended_by, "job")
