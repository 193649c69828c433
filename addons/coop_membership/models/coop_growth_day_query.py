"""The same figures of one day: everybody once, in the first category and at the first place."""

from odoo.tools import SQL

from .coop_growth_query import GrowthQuery


class GrowthDayQuery(GrowthQuery):
    """SELECT of the rows of ``coop.growth`` for a single day: nothing to cut into days."""

    def _figures(self):
        return SQL(
            """
                 member AS (%(member)s),
                 ground AS (%(ground)s),
                 ground_once AS (
                     SELECT DISTINCT ON (partner_id, company_id) company_id, partner_id, category_id
                       FROM ground ORDER BY partner_id, company_id, sequence, category_id),
                 stay AS (%(stay)s),
                 stay_once AS (
                     SELECT DISTINCT ON (partner_id, company_id) company_id, partner_id, place_id
                       FROM stay
                      ORDER BY partner_id, company_id, rank, date_from DESC NULLS LAST, place_id),
                 person_area AS (%(person_area)s),
                 figure AS (
                     SELECT %(day)s::date AS day, true AS is_latest, company_id,
                            %(category)s AS category_id,
                            COALESCE(p.area_id, w.area_id) AS area_id, s.place_id,
                            count(m.category_id)::integer AS members,
                            (count(*) - count(m.category_id))::integer AS waiting
                       FROM ground_once g %(joined)s JOIN member m USING (company_id, partner_id)
                  LEFT JOIN stay_once s USING (company_id, partner_id)
                  LEFT JOIN (SELECT id, area_id FROM coop_place) AS p ON p.id = s.place_id
                  LEFT JOIN person_area w USING (company_id, partner_id)
                      GROUP BY 1, 2, 3, 4, 5, 6)
            """,
            member=self._member(),
            ground=self._ground(),
            stay=self._stay(),
            person_area=self._person_area(),
            day=self.day,
            # who is a member counts where they vote, but only where that may be known
            category=SQL("COALESCE(m.category_id, g.category_id)")
            if self.sees_all
            else SQL("g.category_id"),
            joined=SQL("FULL") if self.sees_all else SQL("LEFT"),
        )

    @property
    def day(self):
        return SQL("(%s)[1]", self.days)
