from odoo import api, fields, models
from odoo.tools import SQL


class CoopMembershipTask(models.Model):
    """What a vacant seat brings to the list: all have answered, or it is found who takes it."""

    _inherit = "coop.membership.task"

    kind = fields.Selection(
        selection_add=[
            ("casual_count", "Vacant seat to count back"),
            ("casual_declare", "Vacant seat to declare"),
        ]
    )

    _depends = {
        "coop.election": ["name"],
        "coop.election.casual": ["state", "way", "election_id", "answer_by", "vacancy_ids"],
        "coop.election.casual.answer": ["state", "casual_id"],
        "coop.vacancy": ["due_on"],
    }

    @api.model
    def _get_sources(self):
        sources = super()._get_sources()
        user = self.env.user
        if not self.env.su and not user.has_group("coop_governance.group_governance_officer"):
            return sources
        query = """
            SELECT %(kind)s, %(name)s, c.company_id, c.begun_on::timestamp,
                   COALESCE((SELECT MIN(v.due_on)
                               FROM coop_election_casual_vacancy_rel r
                               JOIN coop_vacancy v ON v.id = r.vacancy_id
                              WHERE r.casual_id = c.id), c.answer_by),
                   'coop.election.casual', c.id, c.id
              FROM coop_election_casual c
              JOIN coop_election e ON e.id = c.election_id
             WHERE %(which)s
        """
        name = self.env["coop.election"]._field_to_sql("e", "name")
        # nobody is waited for any more, or a lot is to be drawn
        ready = SQL(
            "c.state = 'lot' OR (c.state = 'asking' AND NOT EXISTS (SELECT FROM"
            " coop_election_casual_answer a WHERE a.casual_id = c.id AND a.state = 'asked'))"
        )
        return {
            **sources,
            171: SQL(query, kind="casual_count", name=name, which=ready),
            172: SQL(query, kind="casual_declare", name=name, which=SQL("c.state = 'counted'")),
        }

    @api.model
    def _get_sentences(self):
        return {
            **super()._get_sentences(),
            "casual_count": self.env._(
                "A seat of “%(name)s” is vacant, and all have answered: count back by %(due)s."
            ),
            "casual_declare": self.env._(
                "It is found who takes a vacant seat of “%(name)s”: declare it by %(due)s."
            ),
        }
