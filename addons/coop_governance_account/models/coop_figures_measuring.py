from collections import defaultdict
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from odoo import models
from odoo.exceptions import UserError
from odoo.tools import float_round

from ..hundred import spread

OTHER = 0


@dataclass
class Row:
    """What stands under one heading in one month."""

    kind: str
    number: int
    month: object
    amount: float = 0.0
    budget: float = 0.0

    @property
    def key(self):
        return self.kind, self.number, self.month


class CoopFiguresSnapshot(models.Model):
    """Taking the numbers from the ledger, once, for figures that are to be released."""

    _inherit = "coop.figures.snapshot"

    def action_measure(self):
        """Take the numbers from the accounts as they are now, in the place of earlier ones."""
        self._check_draft()
        for snapshot in self:
            rows = snapshot._measure()
            if not rows:
                raise UserError(self.env._("Nothing is posted in this time."))
            snapshot.line_ids.unlink()
            snapshot._write_rows(rows)
            snapshot.measured_on = self.env["coop.clock"].today(snapshot.company_id)
        return True

    def _get_months(self):
        """Return the first day of each month that the figures are of."""
        self.ensure_one()
        month, months = self.date_from.replace(day=1), []
        while month <= self.as_at:
            months.append(month)
            month += relativedelta(months=1)
        return months

    def _measure(self):
        """Return a Row for each heading and month, as the ledger and the budget have it now.

        Months are whole ones. Pay is spread evenly over them.
        """
        self.ensure_one()
        rows = {}

        def row(kind, number, month):
            return rows.setdefault((kind, number, month), Row(kind, number, month))

        for kind, heading, month, amount in self._read_ledger():
            row(kind, heading.id or OTHER, month).amount += amount
        for heading, month, amount in self._read_budget():
            row(heading.kind, heading.id, month).budget += amount
        for body, month, amount in self._read_bodies():
            row("body", body.id, month).amount += amount
        return self._with_pay_spread(rows.values())

    def _get_time(self, name):
        months = self._get_months()
        return [(name, "in", months)]

    def _read_ledger(self):
        return self.env["coop.figure"]._read_group(
            [("company_id", "=", self.company_id.id), *self._get_time("month")],
            ["kind", "heading_id", "month:month"],
            ["amount:sum"],
        )

    def _read_budget(self):
        if not self.budget_id:
            return []
        return self.env["coop.budget.line"]._read_group(
            [("budget_id", "=", self.budget_id.id), *self._get_time("month")],
            ["heading_id", "month:month"],
            ["amount:sum"],
        )

    def _read_bodies(self):
        """What bodies cost beside pay: of the few who work for one it would tell what they get."""
        of_pay = self.env["coop.figure"]._get_accounts_of_pay(self.company_id)
        return self.env["coop.body.cost"]._read_group(
            [
                ("company_id", "=", self.company_id.id),
                ("account_id", "not in", of_pay),
                *self._get_time("month"),
            ],
            ["body_id", "month:month"],
            ["amount:sum"],
        )

    def _with_pay_spread(self, rows):
        """Return the rows, those of pay as an equal part for each month."""
        pay = self.env["coop.figure.heading"].search(
            [("company_id", "=", self.company_id.id), ("is_pay", "=", True)]
        )
        kept, of_pay = [], defaultdict(list)
        for one in rows:
            if one.kind != "body" and one.number in pay.ids:
                of_pay[one.kind, one.number].append(one)
            else:
                kept.append(one)
        months = self._get_months()
        for (kind, number), some in of_pay.items():
            amounts = self._spread(sum(one.amount for one in some), len(months))
            budgets = self._spread(sum(one.budget for one in some), len(months))
            kept += [
                Row(kind, number, month, amount, budget)
                for month, amount, budget in zip(months, amounts, budgets, strict=True)
            ]
        return kept

    def _spread(self, amount, count):
        step = self.currency_id.rounding
        whole = round(float_round(amount, precision_rounding=step) / step)
        return [self.currency_id.round(part * step) for part in spread(whole, count)]

    def _write_rows(self, rows):
        """Keep the rows with the words of their headings, in every language."""
        langs = sorted(
            (code for code, _name in self.env["res.lang"].get_installed()),
            key=lambda code: code != "en_GB",
        )
        lines = self.env["coop.figures.line"].with_context(lang=langs[0])
        made = lines.create([self._prepare_line_vals(one, langs[0]) for one in rows])
        for lang in langs[1:]:
            for line, one in zip(made.with_context(lang=lang), rows, strict=True):
                line.heading = self._get_words(one, lang)

    def _prepare_line_vals(self, one, lang):
        heading = self._get_heading(one)
        is_heading = one.kind != "body"
        return {
            "release_id": self.id,
            "kind": one.kind,
            "sequence": heading.sequence if heading else 10_000,
            "heading_number": one.number,
            "heading": self._get_words(one, lang),
            "picture_id": heading.picture_id.id if is_heading else False,
            "is_pay": heading.is_pay if is_heading else False,
            "month": one.month,
            "year": str(one.month.year),
            "amount": one.amount,
            "budget": one.budget,
        }

    def _get_heading(self, one):
        model = "coop.body" if one.kind == "body" else "coop.figure.heading"
        return self.env[model].browse(one.number or [])

    def _get_words(self, one, lang):
        heading = self._get_heading(one).with_context(lang=lang)
        if heading:
            return heading.name
        env = self.with_context(lang=lang).env
        return env._("Other income") if one.kind == "income" else env._("Other")
