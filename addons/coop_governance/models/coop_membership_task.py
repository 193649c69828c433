from odoo import api, fields, models
from odoo.tools import SQL


class CoopMembershipTask(models.Model):
    """What bodies bring to the list: seats to fill, terms that end soon, faces to ask for."""

    _inherit = "coop.membership.task"

    kind = fields.Selection(
        selection_add=[
            ("vacancy", "Seat to fill"),
            ("term_ending", "Term that ends soon"),
            ("unshown", "Councillor to ask how they are shown"),
        ]
    )

    _depends = {
        "coop.vacancy": ["state", "since", "due_on", "seat_id"],
        "coop.office.term": ["date_from", "date_to", "closed", "struck_on", "is_office"],
        "coop.office.holder": ["name", "agreed_on"],
        "coop.body": ["name"],
    }

    @api.model
    def _get_sources(self):
        sources = super()._get_sources()
        user = self.env.user
        if not self.env.su and not user.has_group("coop_governance.group_governance_officer"):
            return sources
        today = self.env["coop.clock"].today()
        body_name = self.env["coop.body"]._field_to_sql("b", "name")
        return {
            **sources,
            60: SQL(
                """
                SELECT 'vacancy', %s, v.company_id, v.since::timestamp, v.due_on,
                       'coop.vacancy', v.id, v.id
                  FROM coop_vacancy v JOIN coop_body b ON b.id = v.body_id
                 WHERE v.state = 'open'
                """,
                body_name,
            ),
            61: SQL(
                """
                SELECT 'term_ending', h.name, t.company_id, t.date_from::timestamp, t.date_to,
                       'coop.office.term', t.id, t.id
                  FROM coop_office_term t JOIN coop_office_holder h ON h.id = t.holder_id
                  JOIN LATERAL (
                       SELECT r.warn_days FROM coop_body_rules r
                        WHERE r.body_id = t.body_id
                     ORDER BY r.valid_from <= %(today)s DESC,
                              CASE WHEN r.valid_from <= %(today)s THEN r.valid_from END DESC,
                              r.valid_from
                        LIMIT 1) AS rules ON true
                 WHERE t.closed IS NOT TRUE AND t.struck_on IS NULL AND t.is_office IS NOT TRUE
                   AND t.date_from <= %(today)s AND t.date_to >= %(today)s
                   AND t.date_to <= %(today)s::date + rules.warn_days
                   AND NOT EXISTS (SELECT FROM coop_office_term f
                                    WHERE f.seat_id = t.seat_id AND f.struck_on IS NULL
                                      AND f.date_from > t.date_to)
                   AND NOT EXISTS (SELECT FROM coop_vacancy v
                                    WHERE v.term_id = t.id AND v.state = 'open')
                """,
                today=today,
            ),
            62: SQL(
                """
                SELECT 'unshown', h.name, h.company_id, min(t.date_from)::timestamp, NULL::date,
                       'coop.office.holder', h.id, h.id
                  FROM coop_office_holder h JOIN coop_office_term t ON t.holder_id = h.id
                 WHERE h.agreed_on IS NULL AND t.struck_on IS NULL
                   AND t.date_from <= %(today)s
                   AND (t.date_to IS NULL OR t.date_to >= %(today)s)
              GROUP BY h.id
                """,
                today=today,
            ),
        }

    @api.model
    def _get_sentences(self):
        return {
            **super()._get_sentences(),
            "vacancy": self.env._("Fill a seat on “%(name)s”, vacant since %(since)s, by %(due)s."),
            "term_ending": self.env._("See who follows %(name)s, whose term ends on %(due)s."),
            "unshown": self.env._(
                "Ask %(name)s how they want to be shown to members: name, picture, some words."
            ),
        }
