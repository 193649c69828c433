from freezegun import freeze_time

from odoo.tests import tagged

from .common_candidates import MINUTE, CandidateCase


@tagged("post_install", "-at_install")
class TestOfficer(CandidateCase):
    """What waits for a returning officer from outside the office finds them."""

    def _activities(self):
        election = self.election.sudo()
        election.invalidate_recordset()
        election.step_ids.invalidate_recordset()
        election._remind_officer()
        kind = self.env.ref("coop_elections.activity_officer")
        return election.activity_ids.filtered(lambda one: one.activity_type_id == kind)

    def test_nominations_that_wait_are_an_activity_that_names_nobody_until_they_are_decided(self):
        with freeze_time(self._open() + MINUTE):
            candidate = self._hand_in(self._new("Dan Dail", "Ash"), self.contests["Ash"])
            [one] = self._activities()
            self.assertEqual(one.user_id, self.runner)
            self.assertEqual(one.summary, "Nominations wait to be decided")
            self.assertEqual(one.date_deadline, self.election._get_step("statement").day)
            self.assertNotIn("Dan", f"{one.summary} {one.note}")
            self.assertEqual(self._activities(), one, "it is asked once")
            candidate._accept()
            self.assertFalse(self._activities())

    def test_what_is_late_is_said_and_goes_when_it_is_done(self):
        self._open()
        with freeze_time(self.at["statement"] + MINUTE):
            said = self._activities().mapped("summary")
            self.assertIn("Late: The candidates are published", said)
            self.election._get_step("statement").action_done()
            self.assertNotIn(
                "Late: The candidates are published", self._activities().mapped("summary")
            )

    def test_who_has_the_list_to_do_is_not_told_twice(self):
        self.runner.group_ids += self.env.ref("coop_governance.group_governance_officer")
        with freeze_time(self._open() + MINUTE):
            self._hand_in(self._new("Dan Dail", "Ash"), self.contests["Ash"])
            self.assertFalse(self._activities())

    def test_the_job_does_it(self):
        with freeze_time(self._open() + MINUTE):
            self._hand_in(self._new("Dan Dail", "Ash"), self.contests["Ash"])
            self.env.flush_all()
            with self.enter_registry_test_mode():
                self.env.ref("coop_elections.cron_elections").method_direct_trigger()
            self.election.invalidate_recordset()
            self.assertEqual(self.election.sudo().activity_ids.user_id, self.runner)

    def test_where_the_officer_has_no_log_in_the_job_goes_on(self):
        with freeze_time(self._open() + MINUTE):
            role = self.election.sudo()._get_returning_officer()
            self.env.flush_all()
            self.env.cr.execute(
                "UPDATE coop_election_role SET user_id = NULL WHERE id = %s", [role.id]
            )
            self.env.invalidate_all()
            self.assertFalse(self._activities())
