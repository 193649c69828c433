from odoo import api, fields, models
from odoo.tools import SQL


class CoopMembershipTask(models.Model):
    """A result that is questioned is on the list until it is decided."""

    _inherit = "coop.membership.task"

    kind = fields.Selection(selection_add=[("election_question", "Result that is questioned")])

    _depends = {
        "coop.election": ["name"],
        "coop.election.challenge": ["state", "received_at"],
    }

    @api.model
    def _get_sources(self):
        sources = super()._get_sources()
        user = self.env.user
        if not self.env.su and not user.has_group("coop_governance.group_governance_officer"):
            return sources
        return {
            **sources,
            122: SQL(
                """
                SELECT 'election_question', %s, q.company_id, q.received_at,
                       (q.received_at AT TIME ZONE 'UTC' AT TIME ZONE c.coop_tz)::date + 28,
                       'coop.election.challenge', q.id, q.id
                  FROM coop_election_challenge q
                  JOIN coop_election e ON e.id = q.election_id
                  JOIN res_company c ON c.id = q.company_id
                 WHERE q.state <> 'decided'
                """,
                self.env["coop.election"]._field_to_sql("e", "name"),
            ),
        }

    @api.model
    def _get_sentences(self):
        return {
            **super()._get_sentences(),
            "election_question": self.env._(
                "Somebody questions the result of “%(name)s”. Have a panel decide by %(due)s."
            ),
        }
