"""A ledger of 2018: a grant and rents come in; wages, heat and paper go out, from the bank."""

from datetime import date

from odoo.addons.coop_governance.tests.decision_common import TODAY, DecisionCase, at

__all__ = ["TODAY", "AccountsCase", "at"]


class AccountsCase(DecisionCase):
    """Three months of posted entries, and what must be in no figure: a draft, banks, equity."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.currency_id = cls.env.ref("base.GBP")
        cls.finance = cls._user("ffion_ffigys", "account.group_account_manager")
        cls.auditor = cls._user("aled_archwilydd", "account.group_account_readonly")
        cls.billing = cls._user("bethan_biliau", "account.group_account_invoice")
        cls.hr = cls._user("heledd_hr", "hr.group_hr_manager")
        cls.accounts = {
            code: cls.env["account.account"].create(
                {
                    "code": code,
                    "name": name,
                    "account_type": kind,
                    "company_ids": [(6, 0, cls.company.ids)],
                }
            )
            for code, name, kind in (
                ("101000", "Bank", "asset_cash"),
                ("300000", "Members' shares", "equity"),
                ("400100", "Grant", "income"),
                ("400200", "Rents", "income_other"),
                ("610000", "Wages", "expense"),
                ("610100", "Pensions", "expense"),
                ("620000", "Heat", "expense"),
                ("625000", "Solar panels", "expense_depreciation"),
                ("690000", "Paper", "expense_direct_cost"),
            )
        }
        cls.journal = cls.env["account.journal"].create(
            {
                "name": "Various",
                "code": "VAR",
                "type": "general",
                "company_id": cls.company.id,
            }
        )
        headings = cls.env["coop.figure.heading"]
        cls.grants, cls.wages, cls.heat = headings.create(
            [
                {"name": "Grants", "kind": "income", "prefixes": "4001"},
                {
                    "name": "Wages",
                    "is_pay": True,
                    "account_ids": [(6, 0, cls.accounts["610000"].ids)],
                    "prefixes": "61",
                },
                {"name": "Heat", "prefixes": "62"},
            ]
        )
        cls.heat.with_context(lang="cy_GB").name = "Gwres"
        for month, wages in ((1, 4000), (2, 4100), (3, 3900)):
            cls._post({"610000": wages, "620000": 3000, "400100": -9000}, date(2018, month, 15))
        cls._post({"690000": 500, "400200": -1000}, date(2018, 2, 20))

    @classmethod
    def _post(cls, amounts, day, post=True, **more):
        """An entry that is balanced by the bank: {code: debit, or credit below nothing}."""
        lines = [
            {
                "account_id": cls.accounts[code].id,
                "name": code,
                "debit": max(amount, 0),
                "credit": max(-amount, 0),
                **more.get(code, {}),
            }
            for code, amount in {**amounts, "101000": -sum(amounts.values())}.items()
            if amount
        ]
        move = cls.env["account.move"].create(
            {
                "move_type": "entry",
                "journal_id": cls.journal.id,
                "company_id": cls.company.id,
                "date": day,
                "line_ids": [(0, 0, line) for line in lines],
            }
        )
        if post:
            move.action_post()
        return move

    @classmethod
    def _of_finance(cls, records):
        return records.with_user(cls.finance).with_context(allowed_company_ids=cls.company.ids)

    @classmethod
    def _snapshot(cls, **vals):
        return cls._of_finance(cls.env["coop.figures.snapshot"]).create(
            {
                "name": "Money, winter 2018",
                "date_from": date(2018, 1, 1),
                "as_at": date(2018, 3, 31),
                "words": "Heat was dear.",
                "people_paid": 12,
                "company_id": cls.company.id,
                **vals,
            }
        )

    @classmethod
    def _released(cls, **vals):
        snapshot = cls._snapshot(**vals)
        snapshot.action_measure()
        snapshot.action_release()
        return snapshot

    def _sums(self, snapshot, kind="spending"):
        return {row["name"]: row["amount"] for row in snapshot._get_headings(kind)}
