from datetime import timedelta

from odoo import models
from odoo.exceptions import UserError
from odoo.tools import format_date

from odoo.addons.coop_base.disclosure import (
    LEAST,
    TOTAL,
    derived,
    follows,
    hide,
    hide_row,
    too_few,
    whole,
)

# Figures that are nearer to each other than this are compared: what they differ by tells of those
# who came, left or got more in between.
APART = timedelta(days=300)


def key_of(line):
    """Return where a line stands in its table: (row, column), ``TOTAL`` for all together."""
    return (f"={line.group}" if line.group else TOTAL, f"={line.band}" if line.band else TOTAL)


class CoopStaffFigures(models.Model):
    """What the figures may tell: of fewer than five people nothing, not by subtraction either."""

    _inherit = "coop.staff.figures"

    def action_leave_out(self):
        """Leave out what would tell of too few people, and what that would follow from."""
        self._check_draft()
        for figures in self:
            figures._settle()
            near, left_out = figures._get_too_near(), {}
            for part, lines in figures._get_parts():
                known, also = figures._get_told_elsewhere(part, lines, left_out)
                left_out[part] = figures._get_left_out(lines, also | near.get(part, set()), known)
                for line in lines:
                    line.shown = key_of(line) not in left_out[part]
        return True

    def _get_parts(self):
        """Return [(part, lines)] in the order in which they are looked at."""
        self.ensure_one()
        lines = self.line_ids.with_context(lang="en_GB")
        parts = dict(self.line_ids._fields["part"].selection)
        found = [(part, lines.filtered(lambda one, part=part: one.part == part)) for part in parts]
        return [(part, rows) for part, rows in found if rows]

    def _get_left_out(self, lines, also, known):
        """Return the keys of a part that have to be left out."""
        table = {key_of(line): line.number for line in lines}
        if self._is_row(table):
            row = {key: number for key, number in table.items() if key != (TOTAL, TOTAL)}
            hidden = hide_row({key: 0 if key in also else row[key] for key in row})
            return hidden | {key for key in ((TOTAL, TOTAL),) if table[key] < LEAST}
        return hide(table, also=also, known=known)

    def _is_row(self, table):
        """Tell whether a part has groups alone, or bands alone, and so one total."""
        return all(TOTAL in key for key in table)

    def _get_told_elsewhere(self, part, lines, left_out):
        """Return (known, left out) of the totals of pay that the head-count tells as well."""
        keys = {key_of(line) for line in lines}
        if part != "pay" or self._is_row(keys) or "department" not in left_out:
            return set(), set()
        of_departments = {key_of(line) for line in self._get_lines_of("department")}
        same = keys & of_departments
        return same - left_out["department"], same & left_out["department"]

    def _get_lines_of(self, part):
        lines = self.line_ids.with_context(lang="en_GB")
        return lines.filtered(lambda line: line.part == part)

    def _get_too_near(self):
        """Return by part what differs by fewer than five from figures released not long before."""
        lines, near = self._get_lines_of("pay"), set()
        # each of them: what one left out because of the other follows from none of the rest
        for before in self._get_before():
            told = {key_of(line): line.number for line in before._get_lines_of("pay") if line.shown}
            near |= {
                key_of(line)
                for line in lines
                if 0 < abs(line.number - told.get(key_of(line), line.number)) < LEAST
            }
        return {"pay": near} if near else {}

    def _get_before(self):
        """Return all figures released before these of days that are near, and those they
        replace."""
        self.ensure_one()
        return self.supersedes_id | self.search(
            [
                ("company_id", "=", self.company_id.id),
                ("closed", "=", True),
                ("as_at", ">", self.as_at - APART),
                ("as_at", "<", self.as_at + APART),
            ]
        )

    # -- totals --------------------------------------------------------------------------------

    def _settle(self):
        """Write the totals of each part anew; what was left out of them stays left out."""
        self.ensure_one()
        for part, lines in self._get_parts():
            typed = lines.filtered(lambda line: not line.is_total)
            hidden = {key_of(line) for line in lines - typed if not line.shown}
            (lines - typed).unlink()
            cells = self._get_cells(part, typed)
            if self._is_row(cells):
                totals = {(TOTAL, TOTAL): sum(cells.values())}
            else:
                totals = {key: n for key, n in whole(cells).items() if TOTAL in key}
            self._write_totals(part, typed, totals, hidden)

    def _get_cells(self, part, typed):
        """Return {key: number} of the lines of a part, each once.

        :raise UserError: names what is there twice, or is said of some and not of others
        """
        cells = {}
        for line in typed:
            key = key_of(line)
            if key in cells or key == (TOTAL, TOTAL):
                raise UserError(
                    self.env._(
                        "“%(name)s” stands there twice, or without a name.", name=line._get_name()
                    )
                )
            cells[key] = line.number
        shapes = {(row == TOTAL, column == TOTAL) for row, column in cells}
        if len(shapes) > 1 or (part != "pay" and shapes != {(False, True)}):
            raise UserError(
                self.env._(
                    "In “%(part)s”, either each line says who and in which band, or none does.",
                    part=dict(typed._fields["part"]._description_selection(self.env))[part],
                )
            )
        return cells

    def _write_totals(self, part, typed, totals, hidden):
        rows = {key_of(line)[0]: line for line in typed}
        columns = {key_of(line)[1]: line for line in typed}
        langs = self._langs()
        for (row, column), number in totals.items():
            group = rows[row] if row != TOTAL else typed.browse()
            band = columns[column] if column != TOTAL else typed.browse()
            vals = {
                "release_id": self.id,
                "part": part,
                "number": number,
                "shown": (row, column) not in hidden,
                "is_total": True,
                "sequence": (group or band).sequence or 10_000,
            }
            line = self.env["coop.staff.figures.line"]
            for lang in langs:
                names = {
                    "group": group.with_context(lang=lang).group,
                    "band": band.with_context(lang=lang).band,
                }
                if not line:
                    line = line.with_context(lang=lang).create({**vals, **names})
                else:
                    said = {name: value for name, value in names.items() if value}
                    line.with_context(lang=lang).write(said)

    # -- releasing -----------------------------------------------------------------------------

    def _get_release_problems(self):
        self._settle()
        problems, hidden = super()._get_release_problems(), {}
        near = self._get_too_near()
        for part, lines in self._get_parts():
            table = {key_of(line): line.number for line in lines}
            named = {key_of(line): line.with_context(lang=self.env.lang) for line in lines}
            hidden[part] = {key_of(line) for line in lines if not line.shown}
            shown = table.keys() - hidden[part]
            known, also = self._get_told_elsewhere(part, lines, hidden)
            is_row = self._is_row(table)
            small = {key for key, n in table.items() if n < LEAST} if is_row else too_few(table)
            problems += [
                self.env._(
                    "“%(name)s” tells of fewer than five people: leave it out.",
                    name=named[key]._get_name(),
                )
                for key in sorted(shown & small)
            ]
            problems += [
                self.env._(
                    "“%(name)s” differs by fewer than five from what was released before: leave "
                    "it out.",
                    name=named[key]._get_name(),
                )
                for key in sorted(shown & near.get(part, set()))
            ]
            problems += [
                self.env._(
                    "“%(name)s” is left out in one place and told in another: leave it out in "
                    "both.",
                    name=named[key]._get_name(),
                )
                for key in sorted((also & shown) | (known & hidden[part]))
            ]
            problems += [
                self.env._(
                    "“%(name)s” is left out, and still follows from the other numbers: leave out "
                    "another one.",
                    name=named[key]._get_name(),
                )
                for key in sorted(self._get_derived(table, hidden[part], known, is_row))
            ]
        return problems

    def _get_derived(self, table, hidden, known, is_row):
        """Return which keys that are left out follow from what is told."""
        if is_row:
            row = {key: number for key, number in table.items() if key != (TOTAL, TOTAL)}
            left_out = hidden - {(TOTAL, TOTAL)}
            told = (TOTAL, TOTAL) not in hidden
            return left_out if told and follows(row, left_out) else set()
        return derived(table, hidden - known)

    def _prepare_release(self):
        """The numbers that are left out are forgotten."""
        self.line_ids.filtered(lambda line: not line.shown).write({"number": 0})

    def _prepare_superseding_vals(self):
        day = format_date(self.env, self.released_on)
        return {
            **super()._prepare_superseding_vals(),
            "name": self.env._("%(name)s, instead of those of %(day)s", name=self.name, day=day),
        }
