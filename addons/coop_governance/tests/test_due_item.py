from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .planning import PlanningCase


@tagged("post_install", "-at_install")
class TestDueItem(PlanningCase):
    """Somebody sees to it, says that it was done, and what shows it."""

    def setUp(self):
        super().setUp()
        self._plan()
        self.item = self._item(self.declaration)

    def _window(self, user, item=None, **vals):
        window = self._as(self.env["coop.due.done"], user)
        return window.create({"item_id": (item or self.item).id, "evidence": "Minute 7", **vals})

    def test_who_is_responsible_has_it_among_their_activities_until_it_is_done(self):
        activity = self.item.activity_ids
        self.assertEqual(activity.user_id, self.employee)
        self.assertEqual(activity.date_deadline, date(2018, 6, 1))
        self.declaration.day = 5
        self._plan()
        self.assertEqual(activity.date_deadline, date(2018, 6, 5))
        self._as(self.item, self.secretary).user_id = self.secretary
        self.assertEqual(self.item.activity_ids.user_id, self.secretary)
        self._as(self.item, self.secretary).user_id = self.employee
        self._window(self.employee).action_apply()
        self.assertFalse(self.item.activity_ids)
        self.assertEqual(
            (self.item.state, self.item.done_by, self.item.evidence),
            ("done", self.employee.name, "Minute 7"),
        )

    def test_who_is_not_responsible_says_nothing(self):
        for user in (self.officer, self.internal_member, self.contacts_manager):
            with self.assertRaises(UserError):
                self._window(user).action_apply()
        accounts = self._item(self.accounts)
        with self.assertRaises(UserError):
            self._window(self.employee, accounts).action_apply()
        self._window(self.secretary, accounts).action_apply()
        self.assertEqual(accounts.state, "done")

    def test_it_needs_a_day_that_has_come_and_something_that_shows_it(self):
        for day, evidence in ((date(2018, 5, 11), "Minute 7"), (date(2018, 5, 10), "   ")):
            with self.assertRaises(UserError):
                self.item._done(day, evidence)
        self.item._done(date(2018, 5, 10), "Minute 7")
        with self.assertRaisesRegex(UserError, "already"):
            self.item._done(date(2018, 5, 10), "Minute 8")

    def test_it_is_not_typed_over(self):
        item = self._as(self.item, self.secretary)
        for vals in ({"done_on": date(2018, 5, 1)}, {"rule_day": date(2018, 7, 1)}, {"year": 2019}):
            with self.assertRaises(UserError):
                item.write(vals)
        self.item._done(date(2018, 5, 10), "Minute 7")
        with self.assertRaisesRegex(UserError, "stays as it was"):
            item.agreed_on = date(2018, 6, 3)
        with self.assertRaisesRegex(UserError, "kept"):
            self.item.unlink()

    def test_a_mistake_is_taken_back_and_noted(self):
        self.item._done(date(2018, 5, 10), "Minute 7")
        self._as(self.item, self.secretary).action_undone()
        self.assertEqual(self.item.state, "soon")
        self.assertIn("Minute 7", self.item.message_ids[0].body)
        self.assertTrue(self.item.activity_ids)

    def test_it_is_late_on_the_day_after_where_the_co_op_is(self):
        # in summer the day begins an hour earlier than in UTC
        for moment, state in (
            ("2018-06-01 22:59:00", "soon"),
            ("2018-06-01 23:00:00", "late"),
        ):
            with freeze_time(moment):
                self.item.invalidate_recordset()
                self.assertEqual(self.item.state, state, moment)
                found = self.items.search([("state", "=", state), ("id", "=", self.item.id)])
                self.assertTrue(found, moment)

    def test_who_reads_it(self):
        mine = [("company_id", "=", self.company.id)]
        everything = self.items.search(mine)
        for user in (self.officer, self.secretary):
            self.assertEqual(self._as(self.items, user).search(mine), everything)
        self.assertEqual(self._as(self.items, self.employee).search(mine), self.item)
        own = self._as(self.item, self.employee)
        self.assertEqual(own.name, "Declarations")
        self.assertIn("needs 30 days", own.misfit)
        with self.assertRaises(AccessError):
            own.read(["rule_id"])
        with self.assertRaises(UserError):
            own.agreed_on = date(2018, 6, 3)
        self.assertFalse(self._as(self.items, self.internal_member).search(mine))
        for user in (self.portal_member, self.portal_other):
            with self.assertRaises(AccessError):
                self._as(self.items, user).search(mine)
        for user in (self.employee, self.inspector):
            with self.assertRaises(AccessError):
                self._as(self.env["coop.due.rule"], user).search(mine)
        with self.assertRaises(UserError):
            self._as(self.items, self.officer)._plan(self.company, 2019)

    def test_another_co_op_reads_none_of_it(self):
        other = self.env["res.company"].create({"name": "Gellyg Co-op"})
        user = self.secretary.copy({"login": "arall"})
        user.write({"company_ids": [(6, 0, other.ids)], "company_id": other.id})
        for model in ("coop.due.item", "coop.due.rule"):
            records = self.env[model].with_user(user).with_context(allowed_company_ids=other.ids)
            found = records.search([])
            self.assertFalse(found.filtered(lambda r: r.company_id == self.company))

    def test_it_is_on_the_list_to_do(self):
        tasks = self._as(self.env["coop.membership.task"], self.secretary)

        def found(kind):
            self.env.flush_all()
            tasks.invalidate_model()
            return tasks.search([("kind", "=", kind), ("company_id", "=", self.company.id)])

        due = found("due_item")
        self.assertEqual((due.name, due.due_on), ("Declarations", date(2018, 6, 1)))
        self.assertIn("Declarations", due.sentence)
        self.assertFalse(found("due_misfit"))
        self.meeting.write({"month": "9", "day": 1})
        self._plan()
        self.assertEqual(found("due_misfit").name, "General meeting")
        self.assertFalse(found("year_unplanned"))
        with freeze_time("2018-10-15 10:00:00"):
            unplanned = found("year_unplanned")
            self.assertEqual(unplanned.name, "2019")
            action = unplanned.action_open()
            self.assertEqual(action["context"]["default_year"], 2019)
        self.items.sudo().search([("company_id", "=", self.company.id)]).unlink()
        self.assertEqual(found("year_unplanned").name, "2018")
        others = self._as(self.env["coop.membership.task"], self.officer)
        self.assertFalse(others.search([("kind", "=", "year_unplanned")]))
