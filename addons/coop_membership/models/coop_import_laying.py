import base64
import hashlib
import io

import xlsxwriter

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import SQL, LazyTranslate

from ..importing import COLUMNS, find_columns, headings, read_row
from ..sheets import TableError, read_table

_lt = LazyTranslate(__name__)

WHOLE_FILE = {
    "empty": _lt("The file is empty."),
    "too_big": _lt("The file is bigger than %(limit)s MB."),
    "unreadable": _lt("The file cannot be read. Save it again as .xlsx or .csv."),
    "wrong_kind": _lt(
        "This is neither a workbook (.xlsx) nor a table of text (.csv). Save it as one of them."
    ),
    "no_sheet": _lt("The workbook has no sheet that can be seen."),
    "too_many_rows": _lt("The table has more than %(limit)s rows. Divide it."),
    "too_many_columns": _lt("The table has more than %(limit)s columns."),
}


class CoopImport(models.Model):
    """From a file to checked rows, and the empty workbook to fill in."""

    _inherit = "coop.import"

    def action_check(self):
        """Lay the file out in rows and check them all; big files go to the job."""
        self.ensure_one()
        self._check_right()
        self.check_access("write")
        if self.state not in ("draft", "checked"):
            return True
        record = self.sudo()  # sudo: rows and state are written by these acts alone
        content = base64.b64decode(record.file or b"")
        if len(content) > 300 * self._rows_at_once:
            record.write({"state": "to_check", "message": False})
            self.env.ref("coop_membership.cron_import").sudo()._trigger()
        else:
            record._check()
        return True

    def _check(self):
        """Lay out and check the rows. Nothing outside of this import is touched."""
        self.ensure_one()
        self.line_ids.unlink()
        content = base64.b64decode(self.file or b"")
        self.checksum = hashlib.sha256(content).hexdigest()
        try:
            notes = self._lay_out(content)
        except TableError as error:
            sentence = self.env._(WHOLE_FILE[error.code])  # which takes no words of its own
            self.write({"state": "draft", "message": sentence % error.facts})
            return
        lines = self.env["coop.import.line"]
        lines._check_against_each_other(self)
        lines._check_against_database(self)
        self.write({"state": "checked", "message": "\n".join(notes)})
        self.env.invalidate_all()

    def _lay_out(self, content):
        """Read the file into rows. :return: sentences about the file as a whole"""
        rows = read_table(content)
        _number, cells = next(rows)
        columns, unknown, twice = find_columns(cells, self.kind)
        self._check_columns(set(columns.values()), twice)
        today = self.env["coop.clock"].today(self.company_id)
        lines = self.env["coop.import.line"]
        lookups = lines._prepare_lookups(self)
        batch = []
        for number, cells in rows:
            values, problems = read_row(cells, columns, today)
            batch.append(lines._prepare_row(self, number, cells, values, problems, lookups))
            if len(batch) >= self._rows_at_once:
                lines._insert_rows(self, batch)
                batch = []
        lines._insert_rows(self, batch)
        if not self.env.execute_query(
            SQL("SELECT FROM coop_import_line WHERE import_id = %s LIMIT 1", self.id)
        ):
            raise UserError(self.env._("There are headings in the file, and no row below them."))
        if unknown:
            return [
                self.env._(
                    "Columns that are not read: %(headings)s.", headings=", ".join(unknown[:20])
                )
            ]
        return []

    def _check_columns(self, found, twice):
        """Say which columns are missing before thousands of rows say it."""
        needed = {"members": {"date_from"}, "people": set()}[self.kind]
        titles = dict(zip(*self._heading_pairs(), strict=True))
        missing = [titles[name] for name in sorted(needed - found)]
        if not found & {"name", "surname"}:
            missing.insert(0, titles["name"])
        if missing:
            raise UserError(
                self.env._(
                    "The first row has to hold the headings. Missing: %(headings)s. The template "
                    "shows all of them.",
                    headings=", ".join(missing),
                )
            )
        if twice:
            raise UserError(
                self.env._(
                    "Two columns say the same: %(headings)s. Leave one of them out.",
                    headings=", ".join(twice),
                )
            )

    def _heading_pairs(self):
        welsh = self.env.lang == "cy_GB"
        return [c.name for c in COLUMNS], [c.heading[welsh] for c in COLUMNS]

    @api.model
    def _template(self, kind):
        """The empty workbook to fill in, with the headings in the user's language."""
        welsh = self.env.lang == "cy_GB"
        content = io.BytesIO()
        with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
            bold = book.add_format({"bold": True, "bottom": 1})
            table = book.add_worksheet(self.env._("Rows"))
            notes = book.add_worksheet(self.env._("What the columns mean"))
            notes.set_column(0, 0, 24)
            notes.set_column(1, 1, 100)
            for place, (heading, explained) in enumerate(headings(kind, welsh)):
                table.write_string(0, place, heading, bold)
                table.set_column(place, place, max(14, len(heading) + 2))
                notes.write_string(place, 0, heading, bold)
                notes.write_string(place, 1, explained)
            table.freeze_panes(1, 0)
        return content.getvalue()
