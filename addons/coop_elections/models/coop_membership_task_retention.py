from odoo import api, fields, models
from odoo.tools import SQL


class CoopMembershipTask(models.Model):
    """What an election that is over brings to the list: shares and packets whose day has come."""

    _inherit = "coop.membership.task"

    kind = fields.Selection(
        selection_add=[
            ("election_shares", "Shares of a key to destroy"),
            ("election_destroy", "Packets of an election to destroy"),
        ]
    )

    _depends = {
        "coop.election": ["name", "state", "destroyed_on", "shares_destroyed_on", "rules_id"],
        "coop.election.declaration": ["declared_on"],
        "coop.election.manifest": ["election_id"],
        "coop.election.notice": ["published_on"],
        "coop.election.rules": ["challenge_days", "keep_months"],
        "coop.election.step": ["code", "done_at"],
    }

    @api.model
    def _get_sources(self):
        sources = super()._get_sources()
        user = self.env.user
        if not self.env.su and not user.has_group("coop_governance.group_governance_officer"):
            return sources
        name = self.env["coop.election"]._field_to_sql("e", "name")
        query = """
            SELECT %(kind)s, %(name)s, e.company_id, ended.day::timestamp,
                   %(due)s, 'coop.election', e.id, e.id
              FROM coop_election e
              JOIN coop_election_rules r ON r.id = e.rules_id
              JOIN res_company c ON c.id = e.company_id
              JOIN LATERAL (
                  SELECT CASE e.state
                    WHEN 'declared' THEN COALESCE(
                        (SELECT max(d.declared_on) FROM coop_election_declaration d
                          WHERE d.election_id = e.id),
                        (SELECT (s.done_at AT TIME ZONE 'UTC' AT TIME ZONE c.coop_tz)::date
                           FROM coop_election_step s
                          WHERE s.election_id = e.id AND s.code = 'declared'))
                    ELSE (SELECT max(n.published_on) FROM coop_election_notice n
                           WHERE n.election_id = e.id) END AS day
              ) AS ended ON ended.day IS NOT NULL
             WHERE e.state IN ('declared', 'abandoned') AND e.noticed_on IS NOT NULL
               AND e.destroyed_on IS NULL AND %(which)s
        """
        today = self.env["coop.clock"].today()
        asked_until = SQL(
            "ended.day + CASE e.state WHEN 'declared' THEN r.challenge_days ELSE 0 END"
        )
        kept = SQL("(ended.day + make_interval(months => r.keep_months))::date")
        return {
            **sources,
            120: SQL(
                query,
                kind="election_shares",
                name=name,
                due=SQL("%s + 14", asked_until),
                which=SQL(
                    "e.shares_destroyed_on IS NULL AND %s < %s"
                    " AND EXISTS (SELECT FROM coop_election_manifest m"
                    " WHERE m.election_id = e.id)",
                    asked_until,
                    today,
                ),
            ),
            121: SQL(
                query,
                kind="election_destroy",
                name=name,
                due=SQL("%s + 30", kept),
                which=SQL("%s <= %s", kept, today),
            ),
        }

    @api.model
    def _get_sentences(self):
        return {
            **super()._get_sentences(),
            "election_shares": self.env._(
                "Have the shares of the key of “%(name)s” destroyed by %(due)s."
            ),
            "election_destroy": self.env._("Destroy the packets of “%(name)s” by %(due)s."),
        }
