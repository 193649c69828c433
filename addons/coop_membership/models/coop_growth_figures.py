"""From the times in which people count to the figures of each day, and which of them are shown."""

from odoo.tools import SQL

# Nobody reads of a group smaller than this in figures by area who may not know who is supported.
FEW = 5


class GrowthFigures:
    """The last part of the query of ``coop.growth``: cells, days, and small groups together."""

    def _cell(self):
        """The same by cell: category, area and place."""
        return SQL(
            """
            SELECT company_id, category_id, area_id, place_id, a, b,
                   sum(members) AS members, sum(waiting) AS waiting
              FROM (
                SELECT s.company_id, s.category_id, w.area_id, NULL::integer AS place_id, s.a, s.b,
                       s.members, s.waiting
                  FROM span s LEFT JOIN person_area w USING (company_id, partner_id)
                 UNION ALL
                SELECT s.company_id, s.category_id, at.area_id, at.place_id,
                       GREATEST(s.a, t.a), LEAST(s.b, t.b),
                       at.sign * s.members, at.sign * s.waiting
                  FROM span s
                  JOIN stay_once t USING (company_id, partner_id)
             LEFT JOIN person_area w USING (company_id, partner_id),
               LATERAL (VALUES (COALESCE(t.area_id, w.area_id), t.place_id, 1),
                               (w.area_id, NULL, -1)) AS at (area_id, place_id, sign)
                 WHERE GREATEST(s.a, t.a) <= LEAST(s.b, t.b)
              ) AS piece
             GROUP BY 1, 2, 3, 4, 5, 6
            """
        )

    def _figure(self):
        """A row for every cell and every day, so that an average over days is one.

        Each cell says by how many it changes on the day on which a time begins and on the day after
        its end; the figure of a day is the sum of all changes until then. So a time that lasts for
        years costs no more than one of a month.
        """
        return SQL(
            """
            SELECT d.day, d.i = %(count)s AS is_latest, k.company_id, k.category_id,
                   NULLIF(k.area_id, 0) AS area_id, NULLIF(k.place_id, 0) AS place_id,
                   (sum(COALESCE(c.members, 0)) OVER cell_days)::integer AS members,
                   (sum(COALESCE(c.waiting, 0)) OVER cell_days)::integer AS waiting
              FROM (SELECT company_id, category_id, area_id, place_id FROM change
                     GROUP BY 1, 2, 3, 4) AS k
        CROSS JOIN unnest(%(days)s) WITH ORDINALITY AS d (day, i)
         LEFT JOIN change c
                   ON c.company_id = k.company_id AND c.category_id = k.category_id
                      AND c.area_id = k.area_id AND c.place_id = k.place_id AND c.i = d.i
            WINDOW cell_days AS (
                PARTITION BY k.company_id, k.category_id, k.area_id, k.place_id ORDER BY d.i)
            """,
            count=self.count,
            days=self.days,
        )

    def _change(self):
        """By how many a cell changes on a day; nothing stands as 0 here, to be joined."""
        return SQL(
            """
            SELECT company_id, category_id, COALESCE(area_id, 0) AS area_id,
                   COALESCE(place_id, 0) AS place_id, edge.i,
                   sum(edge.sign * members) AS members, sum(edge.sign * waiting) AS waiting
              FROM cell, LATERAL (VALUES (a, 1), (b + 1, -1)) AS edge (i, sign)
             GROUP BY 1, 2, 3, 4, 5
            """
        )

    def _shown(self):
        """Small groups join those of unknown area, with one more where they would still be few.

        So no figure by area is of fewer than ``FEW`` people, nor is any difference of two. Who
        may know who is supported may know these as well.
        """
        if self.sees_all:
            return SQL("SELECT * FROM figure")
        return SQL(
            """
            SELECT day, is_latest, company_id, category_id,
                   CASE WHEN is_few THEN NULL ELSE area_id END AS area_id,
                   NULL::integer AS place_id,
                   sum(members)::integer AS members, sum(waiting)::integer AS waiting
              FROM (
                SELECT *, people < %(few)s OR before BETWEEN 1 AND %(few)s - 1 AS is_few
                  FROM (
                    SELECT *, sum(people) OVER (
                               PARTITION BY day, company_id, category_id
                               ORDER BY area_id IS NOT NULL, people, area_id
                               ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
                           ) AS before
                      FROM (
                        SELECT day, is_latest, company_id, category_id, area_id,
                               sum(members) AS members, sum(waiting) AS waiting,
                               sum(members + waiting) AS people
                          FROM figure GROUP BY 1, 2, 3, 4, 5
                      ) AS area
                  ) AS counted
              ) AS judged
             GROUP BY 1, 2, 3, 4, 5
            """,
            few=FEW,
        )
