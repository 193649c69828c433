from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

GIVEN = ("kind", "file", "filename", "company_id")


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
    _rows_at_once = 2000  # more than that goes to the job

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
