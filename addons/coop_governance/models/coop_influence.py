from markupsafe import Markup

from odoo import api, fields, models
from odoo.tools import SQL

from .coop_decision_review import OUTCOMES


class CoopInfluence(models.Model):
    """What came of the Council’s reviews: a row a decision that was brought, or that did not wait
    to be, with what was asked, what was answered, when, and whether the Board waited.

    Nothing is kept here: it is read from the decisions. Rows of a year give its figures.
    """

    _name = "coop.influence"
    _description = "Influence of the Council"
    _auto = False
    _order = "year desc, id desc"
    _rec_name = "decision_id"

    decision_id = fields.Many2one("coop.decision", readonly=True)
    matter_id = fields.Many2one("coop.reserved.matter", "Reserved matter", readonly=True)
    company_id = fields.Many2one("res.company", "Co-op", readonly=True)
    year = fields.Integer(readonly=True, aggregator="")
    state = fields.Selection(
        lambda self: self.env["coop.decision"]._fields["state"].selection, readonly=True
    )
    outcome = fields.Selection(OUTCOMES, "What the Council said last", readonly=True)
    begun_on = fields.Date("First brought on", readonly=True)
    decided_on = fields.Date("Decided on", readonly=True)
    told_on = fields.Date("Members were told on", readonly=True)
    review_count = fields.Integer("Reviews", readonly=True)
    concluded_count = fields.Integer("Decisions that the Council concluded on", readonly=True)
    request_count = fields.Integer("Asked", readonly=True)
    accepted_count = fields.Integer("Yes", readonly=True)
    partly_count = fields.Integer("In part", readonly=True)
    refused_count = fields.Integer("No", readonly=True)
    open_count = fields.Integer("Not answered", readonly=True)
    in_time_count = fields.Integer("Answered in time", readonly=True)
    late_count = fields.Integer("Answered late, or late and not answered", readonly=True)
    override_count = fields.Integer("Decided without waiting", readonly=True)
    answer_days = fields.Float(
        "Days until the answer",
        readonly=True,
        aggregator="avg",
        digits=(8, 1),
        help="From the Council’s conclusion, the mean of its requests.",
    )
    timeline = fields.Html("How it went", compute="_compute_timeline", sanitize=False)

    _depends = {
        "coop.decision": [
            "company_id",
            "matter_id",
            "year",
            "state",
            "decided_on",
            "told_on",
            "override_on",
        ],
        "coop.decision.review": ["decision_id", "number", "outcome", "opened_on", "concluded_on"],
        "coop.review.request": ["decision_id", "stands", "answer", "answered_on", "due_on"],
    }

    @property
    def _table_query(self):
        return SQL(
            """
            SELECT d.id, d.id AS decision_id, d.matter_id, d.company_id, d.year, d.state,
                   d.decided_on, d.told_on, w.outcome, w.begun_on, w.review_count,
                   w.concluded_count, q.request_count, q.accepted_count, q.partly_count,
                   q.refused_count, q.open_count, q.in_time_count, q.late_count, q.answer_days,
                   CASE WHEN d.override_on IS NULL THEN 0 ELSE 1 END AS override_count
              FROM coop_decision d
              JOIN LATERAL (
                SELECT min(opened_on) AS begun_on, count(*)::integer AS review_count,
                       max(CASE WHEN concluded_on IS NULL THEN 0 ELSE 1 END) AS concluded_count,
                       (array_agg(outcome ORDER BY number DESC)
                        FILTER (WHERE outcome IS NOT NULL))[1] AS outcome
                  FROM coop_decision_review WHERE decision_id = d.id
              ) AS w ON w.review_count > 0 OR d.override_on IS NOT NULL
        CROSS JOIN LATERAL (
                SELECT count(*)::integer AS request_count,
                       count(*) FILTER (WHERE r.answer = 'accepted')::integer AS accepted_count,
                       count(*) FILTER (WHERE r.answer = 'partly')::integer AS partly_count,
                       count(*) FILTER (WHERE r.answer = 'refused')::integer AS refused_count,
                       count(*) FILTER (WHERE r.answered_on IS NULL)::integer AS open_count,
                       count(*) FILTER (WHERE r.answered_on <= v.answer_by)::integer
                           AS in_time_count,
                       count(*) FILTER (WHERE COALESCE(r.answered_on, %(today)s) > v.answer_by
                           AND (r.answered_on IS NOT NULL OR d.state <> 'withdrawn'))::integer
                           AS late_count,
                       avg(r.answered_on - v.concluded_on)::float AS answer_days
                  FROM coop_review_request r
                  JOIN coop_decision_review v ON v.id = r.review_id
                 WHERE v.decision_id = d.id AND r.stands
              ) AS q
            """,
            today=self.env["coop.clock"].today(),
        )

    @api.depends_context("lang")
    def _compute_timeline(self):
        for row in self:
            row.timeline = (
                self.env["ir.qweb"]._render(
                    "coop_governance.influence_timeline", {"steps": row.decision_id._get_timeline()}
                )
                or Markup()
            )

    def action_open_decision(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "coop.decision",
            "res_id": self.decision_id.id,
            "view_mode": "form",
        }
