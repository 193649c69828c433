from odoo import api, fields, models
from odoo.tools import SQL


class CoopMembershipTask(models.Model):
    """What those who are new leave undone, who has not answered, and reviews to bring to an end."""

    _inherit = "coop.membership.task"

    kind = fields.Selection(
        selection_add=[
            ("step_late", "First step that is late"),
            ("buddy_asked", "Buddy who has not answered"),
            ("review_over", "Review to close and to tell of"),
            ("review_promise", "Promise of a review to keep"),
        ]
    )

    _depends = {
        "coop.term.step": ["state", "due_on", "term_id", "holder_id"],
        "coop.buddy": ["state", "asked_on", "term_id", "holder_id"],
        "coop.body.review": ["state", "open_from", "open_to", "closed_on", "told_on", "body_id"],
        "coop.body.review.promise": ["name", "due_on", "done_on"],
        "coop.office.term": ["date_from", "date_to", "struck_on"],
        "coop.office.holder": ["name"],
        "coop.body": ["name"],
    }

    @api.model
    def _get_sources(self):
        sources = super()._get_sources()
        user = self.env.user
        if not self.env.su and not user.has_group("coop_governance.group_governance_officer"):
            return sources
        today = self.env["coop.clock"].today()
        body_name = self.env["coop.body"]._field_to_sql("b", "name")
        promise = self.env["coop.body.review.promise"]._field_to_sql("p", "name")
        return {
            **sources,
            66: SQL(
                """
                SELECT 'step_late', h.name, s.company_id, t.date_from::timestamp, s.due_on,
                       'coop.term.step', s.id, s.id
                  FROM coop_term_step s JOIN coop_office_term t ON t.id = s.term_id
                  JOIN coop_office_holder h ON h.id = s.holder_id
                 WHERE s.state = 'open' AND s.due_on < %(today)s AND t.struck_on IS NULL
                   AND t.date_from <= %(today)s
                   AND (t.date_to IS NULL OR t.date_to >= %(today)s)
                """,
                today=today,
            ),
            67: SQL(
                """
                SELECT 'buddy_asked', h.name, y.company_id, y.asked_on::timestamp,
                       y.asked_on + 14, 'coop.buddy', y.id, y.id
                  FROM coop_buddy y JOIN coop_office_holder h ON h.id = y.holder_id
                  JOIN coop_office_term t ON t.id = y.term_id
                 WHERE y.state = 'asked' AND t.struck_on IS NULL
                   AND (t.date_to IS NULL OR t.date_to >= %(today)s)
                """,
                today=today,
            ),
            68: SQL(
                """
                SELECT 'review_over', %(name)s, r.company_id, r.open_from::timestamp, r.open_to,
                       'coop.body.review', r.id, r.id
                  FROM coop_body_review r JOIN coop_body b ON b.id = r.body_id
                 WHERE r.open_to < %(today)s
                   AND (r.state = 'open' OR (r.state = 'closed' AND r.told_on IS NULL))
                """,
                name=body_name,
                today=today,
            ),
            69: SQL(
                """
                SELECT 'review_promise', %(name)s, r.company_id, r.closed_on::timestamp, p.due_on,
                       'coop.body.review', r.id, p.id
                  FROM coop_body_review_promise p JOIN coop_body_review r ON r.id = p.review_id
                 WHERE p.done_on IS NULL AND r.state = 'closed' AND p.due_on < %(today)s
                """,
                name=promise,
                today=today,
            ),
        }

    @api.model
    def _get_sentences(self):
        return {
            **super()._get_sentences(),
            "step_late": self.env._(
                "Ask %(name)s whether a first step, to be done by %(due)s, needs help."
            ),
            "buddy_asked": self.env._(
                "Ask %(name)s whether they can be a buddy. They were asked on %(since)s."
            ),
            "review_over": self.env._(
                "Close the review of “%(name)s”, open until %(due)s, and tell what came out."
            ),
            "review_promise": self.env._(
                "Keep a promise of a review, or say why not: “%(name)s”, by %(due)s."
            ),
        }
