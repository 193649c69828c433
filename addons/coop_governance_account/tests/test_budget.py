import base64
import io
from datetime import date

import openpyxl

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import AccountsCase


@tagged("post_install", "-at_install")
class TestBudget(AccountsCase):
    """Lines come in whole or not at all; what is agreed stays."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.budget = cls._of_finance(cls.env["coop.budget"]).create(
            {
                "name": "Budget 2018",
                "date_from": date(2018, 1, 1),
                "date_to": date(2018, 12, 31),
                "company_id": cls.company.id,
            }
        )

    def _bring(self, content, **vals):
        if isinstance(content, str):
            content = content.encode()
        window = self._of_finance(self.env["coop.budget.import"]).create(
            {"budget_id": self.budget.id, "file": base64.b64encode(content), **vals}
        )
        return window.action_import()

    def _amounts(self):
        return {
            (line.heading_id.name, line.month.month): line.amount for line in self.budget.line_ids
        }

    def test_a_line_for_each_heading_and_month(self):
        self._bring('heading,month,amount\nHeat,2018-02,"£1,250.50"\nGwres,03/2018,900\n')
        self.assertEqual(self._amounts(), {("Heat", 2): 1250.5, ("Heat", 3): 900})
        self._bring("pennawd;mis;swm\nGrants;2018-01;10000\n")
        self.assertEqual(self._amounts(), {("Grants", 1): 10_000}, "instead of what was there")
        self.assertEqual((self.budget.planned_income, self.budget.planned_spending), (10_000, 0))

    def test_a_column_for_each_month_in_a_workbook(self):
        book = openpyxl.Workbook()
        for row in (
            ["", date(2018, 1, 1), date(2018, 2, 1)],
            ["Heat", 1000, 1100.25],
            ["Wages", None, 4000],
        ):
            book.active.append(row)
        content = io.BytesIO()
        book.save(content)
        self._bring(content.getvalue())
        self.assertEqual(
            self._amounts(), {("Heat", 1): 1000, ("Heat", 2): 1100.25, ("Wages", 2): 4000}
        )

    def test_one_wrong_line_and_nothing_comes_in_and_each_is_named(self):
        self._bring("heading,month,amount\nHeat,2018-01,5\n")
        wrong = (
            "heading,month,amount\nHeat,2018-02,10\nHeating,2018-02,10\nHeat,spring,10\n"
            "Heat,2019-02,10\nHeat,2018-03,ten\nHeat,2018-02,11\n"
        )
        with self.assertRaises(UserError) as caught:
            self._bring(wrong)
        said = str(caught.exception)
        for words in (
            "Line 3: there is no heading “Heating”",
            "Line 4: “spring” is no month",
            "Line 5: “2019-02” is not in the time",
            "Line 6: “ten” is no amount",
            "Line 7: “Heat” has an amount in 02/2018 already",
        ):
            self.assertIn(words, said)
        self.assertEqual(self._amounts(), {("Heat", 1): 5})

    def test_files_that_are_none_are_refused_in_words(self):
        for content, words in (
            ("%PDF-1.4", "cannot be read"),
            ("heading,month\nHeat,2018-02\n", "no column “amount”"),
            ("heading,month,amount\n", "nothing in it"),
            ("Heat\n", "names no month"),
        ):
            with self.assertRaisesRegex(UserError, words):
                self._bring(content)

    def test_beside_what_is_there_nothing_is_doubled(self):
        self._bring("heading,month,amount\nHeat,2018-01,5\n")
        with self.assertRaisesRegex(UserError, "already"):
            self._bring("heading,month,amount\nHeat,2018-01,6\n", replace=False)
        self._bring("heading,month,amount\nHeat,2018-02,6\n", replace=False)
        self.assertEqual(len(self.budget.line_ids), 2)

    def test_odoo_s_own_import_brings_lines_too(self):
        result = self._of_finance(self.env["coop.budget.line"]).load(
            ["budget_id", "heading_id", "month", "amount"],
            [["Budget 2018", "Heat", "2018-04-20", "70"]],
        )
        self.assertFalse(result["messages"])
        self.assertEqual(self._amounts(), {("Heat", 4): 70})

    def test_what_is_agreed_stays(self):
        with self.assertRaisesRegex(UserError, "no lines"):
            self.budget.action_agree()
        self._bring("heading,month,amount\nHeat,2018-01,5\n")
        with self.assertRaises(UserError):
            self.budget.state = "agreed"
        self.budget.action_agree()
        line = self.budget.line_ids
        for act in (
            lambda: self.budget.write({"name": "Other"}),
            lambda: line.write({"amount": 6}),
            line.unlink,
            self.budget.unlink,
            lambda: line.copy({"month": "2018-05-01"}),
            lambda: self._bring("heading,month,amount\nHeat,2018-01,6\n"),
        ):
            with self.assertRaisesRegex(UserError, "agreed stays"):
                act()
