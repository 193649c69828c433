from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import TODAY, AccountsCase


@tagged("post_install", "-at_install")
class TestSnapshot(AccountsCase):
    """The number that the Council saw stays; what is in the ledger now stands beside it."""

    def test_it_holds_what_the_ledger_had_with_other_and_nothing_lost(self):
        snapshot = self._snapshot()
        snapshot.action_measure()
        self.assertEqual(self._sums(snapshot), {"Wages": 12_000, "Heat": 9_000, "Other": 500})
        self.assertEqual(self._sums(snapshot, "income"), {"Grants": 27_000, "Other income": 1_000})
        self.assertEqual(
            (snapshot.income, snapshot.spending, snapshot.balance), (28_000, 21_500, 6_500)
        )
        welsh = self._sums(snapshot.with_context(lang="cy_GB"))
        self.assertIn("Gwres", welsh)

    def test_pay_is_spread_over_the_months_so_that_no_month_tells(self):
        snapshot = self._snapshot()
        snapshot.action_measure()
        pay = snapshot.line_ids.filtered("is_pay")
        self.assertEqual(pay.mapped("amount"), [4000.0] * 3)
        rows = snapshot._get_by_month()
        self.assertEqual(
            [row["spending"] for row in rows], ["£7,000", "£7,500", "£7,000", "£21,500"]
        )
        self.assertEqual(rows[-1]["balance"], "£6,500")

    def test_later_entries_change_the_ledger_and_not_what_was_seen(self):
        snapshot = self._released()
        self._post({"620000": 1000}, date(2018, 3, 30))
        self.heat.name = "Warmth"
        self.assertEqual(snapshot.spending, 21_500)
        line = snapshot.line_ids.filtered(
            lambda one: one.heading == "Heat" and one.month == date(2018, 3, 1)
        )
        self.assertEqual((line.amount, line.now, line.since), (3_000, 4_000, 1_000))

    def test_it_is_released_with_words_and_a_day(self):
        snapshot = self._snapshot(words=False)
        with self.assertRaisesRegex(UserError, "(?s)no figures.*plain words"):
            snapshot.action_release()
        snapshot.words = "Heat was dear."
        snapshot.action_measure()
        snapshot.action_release()
        self.assertEqual((snapshot.released_on, snapshot.state), (TODAY, "released"))
        self.assertEqual(snapshot.released_by, self.finance.name)

    def test_pay_of_a_few_people_or_of_a_month_is_not_released(self):
        snapshot = self._snapshot(people_paid=4)
        snapshot.action_measure()
        with self.assertRaisesRegex(UserError, "fewer than five people"):
            snapshot.action_release()
        short = self._snapshot(as_at=date(2018, 2, 28))
        short.action_measure()
        with self.assertRaisesRegex(UserError, "three months or more"):
            short.action_release()

    def test_another_time_needs_the_numbers_anew(self):
        snapshot = self._snapshot()
        snapshot.action_measure()
        snapshot.as_at = date(2018, 4, 30)
        self.assertFalse(snapshot.line_ids)

    def test_newer_ones_stand_beside_them_and_say_why(self):
        first = self._released()
        self._post({"620000": 1000}, date(2018, 3, 30))
        newer = first.browse(first.action_supersede()["res_id"])
        newer.action_measure()
        newer.words = "With the bill that came late."
        with self.assertRaisesRegex(UserError, "Say why"):
            newer.action_release()
        self.assertEqual(first.state, "released")
        newer.why_superseded = "A bill came late."
        newer.action_release()
        self.assertEqual((first.state, first.superseded_by_id), ("superseded", newer))
        self.assertEqual((first.spending, newer.spending), (21_500, 22_500))
        with self.assertRaises(UserError):
            first.action_supersede()

    def test_an_agreed_budget_stands_beside_them(self):
        budget = self._of_finance(self.env["coop.budget"]).create(
            {
                "name": "Budget 2018",
                "date_from": date(2018, 1, 1),
                "date_to": date(2018, 12, 31),
                "company_id": self.company.id,
                "line_ids": [
                    (0, 0, {"heading_id": self.heat.id, "month": "2018-02-14", "amount": 2500})
                ],
            }
        )
        snapshot = self._snapshot(budget_id=budget.id)
        snapshot.action_measure()
        with self.assertRaisesRegex(UserError, "not agreed"):
            snapshot.action_release()
        budget.action_agree()
        snapshot.action_release()
        [heat] = [row for row in snapshot._get_headings("spending") if row["name"] == "Heat"]
        self.assertEqual((heat["amount"], heat["budget"]), (9_000, 2_500))

    def test_each_hundred_is_told_exactly(self):
        hundred = self._released()._get_hundred()
        self.assertEqual(
            [(row["name"], row["part"], len(row["coins"])) for row in hundred],
            [("Wages", 56, 56), ("Heat", 42, 42), ("Other", 2, 2)],
        )

    def test_what_a_version_shows_is_released_and_stays_with_it(self):
        version = self.decision.version_ids
        draft = self._snapshot()
        with self.assertRaisesRegex(UserError, "has not released"):
            version.figures_id = draft
        version.figures_id = self._released()
        self.decision.action_bring()
        with self.assertRaises(UserError):
            version.figures_id = False
