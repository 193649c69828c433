from odoo import api, fields, models
from odoo.tools import SQL


class CoopMembershipTask(models.Model):
    """What candidates have still to hand in, and what they have asked for."""

    _inherit = "coop.membership.task"

    kind = fields.Selection(
        selection_add=[
            ("expenses_late", "What a candidate spent is late"),
            ("roll_copy", "Candidate asks for a copy of the roll"),
        ]
    )

    _depends = {
        "coop.election.expenses": ["state", "due_on", "candidate_id"],
        "coop.election.roll.copy": ["state", "asked_on", "candidate_id"],
        "coop.election.candidate": ["ballot_name"],
    }

    @api.model
    def _get_sources(self):
        sources = super()._get_sources()
        user = self.env.user
        if not self.env.su and not user.has_group("coop_governance.group_governance_officer"):
            return sources
        return {
            **sources,
            181: SQL(
                """
                SELECT 'expenses_late', c.ballot_name, x.company_id, x.due_on::timestamp, x.due_on,
                       'coop.election.expenses', x.id, x.id
                  FROM coop_election_expenses x
                  JOIN coop_election_candidate c ON c.id = x.candidate_id
                 WHERE x.state = 'open' AND x.due_on < %s
                """,
                self.env["coop.clock"].today(),
            ),
            182: SQL(
                """
                SELECT 'roll_copy', c.ballot_name, y.company_id, y.asked_on::timestamp,
                       y.asked_on + 3, 'coop.election.roll.copy', y.id, y.id
                  FROM coop_election_roll_copy y
                  JOIN coop_election_candidate c ON c.id = y.candidate_id
                 WHERE y.state = 'asked'
                """
            ),
        }

    @api.model
    def _get_sentences(self):
        return {
            **super()._get_sentences(),
            "expenses_late": self.env._(
                "%(name)s has not said what they spent. It was due on %(due)s: ring them."
            ),
            "roll_copy": self.env._(
                "%(name)s asks for a copy of the roll. The returning officer decides by %(due)s."
            ),
        }
