from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.coop_base.disclosure import LEAST, REST, in_groups

#: the number of the area of whom none is known
NOWHERE = 0
BREAKDOWNS = [
    ("contest", "By constituency"),
    ("way", "By way of voting"),
    ("area", "By area"),
    ("area_way", "By area and way of voting"),
]


class CoopElectionTurnout(models.Model):
    """How many could vote and how many did, over the years. Behind the wall.

    Kept at the declaration, as long as the roll has names, and so that no number tells of fewer
    than five people, those who did not vote and what can be reckoned included. The roll can be
    destroyed later; this stays.
    """

    _name = "coop.election.turnout"
    _description = "Turnout"
    _inherit = ["coop.company.mixin", "coop.wall"]
    _log_access = False
    _order = "closed_on desc, election_id, contest_id, breakdown, id"
    _rec_name = "contest_id"

    election_id = fields.Many2one(
        "coop.election", required=True, index=True, check_company=True, ondelete="restrict"
    )
    contest_id = fields.Many2one(
        "coop.election.contest", required=True, check_company=True, ondelete="restrict"
    )
    constituency_id = fields.Many2one("coop.constituency", check_company=True, ondelete="restrict")
    breakdown = fields.Selection(BREAKDOWNS, "Counted", required=True)
    area_id = fields.Many2one("coop.area", check_company=True, ondelete="restrict")
    is_rest = fields.Boolean("Other areas together")
    way = fields.Selection("_list_ways", "Way of voting")
    closed_on = fields.Date("Voting ended on", required=True)
    year = fields.Char(required=True)
    electors = fields.Integer("Could vote", help="Nothing where it is counted by way of voting.")
    voted = fields.Integer(required=True)
    turnout = fields.Float("Turnout (per cent)", aggregator="avg", digits=(5, 1))

    _never_few = models.Constraint(
        f"CHECK (voted >= {LEAST} AND (COALESCE(electors, 0) = 0 OR electors - voted >= {LEAST}))",
        "No number tells of fewer than five people.",
    )

    @api.model
    def _list_ways(self):
        field = self.env["coop.election.envelope"]._fields["channel"]
        return field._description_selection(self.env)

    @api.depends("contest_id", "area_id", "is_rest", "way")
    @api.depends_context("lang")
    def _compute_display_name(self):
        ways = dict(self._list_ways())
        for row in self:
            # sudo: what a contest and an area are called is public
            shown = row.sudo()
            rest = self.env._("Other areas") if row.is_rest else ""
            parts = (shown.contest_id._get_label(), shown.area_id.name or rest, ways.get(row.way))
            row.display_name = ", ".join(filter(None, parts))

    def _read_group_select(self, aggregate_spec, query):
        if aggregate_spec != "turnout:avg":
            return super()._read_group_select(aggregate_spec, query)
        # of several contests: by how many could vote, and not the mean of their turnouts
        return SQL(
            "ROUND(100.0 * SUM(%(voted)s) FILTER (WHERE %(electors)s > 0)"
            " / NULLIF(SUM(%(electors)s), 0), 1)",
            voted=self._field_to_sql(self._table, "voted", query),
            electors=self._field_to_sql(self._table, "electors", query),
        )


