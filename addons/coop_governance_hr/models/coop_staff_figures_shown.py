from odoo import models


class CoopStaffFigures(models.Model):
    """The figures as tables for people who read them on a page."""

    _inherit = "coop.staff.figures"

    def _get_tables(self):
        """Return tables: dicts of title, columns, rows; a row is (name, [number or None])."""
        self.ensure_one()
        titles = dict(self.line_ids._fields["part"]._description_selection(self.env))
        return [
            {"title": titles[part], **self._get_table(part)} for part, _lines in self._get_parts()
        ]

    def _get_table(self, part):
        everybody = self.env._("All together")
        lines = self.line_ids.filtered(lambda line: line.part == part)
        numbers = {
            (line.group or "", line.band or ""): line.number if line.shown else None
            for line in lines
        }
        groups = list(dict.fromkeys(line.group or "" for line in lines if line.group))
        bands = list(dict.fromkeys(line.band or "" for line in lines if line.band))
        if groups and bands:
            columns, rows = [*bands, ""], [*groups, ""]
            found = [(row, [numbers.get((row, column)) for column in columns]) for row in rows]
        elif bands:
            columns, found = [""], [(band, [numbers.get(("", band))]) for band in [*bands, ""]]
        else:
            columns, found = [""], [(row, [numbers.get((row, ""))]) for row in [*groups, ""]]
        alone = everybody if bands and groups else self.env._("People")
        return {
            "columns": [column or alone for column in columns],
            "rows": [(row or everybody, values) for row, values in found],
        }
