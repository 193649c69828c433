from datetime import date

from freezegun import freeze_time
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from .planning import PlanningCase


@tagged("post_install", "-at_install")
class TestDuePlan(PlanningCase):
    """A year is planned from the rules, and planned again when they move."""

    def test_each_rule_gets_its_day(self):
        self._plan()
        self.assertEqual(
            self._days(),
            {
                self.accounts: date(2018, 9, 30),
                self.meeting: date(2018, 11, 10),
                self.notice: date(2018, 10, 26),
                self.declaration: date(2018, 6, 1),
            },
        )
        states = {item.rule_id: item.state for item in self.items.search([("year", "=", 2018)])}
        self.assertEqual(states[self.declaration], "soon")
        self.assertEqual(states[self.meeting], "coming")

    def test_planned_again_nothing_doubles(self):
        first = self._plan()
        activities = first.activity_ids
        self.assertEqual(self._plan(), first)
        self.assertEqual(first.activity_ids, activities)

    def test_planned_again_it_follows_the_rules_and_keeps_what_was_done(self):
        self._plan()
        self._item(self.accounts)._done(date(2018, 5, 9), "Minute 4")
        self.accounts.count = 7
        self.meeting.day = 17
        self.declaration.active = False
        extra = self._rule("Insurance", month="8", day=1)
        self._plan()
        self.assertEqual(
            self._days(),
            {
                self.accounts: date(2018, 9, 30),
                self.meeting: date(2018, 11, 17),
                self.notice: date(2018, 11, 2),
                extra: date(2018, 8, 1),
            },
        )

    def test_a_rule_holds_from_its_day_until_its_day(self):
        self.declaration.valid_to = date(2018, 12, 31)
        self.meeting.valid_from = date(2019, 1, 1)
        self._plan()
        self.assertEqual(set(self._days()), {self.accounts, self.declaration})
        self._plan(2019)
        self.assertEqual(set(self._days(2019)), {self.accounts, self.meeting, self.notice})

    def test_an_agreed_day_moves_what_is_counted_from_it(self):
        self._plan()
        meeting = self._item(self.meeting)
        self._as(meeting, self.secretary).agreed_on = date(2018, 10, 20)
        self.assertEqual(self._item(self.notice).due_on, date(2018, 10, 5))
        self.assertEqual(meeting.rule_day, date(2018, 11, 10))
        self.meeting.day = 12
        self._plan()
        self.assertEqual(meeting.due_on, date(2018, 10, 20))
        self.assertEqual(meeting.rule_day, date(2018, 11, 12))
        self._as(meeting, self.secretary).agreed_on = False
        self.assertEqual(self._item(self.notice).due_on, date(2018, 10, 28))

    def test_the_end_of_the_financial_year_is_the_co_op_s(self):
        with Form(self._as(self.env["coop.due.plan"], self.secretary)) as form:
            self.assertEqual((form.year, form.year_end_day, form.year_end_month), (2018, 31, "3"))
            form.year_end_month = "8"
        form.record.action_plan()
        self.assertEqual(self._days()[self.accounts], date(2018, 2, 28))
        self.assertEqual(self.company.coop_year_end_month, "8")
        self.assertEqual(form.record.item_count, 4)
        self.assertIn("was due on", form.record.misfits)
        action = form.record.action_show()
        self.assertEqual(self.items.search(action["domain"]), self._plan())

    def test_a_year_that_is_none_is_refused(self):
        window = self._as(self.env["coop.due.plan"], self.secretary)
        for vals in ({"year": 27}, {"year": 2018, "year_end_day": 32}):
            with self.assertRaises(UserError):
                window.create(vals).action_plan()

    def test_rules_that_are_counted_from_one_another_are_refused(self):
        with self.assertRaisesRegex(ValidationError, "counted from one another"):
            self.meeting.write({"anchor": "step", "other_id": self.notice.id})
        for vals in ({"anchor": "step"}, {"day": 32}, {"count": 400}):
            with (
                mute_logger("odoo.sql_db"),
                self.assertRaises(IntegrityError),
                self.env.cr.savepoint(),
            ):
                self._rule("x", **vals).flush_recordset()

    def test_when_a_rule_falls_due_is_said_in_words(self):
        self.assertEqual(self.meeting.when, "on 10 November")
        self.assertEqual(self.notice.when, "14 clear days before “General meeting”")
        self.assertEqual(self.accounts.when, "6 months after the end of the financial year")

    def test_a_co_op_without_rules_takes_over_what_is_usual(self):
        other = self.env["res.company"].create({"name": "Gellyg Co-op"})
        self.env.user.company_ids += other
        self.secretary.company_ids += other
        board = self.env["coop.body"].create(
            {"name": "Board", "kind": "board", "company_id": other.id}
        )
        items = self.items.with_user(self.secretary).with_context(allowed_company_ids=other.ids)
        planned = items._plan(other, 2027)
        rules = self.env["coop.due.rule"].search([("company_id", "=", other.id)])
        self.assertGreater(len(planned), 25)
        self.assertEqual(planned.sudo().rule_id, rules)
        days = {item.name: item.due_on for item in planned}
        self.assertEqual(days["Accounts are with Companies House"], date(2027, 12, 31))
        self.assertEqual(days["General meeting"], date(2027, 11, 30))
        self.assertEqual(days["Notice of the general meeting goes out"], date(2027, 11, 15))
        self.assertEqual(days["Confirmation statement is with Companies House"], date(2027, 1, 15))
        self.assertNotIn("Long notice of the general meeting goes out", days)
        approved = rules.filtered(lambda rule: rule.name.startswith("The Board approves"))
        self.assertEqual(approved.body_id, board)
        welsh = rules.with_context(lang="cy_GB").mapped("name")
        self.assertIn("Mae’r cyfrifon gyda Thŷ’r Cwmnïau", welsh)
        self.assertEqual(items._plan(other, 2027), planned)

    def test_what_is_usual_fits_together_wherever_the_year_ends(self):
        for place, month in enumerate(("3", "8", "12"), start=1):
            other = self.env["res.company"].create(
                {"name": f"Gellyg {place}", "coop_year_end_month": month}
            )
            for year in (2026, 2027, 2028):
                self.items._plan(other, year)
            with freeze_time("2025-10-01"):
                found = self.items._get_misfits(other, 2027)
            self.assertEqual(found, {}, f"the financial year ends with month {month}")

    def test_what_is_usual_is_not_changed(self):
        usual = self.env["coop.due.rule"].search([("company_id", "=", False)], limit=1)
        self.assertTrue(self._as(usual, self.secretary).name)
        with self.assertRaises(AccessError):
            self._as(usual, self.secretary).name = "x"


