from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import TODAY, MembershipCase


@tagged("post_install", "-at_install")
class TestThreshold(MembershipCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rules.election_members = 3
        cls.thresholds = cls.env["coop.threshold"]

    def _threshold(self):
        return self.thresholds.search([("company_id", "=", self.company.id)])

    def _join(self, *days):
        return [self._member(f"Person {day}", day=day) for day in days]

    def test_it_is_reached_with_the_member_who_makes_it_and_asks_one_officer_once(self):
        self._join(TODAY, TODAY)
        self.assertFalse(self._threshold())
        self._join(TODAY)
        record = self._threshold()
        self.assertRecordValues(
            record,
            [
                {
                    "number": 3,
                    "members": 3,
                    "reached_on": TODAY,
                    "rules_version_id": self.rules.id,
                    "is_past": False,
                }
            ],
        )
        self.assertEqual(len(record.activity_ids), 1)
        self.assertEqual(record.activity_ids.user_id, self.manager)
        self._join(TODAY, TODAY)
        self.thresholds._cron_check()
        self.thresholds._check_all(self.company)
        self.assertEqual(self._threshold(), record)
        self.assertEqual(len(record.activity_ids), 1)

    def test_falling_below_and_rising_again_is_not_reaching_it_twice(self):
        members = self._join(TODAY, TODAY, TODAY)
        members[0].action_died(TODAY)
        self._join(TODAY, TODAY)
        self.assertEqual(len(self._threshold()), 1)

    def test_the_day_comes_from_history_also_of_members_who_left(self):
        members = self._join(date(2017, 6, 1), date(2017, 7, 1))
        gone = self._member("Gone", day=date(2017, 6, 15))
        gone.period_ids.write({"date_to": date(2017, 7, 1), "ended_why": "lost_touch"})
        self.thresholds._check_all(self.company)
        self.assertTrue(members)
        self.assertRecordValues(self._threshold(), [{"reached_on": date(2017, 7, 1), "members": 3}])

    def test_a_change_of_category_is_nobody_new(self):
        first, _second = self._join(date(2018, 2, 1), date(2018, 2, 1))
        first._change_category(self.employees, date(2018, 3, 1))
        self.thresholds._check_all(self.company)
        self.assertFalse(self._threshold())

    def test_the_number_is_that_of_the_rules_of_the_day(self):
        self.rules.election_members = 5
        self.rules.copy(
            {"name": "Rules of 2018", "valid_from": date(2018, 4, 1), "election_members": 2}
        )
        self._join(date(2018, 1, 1), date(2018, 1, 1))
        self.thresholds._check_all(self.company)
        self.assertRecordValues(self._threshold(), [{"reached_on": date(2018, 4, 1), "number": 2}])

    def test_members_from_before_the_first_known_rules_count_by_these(self):
        self.rules.valid_from = date(2018, 5, 1)
        self._join(*[date(2017, 3, day) for day in (1, 2, 3)])
        self.assertEqual(self._threshold().reached_on, date(2017, 3, 3))

    def test_rules_without_a_number_start_nothing(self):
        self.rules.election_members = 0
        self._join(TODAY, TODAY, TODAY)
        self.thresholds._check_all(self.company)
        self.assertFalse(self._threshold())

    def test_a_co_op_long_past_it_is_not_nagged(self):
        self._join(*[date(2017, 3, day) for day in (1, 2, 3)])
        record = self._threshold()
        self.assertTrue(record.is_past)
        self.assertFalse(record.activity_ids)
        tasks = self.env["coop.membership.task"].search([("kind", "=", "threshold")])
        self.assertNotIn(record.id, tasks.mapped("res_id"))

    def test_an_older_history_dates_it_anew_and_asks_nobody_again(self):
        self._join(TODAY, TODAY, TODAY)
        record = self._threshold()
        self._join(*[date(2017, 3, day) for day in (1, 2, 3)])
        self.thresholds._check_all(self.company)
        self.assertEqual(record.reached_on, date(2017, 3, 3))
        self.assertEqual(len(record.activity_ids), 1)
        self.assertIn("not on", record.message_ids[0].body)

    def test_the_job_finds_it_where_members_came_another_way(self):
        self._join(TODAY, TODAY, TODAY)
        self._threshold().with_context(active_test=False)
        self.env.cr.execute("DELETE FROM coop_threshold WHERE company_id = %s", [self.company.id])
        self.env.invalidate_all()
        self.thresholds._cron_check()
        self.assertEqual(len(self._threshold()), 1)

    def test_begun_the_activity_is_done_and_the_list_is_empty(self):
        self._join(TODAY, TODAY, TODAY)
        record = self._threshold()
        tasks = self.env["coop.membership.task"]
        domain = [("kind", "=", "threshold"), ("company_id", "=", self.company.id)]
        self.assertEqual(tasks.search(domain).res_id, record.id)
        with freeze_time("2018-06-01 10:00:00"):
            self._as(record, self.officer_plain).action_begun()
            record.action_begun()
        self.assertEqual(record.begun_on, date(2018, 6, 1))
        self.assertFalse(record.activity_ids)
        self.assertFalse(tasks.search(domain))

    def test_it_is_nobody_s_to_type_or_delete(self):
        self._join(TODAY, TODAY, TODAY)
        record = self._threshold()
        for user in (self.employee, self.inspector, self.portal_member, self.system):
            with self.assertRaises(AccessError, msg=user.login):
                self._as(record, user).read(["reached_on"])
        with self.assertRaises(UserError):
            self._as(record, self.manager).write({"reached_on": date(2018, 1, 1)})
        with self.assertRaises(AccessError):
            self._as(record, self.manager).unlink()
        with self.assertRaises(AccessError):
            self._as(self.thresholds, self.manager).create({})
        with self.assertRaises(UserError):
            record.unlink()
