from odoo import api, fields, models
from odoo.tools import SQL


class CoopMembershipTask(models.Model):
    """Questions about decisions that wait for an answer."""

    _inherit = "coop.membership.task"

    kind = fields.Selection(
        selection_add=[("review_question", "Question about a decision to answer")]
    )

    _depends = {"coop.review.question": ["answered_on", "answer_by", "asked_on"]}

    @api.model
    def _get_sources(self):
        sources = super()._get_sources()
        user = self.env.user
        if not self.env.su and not user.has_group("coop_governance.group_governance_officer"):
            return sources
        return {
            **sources,
            157: SQL(
                """
                SELECT 'review_question', %s, d.company_id, q.asked_on::timestamp, q.answer_by,
                       'coop.review.question', q.id, q.id
                  FROM coop_review_question q JOIN coop_decision d ON d.id = q.decision_id
                 WHERE q.answered_on IS NULL AND d.state NOT IN ('decided', 'withdrawn')
                """,
                self.env["coop.decision"]._field_to_sql("d", "name"),
            ),
        }

    @api.model
    def _get_sentences(self):
        return {
            **super()._get_sentences(),
            "review_question": self.env._(
                "Somebody does not understand something in “%(name)s”, or asks. Answer by %(due)s."
            ),
        }