@tagged("post_install", "-at_install")
class TestDueFitting(PlanningCase):
    """What cannot fit is said on the first day, in plain words."""

    def _said(self):
        found = self.items._get_misfits(self.company, 2018)
        return "\n".join(line for lines in found.values() for line in lines)

    def test_everything_fits(self):
        self.declaration.lead_days = 10
        self._plan()
        self.assertEqual(self._said(), "")
        self.assertTrue(all(self._plan().mapped("fits")))

    def test_what_has_to_come_first_comes_later(self):
        self.meeting.write({"month": "9", "day": 1})
        self._plan()
        self.assertIn("but “Accounts approved” has to come first", self._said())
        meeting = self._item(self.meeting)
        self.assertTrue(meeting.misfit)
        wrong = self.items.search([("fits", "=", False), ("company_id", "=", self.company.id)])
        self.assertIn(meeting, wrong)
        self.assertNotIn(self._item(self.notice), wrong)

    def test_a_meeting_whose_notice_is_impossible(self):
        self._plan()
        self._item(self.meeting).agreed_on = date(2018, 5, 20)
        said = self._said()
        self.assertIn("“Notice of the meeting” was to be done by", said)
        first = self.env["ir.qweb.field.date"].value_to_html(date(2018, 5, 25), {})
        self.assertIn(f"“General meeting” can be on {first} at the earliest", said)

    def test_too_little_time_and_days_that_are_past(self):
        self._rule("Insurance", month="2", day=1)
        self.declaration.lead_days = 45
        self._plan()
        self.assertIn(
            "“Declarations” needs 45 days. From when it was planned there are 22", self._said()
        )
        self.assertIn("“Insurance” was due on", self._said())

    def test_what_is_due_soon_was_planned_in_time(self):
        self._plan(2019)
        with freeze_time("2019-05-20 10:00:00"):
            item = self._item(self.declaration, 2019)
            self.assertEqual((item.state, item.misfit), ("soon", False))
        with freeze_time("2019-06-20 10:00:00"):
            item.invalidate_recordset()
            self.assertEqual((item.state, item.misfit), ("late", False))

    def test_an_agreed_day_later_than_the_rule_allows(self):
        self._plan()
        self._item(self.accounts).agreed_on = date(2018, 10, 15)
        self.assertIn("“Accounts approved” is agreed for", self._said())

    def test_bank_holidays_that_are_not_known_are_said(self):
        self.assertFalse(self.items._get_unknown_holidays(self.company, 2090))
        self.notice.unit = "working"
        self.assertIn("2090", self.items._get_unknown_holidays(self.company, 2090))
        self.env["coop.bank.holiday"]._fill("england-wales", 2090, 2090)
        self.assertFalse(self.items._get_unknown_holidays(self.company, 2090))
