from collections import defaultdict

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from .coop_growth_figures import FEW

#: what counts are by
GROUPINGS = ("all", "class", "area", "category")


class CoopMembership(models.Model):
    """How many members there were at the start and at the end of a time, who joined, who left.

    Counted at the end of the day, as the register shows it: whoever ceased on a day is not a
    member at its end. Periods are counted and not entries of the register, so that a year adds up
    also after entries have been removed from the register.
    """

    _inherit = "coop.membership"

    @api.model
    def _count_members(self, company, start, end, by="all"):
        """Members of a co-op from the beginning of day ``start`` to the end of day ``end``.

        :param by: "all", "class" (as printed in the register), "area", or "category"
        :return: list of dicts in the order of their labels: ``label``, ``at_start``, ``joined``,
            ``left``, ``moved`` (into the group less out of it), ``at_end``; always
            at_start + joined - left + moved = at_end

        Whoever may not know who is supported sees openly known categories alone, without a total
        of all, and areas of few people together, as in the figures of growth.
        """
        if by not in GROUPINGS:
            raise UserError(self.env._("Choose by what the members are counted."))
        if end < start:
            raise UserError(self.env._("The last day is before the first one."))
        self.env.flush_all()
        counts = defaultdict(lambda: dict.fromkeys(("at_start", "joined", "left", "at_end"), 0))
        for name, query in self._sql_counts(company, start, end, by).items():
            for group, count in self.env.execute_query(query):
                counts[group or False][name] = count
        rows = self._label_counts(counts, by)
        for row in rows:
            row["moved"] = row["at_end"] - row["at_start"] - row["joined"] + row["left"]
        return rows

    def _sees_all_counts(self):
        return self.env.su or self.env.user.has_group("coop_membership.group_support_status")

    def _sql_counts(self, company, start, end, by):
        """name -> SELECT of (group, number)."""
        begun = SQL("p.begun_how != 'change'")
        ended = SQL("p.ended_why != 'change'")
        # the last day of a period is a day of membership; at its end it is none, but where the
        # next period begins the day after
        gone = SQL("p.date_to + CASE WHEN p.ended_why = 'change' THEN 1 ELSE 0 END")
        day_before = SQL("%s::date - 1", start)
        wanted = {
            "at_start": (
                SQL(
                    "p.date_from <= %(day)s AND (p.date_to IS NULL OR %(gone)s > %(day)s)",
                    day=day_before,
                    gone=gone,
                ),
                day_before,
            ),
            "at_end": (
                SQL(
                    "p.date_from <= %(day)s AND (p.date_to IS NULL OR %(gone)s > %(day)s)",
                    day=end,
                    gone=gone,
                ),
                SQL("%s::date", end),
            ),
            "joined": (
                SQL("%s AND p.date_from BETWEEN %s AND %s", begun, start, end),
                SQL("p.date_from"),
            ),
            "left": (
                SQL("%s AND p.date_to BETWEEN %s AND %s", ended, start, end),
                SQL("p.date_to"),
            ),
        }
        return {
            name: SQL(
                """
                SELECT %(group)s, count(*)
                  FROM coop_membership_period p
                  JOIN coop_membership m ON m.id = p.membership_id
                  JOIN coop_membership_category c ON c.id = p.category_id
                 WHERE p.company_id = %(company)s AND %(where)s %(known)s
              GROUP BY 1
                """,
                group=self._sql_group(by, day),
                company=company.id,
                where=where,
                known=SQL("AND c.openly_known")
                if by == "category" and not self._sees_all_counts()
                else SQL(),
            )
            for name, (where, day) in wanted.items()
        }

    def _sql_group(self, by, day):
        if by == "class":
            return SQL("c.class_label->>'en_GB'")  # as printed: one language for all
        if by == "area":
            return self._sql_area_on("m", day)
        if by == "category":
            return SQL("p.category_id")
        return SQL("0")

    def _label_counts(self, counts, by):
        rows = [{"group": group, **figures} for group, figures in counts.items()]
        if by == "area":
            if not self._sees_all_counts():
                rows = self._merge_few(rows)
            areas = self.env["coop.area"].browse([row["group"] for row in rows if row["group"]])
            labels = {area.id: area.name for area in areas}
            other = self.env._("Not known, or few members")
        elif by == "category":
            ids = [row["group"] for row in rows]
            categories = self.env["coop.membership.category"].browse(ids)
            labels = {category.id: category.name for category in categories}
            other = ""
        elif by == "class":
            labels = {row["group"]: row["group"] for row in rows}
            other = self.env._("Without a class")
        else:
            labels, other = {}, self.env._("All members")
        for row in rows:
            row["label"] = labels.get(row.pop("group"), other)
        return sorted(rows, key=lambda row: (row["label"] == other, row["label"]))

    @api.model
    def _merge_few(self, rows):
        """Put groups of few people together with those of no group, and one more where the sum
        would still be few: then no figure, nor a difference of two, is of few people."""
        rest = {"group": False, "at_start": 0, "joined": 0, "left": 0, "at_end": 0}
        size = {id(row): row["at_start"] + row["joined"] for row in rows}
        merged, kept = 0, []
        for row in sorted(rows, key=lambda row: (bool(row["group"]), size[id(row)])):
            if not row["group"] or size[id(row)] < FEW or 0 < merged < FEW:
                merged += size[id(row)]
                for name in ("at_start", "joined", "left", "at_end"):
                    rest[name] += row[name]
            else:
                kept.append(row)
        return kept + [rest] if merged else kept
