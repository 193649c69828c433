from odoo import api, fields, models
from odoo.tools import SQL


class CoopMembershipTask(models.Model):
    """What a count brings to the list: papers to key, an election to count, a result to declare."""

    _inherit = "coop.membership.task"

    kind = fields.Selection(
        selection_add=[
            ("election_papers", "Papers to key"),
            ("election_count", "Votes to count"),
            ("election_declare", "Result to declare"),
        ]
    )

    _depends = {
        "coop.election": ["name", "state", "is_rehearsal"],
        "coop.election.batch": ["is_done", "void_why", "election_id"],
        "coop.election.step": ["code", "day", "at"],
    }

    @api.model
    def _get_sources(self):
        sources = super()._get_sources()
        user = self.env.user
        if not self.env.su and not user.has_group("coop_governance.group_governance_officer"):
            return sources
        name = self.env["coop.election"]._field_to_sql("e", "name")
        query = """
            SELECT %(kind)s, %(name)s, e.company_id, c.at, d.day, 'coop.election', e.id, e.id
              FROM coop_election e
              JOIN coop_election_step d ON d.election_id = e.id AND d.code = 'declared'
              JOIN coop_election_step c ON c.election_id = e.id AND c.code = 'poll_closes'
             WHERE e.is_rehearsal IS NOT TRUE AND %(which)s
        """
        undone = SQL(
            "EXISTS (SELECT FROM coop_election_batch b"
            " WHERE b.election_id = e.id AND b.is_done IS NOT TRUE"
            " AND b.void_why IS NULL)"
        )
        return {
            **sources,
            102: SQL(
                query,
                kind="election_papers",
                name=name,
                which=SQL("e.state = 'closed' AND %s", undone),
            ),
            103: SQL(
                query,
                kind="election_count",
                name=name,
                which=SQL("e.state = 'closed' AND NOT %s", undone),
            ),
            104: SQL(query, kind="election_declare", name=name, which=SQL("e.state = 'counted'")),
        }

    @api.model
    def _get_sentences(self):
        return {
            **super()._get_sentences(),
            "election_papers": self.env._(
                "Key the papers of “%(name)s”, so that it is declared by %(due)s."
            ),
            "election_count": self.env._(
                "Count the votes of “%(name)s”. It is declared by %(due)s."
            ),
            "election_declare": self.env._("Declare the result of “%(name)s” by %(due)s."),
        }