class CoopElectionContest(models.Model):
    _inherit = "coop.election.contest"

    def _prepare_turnout(self):
        """Return the rows that are kept of this contest, as values; none where few voted."""
        self.ensure_one()
        declared = self._get_declared()
        electors, voted = declared["electors"], declared["voted"]
        if min(voted, electors - voted) < LEAST:
            return []
        rows = [self._prepare_turnout_row("contest", voted, electors)]
        ways = declared["ways"] or {}
        rows += [self._prepare_turnout_row("way", count, way=way) for way, count in ways.items()]
        areas = self._get_area_groups()
        for area, counts in areas.items():
            did = sum(counts[1:])
            rows.append(self._prepare_turnout_row("area", did, did + counts[0], area))
        if len(ways) < 2:
            return rows
        for area, counts in in_groups(areas).items():
            rows += [
                self._prepare_turnout_row("area_way", count, area=area, way=way)
                for way, count in zip(sorted(ways), counts[1:], strict=True)
            ]
        return rows

    def _get_area_groups(self):
        """Return {area, or ``REST``: (did not vote, voted in each way in the order of its code)},
        where no number of those who voted, or did not, is small."""
        counts = self._count_by_area()
        ways = sorted({way for by_way in counts.values() for way in by_way if way})
        cells = {
            area: (by_way.get(None, 0), sum(by_way.get(way, 0) for way in ways))
            for area, by_way in counts.items()
        }
        # who has no area known is among the others
        told = in_groups(cells, apart=(REST, NOWHERE))
        rest = [area for area in cells if area not in told]
        groups = {area: [area] for area in told if area is not REST}
        if REST in told:
            groups[REST] = rest
        return {
            group: tuple(sum(counts[area].get(way, 0) for area in areas) for way in (None, *ways))
            for group, areas in groups.items()
        }

    def _count_by_area(self):
        """Return {number of the area, 0 where none is known: {way, None: how many}} of the roll."""
        self.ensure_one()
        self.env.flush_all()
        day = self.election_id.qualifying_on
        area = self.env["coop.membership"]._sql_area_on("m", day)
        query = SQL(
            """SELECT COALESCE(one.area, 0), one.channel, COUNT(*)
                 FROM (SELECT %(area)s AS area, v.channel
                         FROM coop_election_elector e
                         JOIN coop_membership m ON m.id = e.membership_id
                    LEFT JOIN coop_election_envelope v ON v.elector_id = e.id
                        WHERE e.contest_id = %(contest)s AND e.state = 'on') AS one
                GROUP BY 1, 2 ORDER BY 1, 2""",
            area=area,
            contest=self.id,
        )
        counts = {}
        for number, way, count in self.env.execute_query(query):
            counts.setdefault(number, {})[way] = count
        return counts

    def _prepare_turnout_row(self, breakdown, voted, electors=None, area=None, way=None):
        by_area = breakdown in ("area", "area_way")
        day = self.env["coop.clock"].day_of(
            self.election_id._get_step("poll_closes").at, self.company_id
        )
        return {
            "company_id": self.company_id.id,
            "election_id": self.election_id.id,
            "contest_id": self.id,
            "constituency_id": self.constituency_id.id,
            "breakdown": breakdown,
            "area_id": area or False,
            "is_rest": by_area and not area,
            "way": way or False,
            "closed_on": day,
            "year": str(day.year),
            "electors": electors,
            "voted": voted,
            "turnout": round(100 * voted / electors, 1) if electors else False,
        }


class CoopElection(models.Model):
    """Turnout is kept with the declaration, and shown below the result."""

    _inherit = "coop.election"

    def _declare(self):
        declaration = super()._declare()
        # sudo: kept by the act of the election, which checked the right
        self.sudo()._keep_turnout()
        return declaration

    def _keep_turnout(self):
        if self.is_rehearsal:
            return
        rows = [row for contest in self._get_polled() for row in contest._prepare_turnout()]
        self.env["coop.election.turnout"].create(rows)

    def _get_turnout(self, number):
        """Return what is kept of the turnout in a contest, by area.

        :param int number: of the coop.election.contest
        """
        # sudo: it is published with the result
        rows = self.env["coop.election.turnout"].sudo()
        return rows.search([("contest_id", "=", number), ("breakdown", "in", ("area", "area_way"))])

    def _show_contest_result(self, contest):
        shown = super()._show_contest_result(contest)
        rows = self._get_turnout(contest["contest"])
        return {**shown, "turnout": self._show_turnout(rows) if rows else None}

    def _show_turnout(self, rows):
        """Return the small table of turnout: ways (names), rows (area, electors, voted, per cent,
        counts by way or None)."""
        by_way = rows.filtered(lambda one: one.breakdown == "area_way")
        names = dict(rows._list_ways())
        ways = sorted(set(by_way.mapped("way")))
        shown = []
        for row in rows - by_way:
            mine = by_way.filtered(
                lambda one, r=row: (one.area_id, one.is_rest) == (r.area_id, r.is_rest)
            )
            counts = {one.way: one.voted for one in mine}
            shown.append(
                {
                    "area": row.area_id.name or self.env._("Other areas"),
                    "electors": row.electors,
                    "voted": row.voted,
                    "turnout": f"{row.turnout:.1f} %",
                    # the others may be more areas there, for the same reason
                    "ways": [
                        counts.get(way) if sum(counts.values()) == row.voted else None
                        for way in ways
                    ],
                }
            )
        return {"ways": [names[way] for way in ways], "rows": shown}
