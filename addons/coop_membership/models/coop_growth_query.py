"""The figures of growth, set-based: one pass over people, whatever the number of days.

A day is its place in the list of days, from 1. What holds from a date to a date holds on the days
from ``a`` to ``b``. Times of one person that may overlap (two qualifications, a house and a day
service) are cut wherever one of them begins or ends, and of each piece the first in order is taken.
All others are counted by their two ends: people who qualify, less those of them who are
members, each with the places where they live or work, less those times from "no place known".
"""

from odoo.tools import SQL

from .coop_growth_figures import GrowthFigures


class GrowthQuery(GrowthFigures):
    """SELECT of the rows of ``coop.growth``.

    :param list companies: ids of the co-ops
    :param list days: dates, the earliest first
    :param bool sees_all: whether all categories and all places are in the figures, or the openly
        known categories alone
    """

    def __init__(self, companies, days, sees_all):
        self.companies = companies
        self.days = SQL("%s::date[]", days)
        self.count = len(days)
        self.sees_all = sees_all

    def sql(self):
        return SQL(
            """
            WITH %(figures)s
            SELECT ('x' || substr(md5(concat_ws('/', %(reader)s, day, company_id, category_id,
                                                 COALESCE(area_id, 0), COALESCE(place_id, 0))),
                                  1, 13))::bit(52)::bigint AS id,
                   figure.*, members + waiting AS people,
                   COALESCE(100.0 * members / NULLIF(members + waiting, 0), 0)::float AS share
              FROM (%(shown)s) AS figure
            """,
            figures=self._figures(),
            shown=self._shown(),
            reader=int(self.sees_all),
        )

    def _figures(self):
        """Common table expressions of which the last is ``figure``: the rows, without an id."""
        return SQL(
            """
                 member AS MATERIALIZED (%(member)s),
                 ground AS MATERIALIZED (%(ground)s),
                 ground_once AS MATERIALIZED (%(ground_once)s),
                 stay AS MATERIALIZED (%(stay)s),
                 stay_once AS MATERIALIZED (%(stay_once)s),
                 person_area AS MATERIALIZED (%(person_area)s),
                 span AS MATERIALIZED (%(span)s),
                 cell AS MATERIALIZED (%(cell)s),
                 change AS MATERIALIZED (%(change)s),
                 figure AS (%(figure)s)
            """,
            member=self._member(),
            ground=self._ground(),
            ground_once=self._ground_once(),
            stay=self._stay(),
            stay_once=self._stay_once(),
            person_area=self._person_area(),
            span=self._span(),
            cell=self._cell(),
            change=self._change(),
            figure=self._figure(),
        )

    def _first(self, date):
        """The first of the days on or after ``date``."""
        return SQL(
            "CASE WHEN %s IS NULL THEN 1 ELSE width_bucket(%s - 1, %s) + 1 END",
            date,
            date,
            self.days,
        )

    def _last(self, date):
        """The last of the days on or before ``date``; the last of all where it is empty."""
        return SQL(
            "CASE WHEN %s IS NULL THEN %s ELSE width_bucket(%s, %s) END",
            date,
            self.count,
            date,
            self.days,
        )

    def _member(self):
        """When people are members, and voting where; never twice on one day."""
        return SQL(
            """
            SELECT * FROM (
                SELECT m.company_id, m.partner_id, p.category_id, %(a)s AS a, %(b)s AS b
                  FROM coop_membership_period p
                  JOIN coop_membership m ON m.id = p.membership_id
                 WHERE p.company_id = ANY(%(companies)s)
            ) AS all_times WHERE a <= b
            """,
            a=self._first(SQL("p.date_from")),
            b=self._last(SQL("p.date_to")),
            companies=self.companies,
        )

    def _ground(self):
        """When people qualify: not beyond their death."""
        return SQL(
            """
            SELECT * FROM (
                SELECT q.company_id, q.partner_id, q.category_id, c.sequence, q.place_id,
                       q.area_id, q.date_from, %(a)s AS a,
                       %(b)s AS b
                  FROM coop_qualification q
                  JOIN coop_membership_category c ON c.id = q.category_id
             LEFT JOIN coop_membership dead
                       ON dead.partner_id = q.partner_id AND dead.company_id = q.company_id
                          AND dead.died_on IS NOT NULL AND dead.active
                 WHERE q.company_id = ANY(%(companies)s) %(known)s
            ) AS all_times WHERE a <= b
            """,
            a=self._first(SQL("q.date_from")),
            b=self._last(SQL("LEAST(q.date_to, dead.died_on)")),
            companies=self.companies,
            known=SQL() if self.sees_all else SQL("AND c.openly_known"),
        )

    def _ground_once(self):
        """As ``ground``, but nobody twice on one day: the first category in their order."""
        return SQL(
            """
            SELECT g.company_id, g.partner_id, g.category_id, g.a, g.b
              FROM ground g
             WHERE NOT EXISTS (SELECT FROM (%(many)s) AS many
                                WHERE many.partner_id = g.partner_id
                                  AND many.company_id = g.company_id)
             UNION ALL
            (SELECT DISTINCT ON (g.company_id, g.partner_id, piece.a)
                    g.company_id, g.partner_id, g.category_id, piece.a, piece.b
               FROM (%(pieces)s) AS piece
               JOIN ground g USING (company_id, partner_id)
              WHERE g.a <= piece.a AND piece.b <= g.b
              ORDER BY g.company_id, g.partner_id, piece.a, g.sequence, g.category_id)
            """,
            many=self._many(SQL("ground")),
            pieces=self._pieces(SQL("ground")),
        )

    def _many(self, times):
        """Who has more than one time."""
        return SQL("SELECT company_id, partner_id FROM %s GROUP BY 1, 2 HAVING count(*) > 1", times)

    def _pieces(self, times):
        """The times of these people, cut wherever one of them begins or ends."""
        return SQL(
            """
            SELECT company_id, partner_id, point AS a,
                   lead(point) OVER (PARTITION BY company_id, partner_id ORDER BY point) - 1 AS b
              FROM (
                SELECT company_id, partner_id, cut.point
                  FROM (%(many)s) AS many
                  JOIN %(times)s USING (company_id, partner_id),
               LATERAL (VALUES (a), (b + 1)) AS cut (point)
                 GROUP BY 1, 2, 3
              ) AS points
            """,
            many=self._many(times),
            times=times,
        )

    def _stay(self):
        """When people are at a place: where they live, else where they go, else where they work.

        Where people live is known to nobody who may not know who is supported."""
        work = SQL(
            """
            SELECT g.company_id, g.partner_id, g.place_id, 2 AS rank, g.date_from, g.a, g.b
              FROM ground g WHERE g.place_id IS NOT NULL
            """
        )
        if not self.sees_all:
            return work
        return SQL(
            """
            %(work)s
             UNION ALL
            SELECT * FROM (
                SELECT p.company_id, r.partner_id, r.place_id,
                       CASE WHEN p.kind = 'house' THEN 0 ELSE 1 END, r.date_from, %(a)s AS a,
                       %(b)s AS b
                  FROM coop_place_resident r JOIN coop_place p ON p.id = r.place_id
                 WHERE r.company_id = ANY(%(companies)s)
            ) AS all_times WHERE a <= b
            """,
            work=work,
            a=self._first(SQL("r.date_from")),
            b=self._last(SQL("r.date_to")),
            companies=self.companies,
        )

    def _stay_once(self):
        return SQL(
            """
            SELECT once.company_id, once.partner_id, once.place_id, p.area_id, once.a, once.b
              FROM (
                SELECT s.company_id, s.partner_id, s.place_id, s.a, s.b
                  FROM stay s
                 WHERE NOT EXISTS (SELECT FROM (%(many)s) AS many
                                    WHERE many.partner_id = s.partner_id
                                      AND many.company_id = s.company_id)
                 UNION ALL
                (SELECT DISTINCT ON (s.company_id, s.partner_id, piece.a)
                        s.company_id, s.partner_id, s.place_id, piece.a, piece.b
                   FROM (%(pieces)s) AS piece
                   JOIN stay s USING (company_id, partner_id)
                  WHERE s.a <= piece.a AND piece.b <= s.b
                  ORDER BY s.company_id, s.partner_id, piece.a, s.rank,
                           s.date_from DESC NULLS LAST, s.place_id)
              ) AS once
              JOIN coop_place p ON p.id = once.place_id
            """,
            many=self._many(SQL("stay")),
            pieces=self._pieces(SQL("stay")),
        )

    def _person_area(self):
        """The area of who is at no place: where they belong as members, else as noted."""
        return SQL(
            """
            SELECT DISTINCT ON (partner_id, company_id) company_id, partner_id, area_id
              FROM (
                SELECT company_id, partner_id, area_id, 0 AS rank, 0 AS latest
                  FROM coop_membership
                 WHERE area_id IS NOT NULL AND company_id = ANY(%(companies)s)
                 UNION ALL
                SELECT g.company_id, g.partner_id, g.area_id, 1, g.b
                  FROM ground g WHERE g.area_id IS NOT NULL
              ) AS said
             ORDER BY partner_id, company_id, rank, latest DESC
            """,
            companies=self.companies,
        )

    def _span(self):
        """How many more, of members and of those who are not, from day ``a`` to day ``b``."""
        both = SQL(
            """
              FROM ground_once g
              JOIN member m USING (company_id, partner_id)
             WHERE GREATEST(g.a, m.a) <= LEAST(g.b, m.b)
            """
        )
        if self.sees_all:
            # who is a member counts where they vote, whatever else they qualify for
            joined = SQL(
                "SELECT company_id, partner_id, category_id, a, b, 1, 0 FROM member"
                " UNION ALL SELECT company_id, partner_id, g.category_id, GREATEST(g.a, m.a),"
                " LEAST(g.b, m.b), 0, -1 %s",
                both,
            )
        else:
            joined = SQL(
                "SELECT company_id, partner_id, g.category_id, GREATEST(g.a, m.a),"
                " LEAST(g.b, m.b), 1, -1 %s",
                both,
            )
        return SQL(
            """
            SELECT company_id, partner_id, category_id, a, b, 0 AS members, 1 AS waiting
              FROM ground_once
             UNION ALL %s
            """,
            joined,
        )
