import base64
import re
from datetime import date, datetime

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import LazyTranslate

from odoo.addons.coop_membership.sheets.reading import OddCell, TableError, read_table

_lt = LazyTranslate(__name__)

AT_MOST = 2000
SHOWN_FAULTS = 30
MONTH_HEADS = {"month", "mis"}
HEADING_HEADS = {"heading", "pennawd"}
AMOUNT_HEADS = {"amount", "swm"}
FORMATS = ("%Y-%m-%d", "%Y-%m", "%m/%Y", "%d/%m/%Y", "%Y/%m")
AMOUNT = re.compile(r"-?\d+(\.\d{1,2})?")
WRONG_FILE = _lt("The file cannot be read. Save it again as .xlsx or .csv.")


class CoopBudgetImport(models.TransientModel):
    """Brings the lines of a budget in from a spreadsheet, all of them or none.

    Either each line has a heading, a month and an amount; or each line is a heading with an amount
    in the column of each month.
    """

    _name = "coop.budget.import"
    _description = "Lines of a budget from a spreadsheet"

    budget_id = fields.Many2one("coop.budget", required=True, ondelete="cascade")
    file = fields.Binary("Spreadsheet (.xlsx or .csv)", required=True, attachment=False)
    filename = fields.Char("Name of the file")
    replace = fields.Boolean(
        "Instead of the lines that are there", default=True, help="Not set: beside them."
    )

    def action_import(self):
        """Bring the lines in.

        :raise UserError: with each line of the file that is wrong, and why; nothing is kept then
        """
        self.ensure_one()
        self.budget_id.check_access("write")
        self.budget_id._check_draft()
        table = self._read()
        faults, lines = [], {}
        for number, heading, month, amount in self._get_cells(table):
            fault = self._take(lines, heading, month, amount)
            if fault:
                faults.append(self.env._("Line %(number)s: %(fault)s", number=number, fault=fault))
        if not lines and not faults:
            faults.append(self.env._("There is nothing in it below the first line."))
        if faults:
            shown = list(dict.fromkeys(faults))[:SHOWN_FAULTS]
            raise UserError(
                self.env._("Nothing was brought in.\n%(faults)s", faults="\n".join(shown))
            )
        if self.replace:
            self.budget_id.line_ids.unlink()
        self._check_new(lines)
        self.env["coop.budget.line"].create(
            [
                {
                    "budget_id": self.budget_id.id,
                    "heading_id": heading.id,
                    "month": month,
                    "amount": amount,
                }
                for (heading, month), amount in lines.items()
            ]
        )
        return {"type": "ir.actions.act_window_close"}

    def _check_new(self, lines):
        there = {(line.heading_id, line.month) for line in self.budget_id.line_ids}
        for heading, month in lines.keys() & there:
            raise UserError(
                self.env._(
                    "Nothing was brought in.\n“%(heading)s” has an amount in %(month)s already.",
                    heading=heading.name,
                    month=month.strftime("%m/%Y"),
                )
            )

    def _read(self):
        try:
            table = list(read_table(base64.b64decode(self.file or b""), AT_MOST))
        except (TableError, ValueError) as error:
            raise UserError(str(WRONG_FILE)) from error
        return table

    def _get_cells(self, table):
        """Yield (number of the line, heading, month, amount) as they stand in the file."""
        _number, heads = table[0]
        names = [str(head).strip().lower() for head in heads]
        if set(names) & MONTH_HEADS:
            places = [
                self._find(names, *some) for some in (HEADING_HEADS, MONTH_HEADS, AMOUNT_HEADS)
            ]
            for number, cells in table[1:]:
                yield number, *(self._cell(cells, place) for place in places)
            return
        months = [(place, head) for place, head in enumerate(heads) if place and head != ""]
        if not months:
            raise UserError(self.env._("The first line names no month, and no column for it."))
        for number, cells in table[1:]:
            for place, head in months:
                amount = self._cell(cells, place)
                if amount != "":
                    yield number, self._cell(cells, 0), head, amount

    def _find(self, names, *wanted):
        for place, name in enumerate(names):
            if name in wanted:
                return place
        raise UserError(
            self.env._(
                "The first line has no column “%(name)s”. It needs heading, month and amount.",
                name=min(wanted),
            )
        )

    def _cell(self, cells, place):
        return cells[place] if place < len(cells) else ""

    def _take(self, lines, heading, month, amount):
        """Add a cell to the lines, or return what is wrong with it."""
        found = self._get_heading(heading)
        if not found:
            return self.env._("there is no heading “%(name)s”.", name=heading)
        day = self._get_month(month)
        if not day:
            return self.env._("“%(month)s” is no month. Write 2026-04.", month=month)
        budget = self.budget_id
        if not budget.date_from.replace(day=1) <= day <= budget.date_to:
            return self.env._("“%(month)s” is not in the time of this budget.", month=month)
        number = self._get_amount(amount)
        if number is None:
            return self.env._("“%(amount)s” is no amount. Write 1250.00.", amount=amount)
        if (found, day) in lines:
            return self.env._(
                "“%(name)s” has an amount in %(month)s already.",
                name=found.name,
                month=day.strftime("%m/%Y"),
            )
        lines[found, day] = number
        return None

    def _get_heading(self, name):
        """Return the heading of a name, in either language, or none."""
        wanted = str(name).strip().casefold()
        headings = self.env["coop.figure.heading"].search(
            [("company_id", "=", self.budget_id.company_id.id)]
        )
        langs = [code for code, _name in self.env["res.lang"].get_installed()]
        return headings.filtered(
            lambda one: (
                wanted in {(one.with_context(lang=lang).name or "").casefold() for lang in langs}
            )
        )[:1]

    def _get_month(self, said):
        if isinstance(said, date):
            return said.replace(day=1)
        for form in FORMATS:
            try:
                return datetime.strptime(str(said).strip(), form).date().replace(day=1)
            except ValueError:
                continue
        return None

    def _get_amount(self, said):
        if isinstance(said, (date, OddCell)):
            return None
        text = re.sub(r"[£$€,\s]", "", str(said))
        return float(text) if AMOUNT.fullmatch(text) else None
