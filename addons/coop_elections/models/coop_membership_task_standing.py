from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL

from .coop_election import GOING

# So many days before nominations close it is said where few people stand.
AHEAD = timedelta(days=10)


class CoopMembershipTask(models.Model):
    """What candidates bring to the list: nominations to decide, too few of them, and people who
    wait for a word because they might stand."""

    _inherit = "coop.membership.task"

    kind = fields.Selection(
        selection_add=[
            ("nomination", "Nomination to decide"),
            ("few_candidates", "Few people stand"),
            ("might_stand", "Somebody who might stand"),
        ]
    )

    _depends = {
        "coop.election.candidate": [
            "state",
            "handed_in_at",
            "election_id",
            "contest_id",
            "membership_id",
        ],
        "coop.election.contest": ["seats", "election_id"],
        "coop.election.interest": ["state", "said_on", "name", "membership_id"],
        "coop.election.step": ["code", "day"],
        "coop.election": ["name", "state", "is_rehearsal"],
    }

    @api.model
    def _get_sources(self):
        sources = super()._get_sources()
        user = self.env.user
        if not self.env.su and not user.has_group("coop_governance.group_governance_officer"):
            return sources
        today = self.env["coop.clock"].today()
        name = self.env["coop.election"]._field_to_sql("e", "name")
        return {
            **sources,
            92: SQL(
                """
                SELECT 'nomination', %(name)s, e.company_id, c.handed_in_at, s.day,
                       'coop.election.candidate', c.id, c.id
                  FROM coop_election_candidate c
                  JOIN coop_election e ON e.id = c.election_id
                  LEFT JOIN coop_election_step s
                    ON s.election_id = e.id AND s.code = 'statement'
                 WHERE c.state = 'handed_in' AND e.state = 'nominations'
                   AND e.is_rehearsal IS NOT TRUE
                """,
                name=name,
            ),
            93: SQL(
                """
                SELECT 'few_candidates', %(name)s, e.company_id, s.day::timestamp, s.day,
                       'coop.election', e.id, k.id
                  FROM coop_election_contest k
                  JOIN coop_election e ON e.id = k.election_id
                  JOIN coop_election_step s
                    ON s.election_id = e.id AND s.code = 'nominations_close'
                 WHERE e.state = 'nominations' AND e.kind = 'seats' AND k.outcome IS NULL
                   AND e.is_rehearsal IS NOT TRUE
                   AND s.day BETWEEN %(today)s AND %(until)s
                   AND k.seats >= (SELECT count(*) FROM coop_election_candidate c
                                    WHERE c.contest_id = k.id
                                      AND c.state IN ('handed_in', 'accepted'))
                """,
                name=name,
                today=today,
                until=today + AHEAD,
            ),
            94: SQL(
                """
                SELECT 'might_stand', i.name, i.company_id, i.said_on::timestamp, i.said_on + 14,
                       'coop.election.interest', i.id, i.id
                  FROM coop_election_interest i
                 WHERE i.state IN ('suggested', 'interested')
                   AND NOT EXISTS (SELECT FROM coop_election_candidate c
                                     JOIN coop_election e ON e.id = c.election_id
                                    WHERE c.membership_id = i.membership_id
                                      AND c.state IN ('handed_in', 'accepted')
                                      AND e.state = ANY (%s))
                """,
                list(GOING),
            ),
        }

    @api.model
    def _get_sentences(self):
        return {
            **super()._get_sentences(),
            "nomination": self.env._("Decide on a nomination for “%(name)s” by %(due)s."),
            "few_candidates": self.env._(
                "Few people stand in “%(name)s”. Nominations close on %(due)s: ask around."
            ),
            "might_stand": self.env._("%(name)s might stand. Get in touch by %(due)s."),
        }
