import base64
import hashlib
import io
from datetime import timedelta

import xlsxwriter

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL, LazyTranslate

from ..importing import COLUMNS, find_columns, headings, read_row
from ..sheets import TableError, read_table

_lt = LazyTranslate(__name__)

GIVEN = ("kind", "file", "filename", "company_id")
ROWS_AT_ONCE = 2000  # more than that goes to the job
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
    """An earlier register, or the people supported with their places, out of a spreadsheet.

    The file is laid out row by row, checked whole, and comes in whole or not at all: one
    transaction. A row that is in the register already does nothing, so that running a file twice
    does no harm. Nobody is sent a letter.
    """

    _name = "coop.import"
    _description = "Import of a register"
    _inherit = "coop.company.mixin"
    _order = "id desc"
    _rec_name = "filename"

    kind = fields.Selection(
        [
            ("members", "An existing register of members"),
            ("people", "People supported, with their places"),
        ],
        "What is in it",
        required=True,
        default="members",
    )
    file = fields.Binary("Spreadsheet (.xlsx or .csv)", attachment=True, required=True)
    filename = fields.Char("Name of the file", required=True, default="import.xlsx")
    checksum = fields.Char(readonly=True, copy=False)
    state = fields.Selection(
        [
            ("draft", "New"),
            ("to_check", "Being checked"),
            ("checked", "Checked"),
            ("to_run", "Coming in"),
            ("done", "Done"),
        ],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
    )
    message = fields.Text(readonly=True, copy=False)
    line_ids = fields.One2many("coop.import.line", "import_id", "Rows", readonly=True)
    problem_ids = fields.One2many(
        "coop.import.line",
        "import_id",
        "Rows to put right or to look at",
        domain=[("state", "in", ("error", "warning"))],
        readonly=True,
    )
    line_count = fields.Integer("All rows", compute="_compute_counts")
    error_count = fields.Integer("Rows with errors", compute="_compute_counts")
    warning_count = fields.Integer("Rows to look at", compute="_compute_counts")
    there_count = fields.Integer("Rows already there", compute="_compute_counts")
    progress = fields.Float(compute="_compute_progress")
    imported_at = fields.Datetime("Brought in on", readonly=True, copy=False)
    made_memberships = fields.Integer("Memberships made", readonly=True, copy=False)
    made_partners = fields.Integer("Contacts made", readonly=True, copy=False)

    @api.depends("line_ids.state")
    def _compute_counts(self):
        counts = {
            (record.id, state): count
            for record, state, count in self.env["coop.import.line"]._read_group(
                [("import_id", "in", self.ids)], ["import_id", "state"], ["__count"]
            )
        }
        for record in self:
            mine = {state: n for (id_, state), n in counts.items() if id_ == record.id}
            record.line_count = sum(mine.values())
            record.error_count = mine.get("error", 0)
            record.warning_count = mine.get("warning", 0)
            record.there_count = mine.get("there", 0)

    @api.depends("state")
    def _compute_progress(self):
        told = dict(
            self.env["coop.import.progress"]
            .sudo()  # sudo: a percentage, of imports the user can read
            ._read_group([("import_key", "in", self.ids)], ["import_key"], ["percent:max"])
        )
        for record in self:
            record.progress = 100 if record.state == "done" else told.get(record.id, 0)

    @api.model_create_multi
    def create(self, vals_list):
        self._check_right()
        return super().create([self._only_given(vals) for vals in vals_list])

    def _only_given(self, vals):
        """What people give; the rest is written by the acts, with `sudo()`."""
        if self.env.su:
            return vals
        return {name: vals[name] for name in GIVEN if name in vals}

    def write(self, vals):
        vals = self._only_given(vals)
        if {"file", "kind", "company_id"} & vals.keys():
            if any(record.state not in ("draft", "checked") for record in self):
                raise UserError(self.env._("This file has come in already. Begin a new import."))
            self.line_ids.sudo().unlink()  # sudo: rows are laid out by the check alone
            vals = {**vals, "state": "draft", "message": False}
        return super().write(vals) if vals else True

    @api.ondelete(at_uninstall=False)
    def _unlink_except_done(self):
        if any(record.state in ("done", "to_run") for record in self):
            raise UserError(self.env._("An import that has come in stays on record."))

    def _check_right(self):
        """A register tells who is supported: whoever brings one in may know."""
        user = self.env.user
        if self.env.su:
            return
        if not (
            user.has_group("coop_membership.group_membership_officer")
            and user.has_group("coop_membership.group_support_status")
        ):
            raise UserError(
                self.env._(
                    "To bring in a register you have to be a membership officer who may know who "
                    "is supported."
                )
            )

    # Laying out and checking

    def action_check(self):
        """Lay the file out in rows and check them all; big files go to the job."""
        self.ensure_one()
        self._check_right()
        self.check_access("write")
        if self.state not in ("draft", "checked"):
            return True
        record = self.sudo()  # sudo: rows and state are written by these acts alone
        content = base64.b64decode(record.file or b"")
        if len(content) > 300 * ROWS_AT_ONCE:
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
            if len(batch) >= ROWS_AT_ONCE:
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

    # Coming in

    def action_run(self):
        """Bring the rows in, all or none; big files go to the job. Twice does nothing."""
        self.ensure_one()
        self._check_right()
        self.check_access("write")
        record = self.sudo()  # sudo: as in `action_check`
        record._check_ready()
        if record.state == "done":
            return True
        if record.line_count > ROWS_AT_ONCE:
            record.state = "to_run"
            self.env.ref("coop_membership.cron_import").sudo()._trigger()
        else:
            record._run()
        return True

    def _check_ready(self):
        if self.state in ("draft", "to_check"):
            raise UserError(self.env._("Check the file first."))
        if self.error_count:
            raise UserError(
                self.env._(
                    "%(count)s rows have errors. Put them right in the spreadsheet, and upload it "
                    "again: a register comes in whole or not at all.",
                    count=self.error_count,
                )
            )

    def _run(self, tell=None):
        """Bring the rows in. One transaction: whoever calls commits or not.

        :param tell: function of a percentage, or None
        """
        self.ensure_one()
        self.lock_for_update()
        self.invalidate_recordset()
        if self.state == "done":
            return
        lines = self.env["coop.import.line"]
        lines._check_against_database(self)
        self.env.invalidate_all()
        self._check_ready()
        runner = self.env[
            {"members": "coop.import.members", "people": "coop.import.people"}[self.kind]
        ]
        made = runner._bring_in(self, tell or (lambda percent: None))
        self.write(
            {
                "state": "done",
                "imported_at": self.env["coop.clock"].now(),
                "message": False,
                **made,
            }
        )
        self.env.invalidate_all()

    @api.model
    def _cron_import(self):
        """Check and bring in big files: each import in one transaction of its own."""
        waiting = [("state", "in", ("to_check", "to_run"))]
        cron = self.env["ir.cron"]
        cron._commit_progress(remaining=self.search_count(waiting))
        for record in self.search(waiting, order="id"):
            if record.try_lock_for_update().filtered_domain(waiting):
                record._do_job()
                if not cron._commit_progress(1):
                    break

    def _do_job(self):
        """One step of the job, as the person who asked for it and in their language."""
        # sudo: the job does what an entitled person asked for
        record = self.with_user(self.create_uid).sudo().with_company(self.company_id)
        record = record.with_context(lang=self.create_uid.lang)
        checking = record.state == "to_check"
        progress = record.env["coop.import.progress"]
        try:
            with record.env.cr.savepoint():
                if checking:
                    record._check()
                else:
                    record._run(lambda percent: progress._tell(record.id, percent))
        except UserError as error:
            record.env.invalidate_all()
            record.write({"state": "draft" if checking else "checked", "message": str(error)})

    # Around it

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

    def action_open_lines(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_membership.coop_import_line_action"
        )
        action["domain"] = [("import_id", "=", self.id)]
        return action

    def action_open_memberships(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Members of this import"),
            "res_model": "coop.membership",
            "views": [(False, "list"), (False, "form")],
            "domain": [("id", "in", self.line_ids.membership_id.ids)],
        }

    @api.autovacuum
    def _gc_rows(self):
        """Delete rows and files of old imports: the register holds what came of them."""
        for company in self.env["res.company"].search([("coop_import_days", ">", 0)]):
            before = self.env["coop.clock"].now() - timedelta(days=company.coop_import_days)
            old = self.search(
                [
                    ("company_id", "=", company.id),
                    ("imported_at", "<", before),
                    ("line_ids", "!=", False),
                ],
                limit=20,
            )
            self.env.cr.execute(
                SQL("DELETE FROM coop_import_line WHERE import_id = ANY(%s)", old.ids)
            )
            old.env["ir.attachment"].search(
                [
                    ("res_model", "=", self._name),
                    ("res_id", "in", old.ids),
                    ("res_field", "=", "file"),
                ]
            ).unlink()
            self.env.invalidate_all()
