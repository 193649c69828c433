from odoo import api, fields, models
from odoo.tools import SQL

from .coop_election_roll import BEFORE
from .coop_membership_task import AHEAD


class CoopMembershipTask(models.Model):
    """What rolls bring to the list: objections to decide, rolls to close, letters to print."""

    _inherit = "coop.membership.task"

    kind = fields.Selection(
        selection_add=[
            ("roll_objection", "Objection to a roll"),
            ("roll_final", "Roll to make final"),
            ("roll_letters", "Voting letters to make"),
        ]
    )

    _depends = {
        "coop.election": ["name", "state", "is_rehearsal", "roll_state"],
        "coop.election.step": ["code", "day", "at"],
        "coop.election.objection": ["state", "received_at"],
        "coop.election.elector": ["state"],
        "coop.election.code": ["voided_on"],
    }

    @api.model
    def _get_sources(self):
        sources = super()._get_sources()
        user = self.env.user
        if not self.env.su and not user.has_group("coop_governance.group_governance_officer"):
            return sources
        today = self.env["coop.clock"].today()
        name = self.env["coop.election"]._field_to_sql("e", "name")
        going = SQL("e.state = ANY (%s) AND e.is_rehearsal IS NOT TRUE", list(BEFORE))
        last = SQL(
            """JOIN LATERAL (SELECT s.at, s.day FROM coop_election_step s
                              WHERE s.election_id = e.id AND s.code IN ('poll_notice', 'poll_opens')
                              ORDER BY s.at LIMIT 1) AS last ON true"""
        )
        return {
            **sources,
            95: SQL(
                """SELECT 'roll_objection', %s, e.company_id, o.received_at, last.day,
                          'coop.election.objection', o.id, o.id
                     FROM coop_election_objection o JOIN coop_election e ON e.id = o.election_id
                     %s WHERE o.state = 'open' AND %s""",
                name,
                last,
                going,
            ),
            96: SQL(
                """SELECT 'roll_final', %s, e.company_id, last.at, last.day,
                          'coop.election', e.id, e.id
                     FROM coop_election e %s
                    WHERE e.roll_state = 'provisional' AND last.day <= %s AND %s""",
                name,
                last,
                today,
                going,
            ),
            97: SQL(
                """SELECT 'roll_letters', %s, e.company_id, s.at, s.day, 'coop.election', e.id, e.id
                     FROM coop_election e
                     JOIN coop_election_step s ON s.election_id = e.id AND s.code = 'poll_opens'
                    WHERE e.roll_state = 'final' AND s.day <= %s AND %s
                      AND NOT EXISTS (SELECT FROM coop_election_letters l
                                       WHERE l.election_id = e.id)""",
                name,
                today + AHEAD,
                going,
            ),
        }

    @api.model
    def _get_sentences(self):
        return {
            **super()._get_sentences(),
            "roll_objection": self.env._(
                "Answer an objection to the roll of “%(name)s” by %(due)s."
            ),
            "roll_final": self.env._("Make the roll of “%(name)s” final on %(due)s."),
            "roll_letters": self.env._(
                "Make the letters with voting codes of “%(name)s”, before %(due)s."
            ),
        }
