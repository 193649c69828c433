from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL

from .coop_election import GOING
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
        "coop.election": ["name", "state", "is_rehearsal"],
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
                    "e.state = ANY (%s) AND s.code <> ALL (%s)", list(GOING), list(DEADLINES)
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

    @api.model
    def _get_sentences(self):
        return {
            **super()._get_sentences(),
            "election_step": self.env._("See to the next step of “%(name)s” by %(due)s."),
            "election_notice": self.env._("Give notice of “%(name)s” on %(due)s."),
        }
