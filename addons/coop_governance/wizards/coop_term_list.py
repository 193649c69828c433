import base64
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.coop_membership.importing.columns import fold
from odoo.addons.coop_membership.importing.rows import read_date
from odoo.addons.coop_membership.sheets import TableError, read_table

AT_MOST = 2000
# column -> what people call it, folded; the order is that of a list without headings
COLUMNS = {
    "body": ("body", "corff"),
    "seat": ("seat", "sedd", "constituency", "etholaeth", "office", "swydd", "role", "rol"),
    "person": ("person", "member", "name", "number", "aelod", "enw", "rhif"),
    "date_from": ("from", "first day", "o", "diwrnod cyntaf", "began"),
    "date_to": ("until", "last day", "tan", "diwrnod olaf", "to", "ended"),
    "why": ("why", "why it ended", "pam", "reason", "rheswm"),
}


class CoopTermList(models.TransientModel):
    """Who sits and sat on bodies, out of a spreadsheet: terms of now and of the past.

    Nothing is made before the list has been shown as it was understood; it comes in whole or not
    at all; what is there already is left as it is, so that the same list twice does no harm.
    Nobody is told anything.
    """

    _name = "coop.term.list"
    _description = "Terms of office from a list"

    company_id = fields.Many2one(
        "res.company", "Co-op", required=True, default=lambda self: self.env.company
    )
    file = fields.Binary("Spreadsheet (.xlsx or .csv)", attachment=False, required=True)
    file_name = fields.Char()
    line_ids = fields.One2many("coop.term.list.line", "list_id", readonly=True)
    looked = fields.Boolean(readonly=True)
    summary = fields.Char(compute="_compute_summary")

    @api.depends("line_ids.state")
    def _compute_summary(self):
        for record in self:
            states = record.line_ids.mapped("state")
            record.summary = self.env._(
                "New: %(new)s. There already: %(there)s. Not understood: %(wrong)s.",
                new=states.count("new"),
                there=states.count("there"),
                wrong=states.count("wrong"),
            )

    def action_look(self):
        """Show how the list was understood."""
        self.ensure_one()
        self.env["coop.office.term"]._check_officer()
        self.line_ids.unlink()
        lines = self.env["coop.term.list.line"].create(
            [{"list_id": self.id, **vals} for vals in self._read_rows()]
        )
        lines._understand()
        self.looked = True
        return self._again()

    def action_make(self):
        """Enter what is new: all of it, or nothing; the oldest first."""
        self.ensure_one()
        self.env["coop.office.term"]._check_officer()
        if not self.looked:
            return self.action_look()
        if any(line.state == "wrong" for line in self.line_ids):
            raise UserError(
                self.env._("Some lines are not understood. Mend the list and look again.")
            )
        new = self.line_ids.filtered(lambda line: line.state == "new")
        # offices after seats: somebody has to sit there first
        for line in new.sorted(lambda one: (one.seat_id.is_office, one.date_from, one.number)):
            line._make()
        new.seat_id._raise_where_empty()
        return {
            **self.env["ir.actions.act_window"]._for_xml_id(
                "coop_governance.coop_office_term_action"
            ),
            "context": {"search_default_standing": 1},
            "target": "current",
        }

    def action_change(self):
        """Take another file."""
        self.looked = False
        return self._again()

    def _read_rows(self):
        try:
            rows = list(read_table(base64.b64decode(self.file or b""), max_rows=AT_MOST))
        except (TableError, ValueError) as error:
            raise UserError(
                self.env._(
                    "This file cannot be read. Save it as a spreadsheet (.xlsx) or as CSV with at "
                    "most %(count)s rows and try again.",
                    count=AT_MOST,
                )
            ) from error
        names = self._find_columns(rows[0][1])
        if names:
            rows = rows[1:]
        else:
            names = dict(enumerate(COLUMNS))
        return [self._read_row(number, cells, names) for number, cells in rows]

    @api.model
    def _find_columns(self, cells):
        """Return {position: column} of a first row with headings, or none."""
        words = {word: name for name, known in COLUMNS.items() for word in known}
        found = {
            place: words[fold(str(cell))]
            for place, cell in enumerate(cells)
            if fold(str(cell)) in words
        }
        return found if len(set(found.values())) > 2 else {}

    @api.model
    def _read_row(self, number, cells, names):
        vals = {"number": number}
        for place, name in names.items():
            cell = cells[place] if place < len(cells) else ""
            if name.startswith("date_"):
                day = cell if not isinstance(cell, str) else read_date(cell) if cell else None
                vals[name] = day or False
                if cell and not day:
                    vals["unread"] = str(cell)[:60]
            else:
                vals[f"{name}_text"] = str(cell)[:200]
        return vals

    def _again(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Terms of office from a list"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "new",
        }


class CoopSeat(models.Model):
    _inherit = "coop.seat"

    def _raise_where_empty(self):
        """Put seats on the list of vacancies on which nobody sits today, after an import; take
        those off it on which somebody does."""
        for seat in self:
            # sudo: vacancies are written by acts only
            seat = seat.sudo()
            today = self.env["coop.clock"].today(seat.company_id)
            on = seat._term_on(today)
            waiting = seat.vacancy_ids.filtered(lambda v: v.state == "open")
            if on:
                waiting._fill(on)
                continue
            before = seat.term_ids.filtered(lambda t: not t.struck_on).sorted("date_from")[-1:]
            if before and before.date_to < today:
                waiting._withdraw(self.env._("Somebody sat there afterwards."))
                since = before.date_to + timedelta(days=1)
                seat.env["coop.vacancy"]._raise(seat, since, "term_over", before)
