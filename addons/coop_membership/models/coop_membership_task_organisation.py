from odoo import api, fields, models
from odoo.tools import SQL


class CoopMembershipTask(models.Model):
    """Organisations for which nobody can act or vote, and what they say about it."""

    _inherit = "coop.membership.task"

    kind = fields.Selection(
        selection_add=[
            ("representative", "Organisation: nobody acts for it"),
            ("voter", "Organisation: nobody votes for it"),
            ("representative_change", "Organisation names somebody"),
        ]
    )

    _depends = {
        "coop.representative": ["membership_id", "role", "partner_id", "date_from", "date_to"],
        "coop.representative.change": ["state", "person_name", "asked_at"],
        "coop.membership": ["partner_id", "died_on"],
        "coop.membership.period": ["date_from", "date_to"],
        "res.partner": ["is_company", "active", "name"],
    }

    @api.model
    def _get_sources(self):
        sources = {
            **super()._get_sources(),
            42: SQL(
                """
                SELECT 'representative_change', p.name, c.company_id, c.asked_at, NULL::date,
                       'coop.representative.change', c.id, c.id
                  FROM coop_representative_change c
                  JOIN coop_membership m ON m.id = c.membership_id
                  JOIN res_partner p ON p.id = m.partner_id
                 WHERE c.state = 'waiting'
                """
            ),
        }
        for number, role in ((40, "representative"), (41, "voter")):
            sources[number] = self._get_unrepresented(role)
        return sources

    @api.model
    def _get_sentences(self):
        return {
            **super()._get_sentences(),
            "representative": self.env._(
                "Ask %(name)s who acts for it now: there is nobody whom we can write to."
            ),
            "voter": self.env._("Ask %(name)s who votes for it now: it has no voter."),
            "representative_change": self.env._(
                "Enter whom %(name)s named on %(since)s to act or vote for it."
            ),
        }

    def _get_unrepresented(self, role):
        """Members that are organisations for which nobody does `role` today, or somebody who has
        died or whose contact is archived; since the day on which the last one stopped."""
        today = self.env["coop.clock"].today()
        return SQL(
            """
            SELECT %(role)s, p.name, m.company_id,
                   COALESCE((SELECT max(COALESCE(r.date_to, r.date_from))
                               FROM coop_representative r
                              WHERE r.membership_id = m.id AND r.role = %(role)s
                                AND r.date_from <= %(today)s),
                            (SELECT min(t.date_from) FROM coop_membership_period t
                              WHERE t.membership_id = m.id))::timestamp,
                   NULL::date, 'coop.membership', m.id, m.id
              FROM coop_membership m
              JOIN res_partner p ON p.id = m.partner_id AND p.is_company
             WHERE EXISTS (SELECT FROM coop_membership_period t
                            WHERE t.membership_id = m.id AND t.date_from <= %(today)s
                              AND (t.date_to IS NULL OR t.date_to >= %(today)s))
               AND NOT EXISTS (
                   SELECT FROM coop_representative r JOIN res_partner a ON a.id = r.partner_id
                    WHERE r.membership_id = m.id AND r.role = %(role)s
                      AND r.date_from <= %(today)s
                      AND (r.date_to IS NULL OR r.date_to >= %(today)s)
                      AND a.active
                      AND NOT EXISTS (SELECT FROM coop_membership d
                                       WHERE d.partner_id = a.id AND d.died_on IS NOT NULL))
            """,
            role=role,
            today=today,
        )
