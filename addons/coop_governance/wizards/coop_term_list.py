from datetime import timedelta

from odoo import api, fields, models

from odoo.addons.coop_membership.importing.columns import fold
from odoo.addons.coop_membership.importing.rows import read_date

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

    It comes in whole or not at all, and nobody is told anything.
    """

    _name = "coop.term.list"
    _description = "Terms of office from a list"
    _inherit = "coop.list.window"

    file = fields.Binary("Spreadsheet (.xlsx or .csv)", attachment=False, required=True)
    line_ids = fields.One2many("coop.term.list.line", "list_id", readonly=True)

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
        self._check_understood()
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

    def _read_rows(self):
        rows = self._read_file()
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
