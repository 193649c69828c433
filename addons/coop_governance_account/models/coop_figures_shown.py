from odoo import models
from odoo.tools import format_date
from odoo.tools.misc import formatLang

from ..hundred import parts

COLUMNS = 10


class CoopFiguresSnapshot(models.Model):
    """The figures for people who read them on a page."""

    _inherit = "coop.figures.snapshot"

    def _get_hundred(self):
        """Return where each hundred went: dicts of name, picture, part and coins, largest first.

        A heading from which more came back than was spent is in none.
        """
        self.ensure_one()
        rows = [row for row in self._get_headings("spending") if row["amount"] > 0]
        sums = {row["number"]: self._in_pence(row["amount"]) for row in rows}
        found = parts(sums)
        told = [{**row, "part": found[row["number"]]} for row in rows]
        for row in told:
            row["coins"] = [(number % COLUMNS, number // COLUMNS) for number in range(row["part"])]
            row["lines"] = max(1, -(-row["part"] // COLUMNS))
        return sorted(told, key=lambda row: -row["part"])

    def _in_pence(self, amount):
        return round(amount / self.currency_id.rounding)

    def _get_headings(self, kind):
        """Return what stood under each heading: dicts of number, name, picture, amount, budget."""
        found = {}
        for line in self.line_ids.filtered(lambda line: line.kind == kind):
            row = found.setdefault(
                line.heading_number,
                {
                    "number": line.heading_number,
                    "name": line.heading,
                    "picture": bool(line.picture_id)
                    and line.picture_id._is_shown()
                    and line.picture_id.url,
                    "amount": 0,
                    "budget": 0,
                },
            )
            row["amount"] += line.amount
            row["budget"] += line.budget
        return list(found.values())

    def _get_by_month(self):
        """Return (month, income, spending, balance) for each month, and a row for each year."""
        by_month = {month: {"income": 0, "spending": 0} for month in self._get_months()}
        for line in self.line_ids.filtered(lambda line: line.kind != "body"):
            by_month[line.month][line.kind] += line.amount
        rows = []
        for year in sorted({month.year for month in by_month}):
            months = {month: sums for month, sums in by_month.items() if month.year == year}
            rows += [
                self._row(format_date(self.env, month, date_format="MMMM y"), sums, False)
                for month, sums in months.items()
            ]
            whole = {
                kind: sum(sums[kind] for sums in months.values()) for kind in ("income", "spending")
            }
            rows.append(self._row(str(year), whole, True))
        return rows

    def _row(self, name, sums, is_year):
        return {
            "name": name,
            "income": self._money(sums["income"]),
            "spending": self._money(sums["spending"]),
            "balance": self._money(sums["income"] - sums["spending"]),
            "is_year": is_year,
        }

    def _money(self, amount):
        """Return an amount in whole pounds, as people read it."""
        whole = round(amount) or 0  # never “-0”
        said = formatLang(self.env, abs(whole), digits=0)
        symbol = self.currency_id.symbol
        said = f"{symbol}{said}" if self.currency_id.position == "before" else f"{said} {symbol}"
        return f"−{said}" if whole < 0 else said

    def _has_budget(self):
        return any(line.budget for line in self.line_ids)

    def _has_pay(self):
        return any(line.is_pay for line in self.line_ids)

    def _say_time(self):
        days = [
            format_date(self.env, day, date_format="d MMMM y")
            for day in (self._get_months()[0], self.as_at)
        ]
        return self.env._("From %(from)s to %(to)s.", **{"from": days[0], "to": days[1]})
