from collections import defaultdict
from datetime import timedelta

from odoo import api, models
from odoo.tools import SQL


class CoopEmployment(models.Model):
    """From which day to which day people qualify by their work: one query for all of them."""

    _inherit = "coop.employment"

    @api.model
    def _get_spans(self, partners, today):
        """Spans of time in which these people qualify by the work that is confirmed for them.

        A span is what is left of a version in Employees within its contract (an employee without
        any contract counts from the first version on), until the departure or the day on which
        the office found the employee archived, without the times whose kind of contract or of
        employee does not count. Of employees deleted since, it is what was known last.

        :param partners: res.partner
        :param date today: the last day of who was archived without a day
        :return: {(partner id, company id): [(first day, last day or None)]}, in order
        """
        models_read = ("hr.employee", "hr.version", "coop.employment", "coop.employment.kind")
        for name in models_read:
            self.env[name].flush_model()
        self.env.cr.execute(self._spans_query(partners.ids, today))
        spans = defaultdict(list)
        for partner, company, first, after in self.env.cr.fetchall():
            last = after - timedelta(days=1) if after else None
            spans[partner, company].append((first, last))
        return spans

    @api.model
    def _spans_query(self, partner_ids, today):
        return SQL(
            """
            WITH confirmed AS (
                SELECT m.partner_id, m.company_id, e.id AS employee_id,
                       CASE WHEN now_version.departure_date IS NOT NULL
                            THEN now_version.departure_date
                            WHEN NOT COALESCE(e.active, TRUE)
                            THEN COALESCE(m.noticed_on, %(today)s)
                       END AS last_day
                  FROM coop_employment m
                  JOIN hr_employee e ON e.id = m.employee_id
             LEFT JOIN hr_version now_version ON now_version.id = e.current_version_id
                 WHERE m.withdrawn_on IS NULL AND m.partner_id = ANY(%(partners)s)
            ), version AS (
                SELECT c.partner_id, c.company_id, v.employee_type, v.contract_type_id,
                       daterange(
                           CASE WHEN row_number() OVER by_date > 1 THEN v.date_version END,
                           lead(v.date_version) OVER by_date) AS of_version,
                       CASE WHEN v.contract_date_start > v.contract_date_end
                            THEN 'empty'::daterange
                            WHEN v.contract_date_start IS NOT NULL
                            THEN daterange(v.contract_date_start, v.contract_date_end, '[]')
                            WHEN bool_or(v.contract_date_start IS NOT NULL) OVER whole
                            THEN 'empty'::daterange
                            ELSE daterange(min(v.date_version) OVER whole, NULL)
                       END AS of_contract,
                       daterange(NULL, c.last_day, '[]') AS until
                  FROM confirmed c
                  JOIN hr_version v ON v.employee_id = c.employee_id AND v.active
                WINDOW whole AS (PARTITION BY v.employee_id),
                       by_date AS (PARTITION BY v.employee_id ORDER BY v.date_version)
            ), counted AS (
                SELECT v.partner_id, v.company_id, unnest(
                           datemultirange(v.of_version * v.of_contract * v.until)
                           - ((COALESCE(no_type.days, '{}') - COALESCE(yes_contract.days, '{}'))
                              + COALESCE(no_contract.days, '{}'))) AS span
                  FROM version v
            CROSS JOIN LATERAL (%(no_type)s) no_type
            CROSS JOIN LATERAL (%(yes_contract)s) yes_contract
            CROSS JOIN LATERAL (%(no_contract)s) no_contract
             UNION ALL
                SELECT m.partner_id, m.company_id,
                       daterange(m.employed_from, m.employed_to, '[]')
                  FROM coop_employment m
                 WHERE m.employee_id IS NULL AND m.withdrawn_on IS NULL
                   AND m.employed_from IS NOT NULL AND m.partner_id = ANY(%(partners)s)
            )
            SELECT partner_id, company_id, lower(span), upper(span)
              FROM (SELECT partner_id, company_id, unnest(range_agg(span)) AS span
                      FROM counted GROUP BY partner_id, company_id) whole
          ORDER BY partner_id, company_id, lower(span)
            """,
            today=today,
            partners=list(partner_ids),
            no_type=self._days_of_kind(
                SQL("k.contract_type_id IS NULL AND k.employee_type = v.employee_type"), False
            ),
            yes_contract=self._days_of_kind(SQL("k.contract_type_id = v.contract_type_id"), True),
            no_contract=self._days_of_kind(SQL("k.contract_type_id = v.contract_type_id"), False),
        )

    @api.model
    def _days_of_kind(self, condition, counts):
        return SQL(
            """
            SELECT range_agg(daterange(k.date_from, k.date_to, '[]')) AS days
              FROM coop_employment_kind k
             WHERE k.company_id = v.company_id AND k.counts = %s AND %s
            """,
            counts,
            condition,
        )
