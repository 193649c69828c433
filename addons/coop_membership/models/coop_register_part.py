from dataclasses import dataclass

from odoo import api, models
from odoo.tools import SQL

PARTS = [
    ("all", "The whole register"),
    ("members", "Members on the day, without those who ceased"),
    ("letters", "Names from one letter to another"),
    ("named", "The entries of certain members"),
    ("index", "The index of names alone"),
]


@dataclass(frozen=True)
class RegisterPart:
    """Which part of the register is meant; how it is chosen stands in the copy that is given."""

    kind: str = "all"
    first: str = ""  # letters of the index, both included
    last: str = ""
    numbers: tuple = ()  # membership numbers

    def where(self):
        """Which lines of the register belong to the part."""
        if self.kind == "members":
            return SQL("ceased IS NULL")
        if self.kind == "letters":
            return SQL(
                """left(sort_key, 1) COLLATE "C" BETWEEN %s AND %s""",
                self.first.lower(),
                self.last.lower(),
            )
        if self.kind == "named":
            return SQL("number = ANY(%s)", list(self.numbers))
        return SQL("TRUE")

    @property
    def is_narrow(self):
        """Whether lines are left out."""
        return self.kind in ("members", "letters", "named")


class CoopRegisterEntry(models.Model):
    """A part of the register, where `coop_register_part` in the context names one.

    Whoever asks may have a copy of the register or of any part of it (Companies Act 2006
    s.116(2)). No request from outside can make a `RegisterPart`, so none narrows what is read.
    """

    _inherit = "coop.register.entry"

    @api.model
    def _part(self):
        part = self.env.context.get("coop_register_part")
        return part if isinstance(part, RegisterPart) else RegisterPart()

    @api.model
    def _sql_lines(self, company, as_at, known, between=None):
        lines = super()._sql_lines(company, as_at, known, between)
        part = self._part()
        if not part.is_narrow:
            return lines
        return SQL(
            """SELECT * FROM (%s) AS part WHERE %s ORDER BY length(number), number COLLATE "C" """,
            lines,
            part.where(),
        )

    @api.model
    def _count_as_at(self, company, as_at, known_at=None):
        if not self._part().is_narrow:
            return super()._count_as_at(company, as_at, known_at)
        lines = self._sql_lines(company, as_at, self._known_instant(company, known_at))
        self.flush_model()
        return self.env.execute_query(
            SQL("SELECT count(*), count(*) FILTER (WHERE ceased IS NULL) FROM (%s) AS part", lines)
        )[0]

    @api.model
    def _volume_bounds(self, company, as_at, known_at, rows):
        if not self._part().is_narrow:
            return super()._volume_bounds(company, as_at, known_at, rows)
        lines = self._sql_lines(company, as_at, self._known_instant(company, known_at))
        self.flush_model()
        return self.env.execute_query(
            SQL(
                """SELECT (array_agg(number ORDER BY place))[1],
                          (array_agg(number ORDER BY place DESC))[1]
                     FROM (SELECT number, row_number() OVER (
                                  ORDER BY length(number), number COLLATE "C") AS place
                             FROM (%s) AS part) AS numbered
                 GROUP BY (place - 1) / %s ORDER BY min(place)""",
                lines,
                rows,
            )
        )
