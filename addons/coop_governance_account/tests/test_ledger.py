from datetime import date

from odoo.tests import tagged

from .common import AccountsCase


@tagged("post_install", "-at_install")
class TestLedger(AccountsCase):
    """Income and spending of posted entries, each in one place, in plain signs."""

    def _figures(self, *groupby):
        return {
            tuple(key): amount
            for *key, amount in self._of_finance(self.env["coop.figure"])._read_group(
                [], list(groupby), ["amount:sum"]
            )
        }

    def test_what_came_in_and_what_was_spent_both_stand_above_nothing(self):
        self.assertEqual(self._figures("kind"), {("income",): 28_000, ("spending",): 21_500})
        [(balance,)] = self.env["coop.figure"]._read_group(
            [("company_id", "=", self.company.id)], [], ["balance:sum"]
        )
        self.assertEqual(balance, 6_500)

    def test_each_account_is_under_one_heading_or_under_none(self):
        found = {heading.name: amount for (heading,), amount in self._figures("heading_id").items()}
        self.assertEqual(found, {"Grants": 27_000, "Wages": 12_000, "Heat": 9_000, False: 1_500})

    def test_months_and_years(self):
        by_month = self._figures("month:month")
        self.assertEqual(by_month[date(2018, 2, 1),], 9000 + 1000 + 4100 + 3000 + 500)
        self.assertEqual(list(self._figures("month:year")), [(date(2018, 1, 1),)])

    def test_drafts_banks_and_equity_are_in_no_figure(self):
        before = self._figures("kind")
        self._post({"620000": 777}, date(2018, 3, 20), post=False)
        self._post({"300000": -5000}, date(2018, 3, 20))
        self.assertEqual(self._figures("kind"), before)
        self._post({"620000": 777}, date(2018, 3, 20)).button_cancel()
        self.assertEqual(self._figures("kind"), before)

    def test_what_comes_back_is_taken_off(self):
        self._post({"620000": -1000}, date(2018, 3, 20))
        self.assertEqual(self._figures("kind")["spending",], 20_500)

    def test_the_longest_beginning_of_a_code_counts_and_a_named_account_before_it(self):
        solar = self.env["coop.figure.heading"].create({"name": "Solar", "prefixes": "625, 7"})
        self._post({"625000": 60}, date(2018, 3, 20))
        found = {heading.name: amount for (heading,), amount in self._figures("heading_id").items()}
        self.assertEqual(found["Solar"], 60)
        self.heat.account_ids = self.accounts["625000"]
        found = {heading.name: amount for (heading,), amount in self._figures("heading_id").items()}
        self.assertNotIn("Solar", found)
        self.assertEqual(found["Heat"], 9_060)
        self.assertTrue(solar)

    def test_another_co_op_has_nothing_of_it(self):
        other = self.env["res.company"].create({"name": "Other", "logo": False})
        self.finance.company_ids += other
        figures = self.env["coop.figure"].with_user(self.finance)
        self.assertFalse(figures.with_context(allowed_company_ids=other.ids).search([]))

    def test_accounts_without_a_heading_are_found(self):
        action = self._of_finance(self.env["coop.figure.heading"]).action_view_without_heading()
        found = self.env["account.account"].search(action["domain"])
        self.assertEqual(set(found.mapped("name")), {"Rents", "Paper"})
