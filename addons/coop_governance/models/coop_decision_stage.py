from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

STAGES = [
    ("members", "Open for members"),
    ("council", "The Council concludes"),
    ("board", "The Board answers"),
    ("decide", "To be decided"),
    ("decided", "Decided"),
    ("ended", "Brought again, or taken back"),
]
GOING_ON = ("members", "council", "board", "decide")
# What follows from the dates of a review, of the one after it, and from the state of the decision.
# Members are asked where their days end after the review was opened. What the Board decided
# without waiting is answered all the same.
STAGE = """
(SELECT CASE
    WHEN decision.state = 'withdrawn' OR EXISTS (
        SELECT FROM coop_decision_review AS later
         WHERE later.decision_id = %(table)s.decision_id AND later.number > %(table)s.number)
        THEN 'ended'
    WHEN %(table)s.concluded_on IS NOT NULL AND %(table)s.answered_on IS NULL THEN 'board'
    WHEN decision.state = 'decided' THEN 'decided'
    WHEN %(table)s.answered_on IS NOT NULL THEN 'decide'
    WHEN %(table)s.consult_until > %(table)s.opened_on AND %(table)s.consult_until >= %(today)s
        THEN 'members'
    ELSE 'council' END
   FROM coop_decision AS decision WHERE decision.id = %(table)s.decision_id)
"""


class CoopDecision(models.Model):
    _inherit = "coop.decision"

    user_id = fields.Many2one(
        "res.users",
        "Looked after by",
        default=lambda self: self.env.user if not self.env.su else False,
        domain="[('share', '=', False)]",
        tracking=True,
        help="Who in the office sees to it that it goes its way.",
    )


class CoopDecisionReview(models.Model):
    """Where a review stands on the day on which it is asked, when it is due next, and how many
    days it took: for boards, calendars and figures of the office."""

    _inherit = "coop.decision.review"

    stage = fields.Selection(
        STAGES, compute="_compute_stage", search="_search_stage", group_expand=True
    )
    year = fields.Integer(related="decision_id.year", store=True, aggregator="")
    user_id = fields.Many2one(related="decision_id.user_id", string="Looked after by")
    due_on = fields.Date(
        "Due on",
        compute="_compute_due_on",
        store=True,
        help="By when the Council concludes; once it has, by when the Board answers.",
    )
    open_request_count = fields.Integer("Not answered", compute="_compute_open_request_count")
    council_days = fields.Integer(
        "Days until the Council concluded", compute="_compute_days", store=True, aggregator="avg"
    )
    board_days = fields.Integer(
        "Days until the Board had answered", compute="_compute_days", store=True, aggregator="avg"
    )

    @api.model
    def _get_stage_sql(self, alias):
        today = self.env["coop.clock"].today()
        return SQL(STAGE, table=SQL.identifier(alias), today=today)

    def _field_to_sql(self, alias, field_expr, query=None):
        """The stage depends on the day, so it is no column; people group by it all the same."""
        if field_expr == "stage":
            return self._get_stage_sql(alias)
        return super()._field_to_sql(alias, field_expr, query)

    @api.depends("state", "consult_until", "decision_id.state", "decision_id.review_ids")
    def _compute_stage(self):
        self.flush_model()
        self.decision_id.flush_recordset()
        found = {}
        if self.ids:
            found = dict(
                self.env.execute_query(
                    SQL(
                        "SELECT id, %s FROM coop_decision_review WHERE id = ANY(%s)",
                        self._get_stage_sql(self._table),
                        self.ids,
                    )
                )
            )
        for review in self:
            review.stage = found.get(review._origin.id)

    def _search_stage(self, operator, value):
        if operator != "in":
            return NotImplemented
        wanted = list(value)
        return Domain.custom(
            to_sql=lambda model, alias, query: SQL(
                "%s = ANY(%s)", model._get_stage_sql(alias), wanted
            )
        )

    @api.depends("state", "conclude_by", "answer_by")
    def _compute_due_on(self):
        for review in self:
            review.due_on = review.answer_by or review.conclude_by

    @api.depends("request_ids.state")
    def _compute_open_request_count(self):
        for review in self:
            review.open_request_count = len(
                review.request_ids.filtered(lambda one: one.state == "open")
            )

    @api.depends("opened_on", "concluded_on", "answered_on")
    def _compute_days(self):
        for review in self:
            ends = review.concluded_on
            review.council_days = (ends - review.opened_on).days if ends else 0
            review.board_days = (review.answered_on - ends).days if review.answered_on else 0
