from odoo import api, fields, models
from odoo.tools import SQL


class CoopMembershipTask(models.Model):
    """What the Council's review brings to the list: expected and not there, late, not told."""

    _inherit = "coop.membership.task"

    kind = fields.Selection(
        selection_add=[
            ("matter_expected", "Decision expected"),
            ("review_late", "Review to conclude"),
            ("request_open", "Request of the Council to answer"),
            ("decision_override", "Decision that did not wait"),
            ("decision_untold", "Decision to tell members of"),
        ]
    )

    _depends = {
        "coop.reserved.matter": ["name", "active"],
        "coop.decision": ["state", "name", "told_on", "override_on", "override_told_on"],
        "coop.decision.review": ["state", "conclude_by", "opened_on"],
        "coop.review.request": ["state", "due_on"],
    }

    @api.model
    def _get_sources(self):
        sources = super()._get_sources()
        user = self.env.user
        if not self.env.su and not user.has_group("coop_governance.group_governance_officer"):
            return sources
        named = self.env["coop.decision"]._field_to_sql("d", "name")
        expected = self._get_expected()
        return {
            **sources,
            140: SQL(
                """
                SELECT 'matter_expected', %s, m.company_id, NULL::timestamp, due.day,
                       'coop.reserved.matter', m.id, m.id
                  FROM coop_reserved_matter m
                  JOIN unnest(%s::int[], %s::date[]) AS due (id, day) ON due.id = m.id
                """,
                self.env["coop.reserved.matter"]._field_to_sql("m", "name"),
                list(expected),
                list(expected.values()),
            ),
            141: SQL(
                """
                SELECT 'review_late', %s, d.company_id, r.opened_on::timestamp, r.conclude_by,
                       'coop.decision.review', r.id, r.id
                  FROM coop_decision_review r JOIN coop_decision d ON d.id = r.decision_id
                 WHERE r.concluded_on IS NULL AND d.state = 'review'
                """,
                named,
            ),
            142: SQL(
                """
                SELECT 'request_open', %s, d.company_id, v.concluded_on::timestamp, v.answer_by,
                       'coop.review.request', q.id, q.id
                  FROM coop_review_request q
                  JOIN coop_decision_review v ON v.id = q.review_id
                  JOIN coop_decision d ON d.id = v.decision_id
                 WHERE q.stands AND q.answered_on IS NULL
                   AND (d.state NOT IN ('decided', 'withdrawn') OR d.override_on IS NOT NULL)
                """,
                named,
            ),
            143: SQL(
                """
                SELECT 'decision_override', %s, d.company_id, d.override_on::timestamp, NULL::date,
                       'coop.decision', d.id, d.id
                  FROM coop_decision d
                 WHERE d.override_on IS NOT NULL AND d.override_told_on IS NULL
                """,
                named,
            ),
            144: SQL(
                """
                SELECT 'decision_untold', %s, d.company_id, d.decided_on::timestamp, NULL::date,
                       'coop.decision', d.id, d.id
                  FROM coop_decision d
                 WHERE d.state = 'decided' AND d.told_on IS NULL
                """,
                named,
            ),
        }

    @api.model
    def _get_expected(self):
        """Return {id of a matter: day} of what is expected within two months, or is late."""
        today = self.env["coop.clock"].today()
        soon = fields.Date.add(today, months=2)
        # sudo: what is to be done; who reads the list is asked above
        matters = self.env["coop.reserved.matter"].sudo().search([("company_id", "!=", False)])
        found = {matter.id: matter._get_expected(today)[1] for matter in matters}
        return {matter: day for matter, day in found.items() if day and day <= soon}

    @api.model
    def _get_sentences(self):
        return {
            **super()._get_sentences(),
            "matter_expected": self.env._(
                "“%(name)s” is expected by %(due)s, and the Board has not brought it yet."
            ),
            "review_late": self.env._("The Council reviews “%(name)s”. It concludes by %(due)s."),
            "request_open": self.env._(
                "The Board answers what the Council asked about “%(name)s” by %(due)s."
            ),
            "decision_override": self.env._(
                "Put “%(name)s” before the next Council: it was decided without waiting for it."
            ),
            "decision_untold": self.env._("Tell the members what was decided: “%(name)s”."),
        }
