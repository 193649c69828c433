from odoo import api, fields, models

from ..models.coop_decision_review import OUTCOMES


class CoopReviewConclude(models.TransientModel):
    """What the Council concluded, by which resolution, and why."""

    _name = "coop.review.conclude"
    _description = "The Council concludes"

    review_id = fields.Many2one("coop.decision.review", required=True, readonly=True)
    council_id = fields.Many2one(related="review_id.council_id")
    outcome = fields.Selection(OUTCOMES, required=True)
    resolution_id = fields.Many2one(
        "coop.resolution",
        "By resolution",
        required=True,
        domain="[('review_id', '=', review_id), ('state', '=', 'carried'),"
        " ('body_id', '=', council_id)]",
    )
    reasons = fields.Text("Reasons, in English")
    reasons_cy = fields.Text("Reasons, in Welsh")
    dissent = fields.Text("Who saw it otherwise", help="And why, in their words.")
    request_count = fields.Integer("Requests", compute="_compute_request_count")
    allowed = fields.Char("The rules allow", compute="_compute_allowed")

    @api.depends("review_id")
    def _compute_request_count(self):
        for window in self:
            window.request_count = len(window.review_id.request_ids)

    @api.depends("review_id")
    def _compute_allowed(self):
        names = dict(self._fields["outcome"]._description_selection(self.env))
        for window in self:
            codes = window.review_id._get_outcomes() if window.review_id else []
            window.allowed = "; ".join(names[code] for code in codes)

    def action_apply(self):
        self.ensure_one()
        self.review_id._conclude(
            self.outcome,
            {"en_GB": self.reasons, "cy_GB": self.reasons_cy},
            self.resolution_id,
            self.dissent,
        )
        return {"type": "ir.actions.act_window_close"}
