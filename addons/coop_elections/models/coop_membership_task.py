from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL

from .coop_election import GOING
from .coop_election_moot import VOTING_STEPS
from .coop_election_step import DEADLINES

# So many days before its day a step is on the list.
AHEAD = timedelta(days=14)


class CoopMembershipTask(models.Model):
    """What elections bring to the list: the next step of each, and notice that is due."""

    _inherit = "coop.membership.task"

    kind = fields.Selection(
        selection_add=[
            ("election_step", "Step of an election"),
            ("election_notice", "Notice of an election to give"),
        ]
    )

    _depends = {
        "coop.election": ["name", "kind", "state", "is_rehearsal"],
        "coop.election.contest": ["election_id", "outcome"],
        "coop.election.step": ["code", "day", "at", "done_at"],
    }

    @api.model
    def _get_sources(self):
        sources = super()._get_sources()
        user = self.env.user
        if not self.env.su and not user.has_group("coop_governance.group_governance_officer"):
            return sources
        today = self.env["coop.clock"].today()
        name = self.env["coop.election"]._field_to_sql("e", "name")
        query = """
            SELECT %(kind)s, %(name)s, e.company_id, s.at, s.day, 'coop.election', e.id, s.id
              FROM coop_election_step s JOIN coop_election e ON e.id = s.election_id
             WHERE s.done_at IS NULL AND s.day <= %(until)s AND e.is_rehearsal IS NOT TRUE
               AND %(which)s
        """
        return {
            **sources,
            90: SQL(
                query,
                kind="election_step",
                name=name,
                until=today + AHEAD,
                which=SQL(
                    "e.state = ANY (%s) AND s.code <> ALL (%s) AND NOT %s",
                    list(GOING),
                    list(DEADLINES),
                    self._sql_moot(),
                ),
            ),
            91: SQL(
                query,
                kind="election_notice",
                name=name,
                until=today + AHEAD,
                which=SQL("e.state = 'draft' AND s.code = 'notice'"),
            ),
        }

    def _sql_moot(self):
        """Whether a step of the voting does not come, because it is settled that nobody votes."""
        return SQL(
            """(e.state = 'nominations' AND e.kind = 'seats' AND s.code = ANY (%s)
                AND NOT EXISTS (SELECT FROM coop_election_contest k WHERE k.election_id = e.id
                                   AND (k.outcome IS NULL OR k.outcome = 'contested')))""",
            list(VOTING_STEPS),
        )

    @api.model
    def _get_sentences(self):
        return {
            **super()._get_sentences(),
            "election_step": self.env._("See to the next step of “%(name)s” by %(due)s."),
            "election_notice": self.env._("Give notice of “%(name)s” on %(due)s."),
        }
