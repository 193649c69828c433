from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import AccountsCase


@tagged("post_install", "-at_install")
class TestCosts(AccountsCase):
    """What a body costs is what is posted to its analytic account, by its part."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        plan = cls.env["account.analytic.plan"].search([], limit=1) or cls.env[
            "account.analytic.plan"
        ].create({"name": "Plan"})
        cls.of_council, cls.of_nobody = cls.env["account.analytic.account"].create(
            [
                {"name": name, "plan_id": plan.id, "company_id": cls.company.id}
                for name in ("Council", "Homes")
            ]
        )
        cls.of_council.coop_body_id = cls.council

    def _slip(self, amount, parts, post=True):
        distribution = {str(account.id): part for account, part in parts.items()}
        self._post(
            {"690000": amount},
            date(2018, 3, 2),
            post,
            **{"690000": {"analytic_distribution": distribution}},
        )

    def _costs(self):
        rows = self._of_finance(self.env["coop.body.cost"])._read_group(
            [], ["body_id", "month:month"], ["amount:sum"]
        )
        return {(body.name, month): amount for body, month, amount in rows}

    def test_a_slip_counts_by_its_part_once_it_is_posted(self):
        self._slip(80, {self.of_council: 100})
        self._slip(40, {self.of_council: 25, self.of_nobody: 75})
        self._slip(500, {self.of_nobody: 100})
        self._slip(900, {self.of_council: 100}, post=False)
        name = self.council.name
        self.assertEqual(self._costs(), {(name, date(2018, 3, 1)): 90})

    def test_they_are_in_the_figures_beside_the_spending_and_not_on_top(self):
        self._slip(80, {self.of_council: 100})
        snapshot = self._released()
        self.assertEqual(self._sums(snapshot, "body"), {self.council.name: 80})
        self.assertEqual(snapshot.spending, 21_580)

    def test_pay_is_in_no_cost_of_a_body_that_is_released(self):
        to_council = {"analytic_distribution": {str(self.of_council.id): 100}}
        self._post(
            {"610100": 2100, "690000": 80},
            date(2018, 3, 2),
            **{"610100": to_council, "690000": to_council},
        )
        self.assertEqual(self._costs(), {(self.council.name, date(2018, 3, 1)): 2180})
        self.assertEqual(self._sums(self._released(), "body"), {self.council.name: 80})

    def test_each_cost_has_a_number_of_its_own_and_leads_to_the_body(self):
        self._slip(80, {self.of_council: 100})
        self.env["account.analytic.account"].create(
            {
                "name": "Board",
                "plan_id": self.of_council.plan_id.id,
                "company_id": self.company.id,
                "coop_body_id": self.board.id,
            }
        )
        costs = self._of_finance(self.env["coop.body.cost"])
        action = self._of_finance(self.council).action_view_costs()
        self.assertEqual(costs.search(action["domain"]).body_id, self.council)
        self.assertEqual(costs.search([]).read(["amount"])[0]["amount"], 80)

    def test_a_body_of_another_co_op_is_refused(self):
        other = self.env["res.company"].create({"name": "Other", "logo": False})
        body = self.env["coop.body"].create(
            {"name": "Council", "kind": "council", "company_id": other.id}
        )
        with self.assertRaisesRegex(UserError, "another co-op"):
            self.of_nobody.coop_body_id = body
