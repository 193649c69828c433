from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopReviewTyped(models.AbstractModel):
    """What came on paper, by phone or from a meeting about one review, found by its code."""

    _name = "coop.review.typed"
    _description = "Typed in about a review"

    code = fields.Char("Code on the sheet", help="Scan the picture on the sheet, or type R12.")
    review_id = fields.Many2one(
        "coop.decision.review",
        "Decision",
        compute="_compute_review_id",
        store=True,
        readonly=False,
        domain=[("state", "=", "open")],
    )
    came_on = fields.Date(
        "Day on which it came",
        required=True,
        default=lambda self: self.env["coop.clock"].today(),
    )
    consult_until = fields.Date(related="review_id.consult_until", string="Members until")
    is_late = fields.Boolean("Late", compute="_compute_is_late")

    @api.depends("code")
    def _compute_review_id(self):
        for window in self:
            if window.code:
                reviews = self.env["coop.decision.review"]
                found = reviews.search([("sheet_code", "=", window.code)], limit=1)
                window.review_id = found or window.review_id

    @api.depends("came_on", "consult_until")
    def _compute_is_late(self):
        for window in self:
            until = window.consult_until
            window.is_late = bool(until and window.came_on and window.came_on > until)

    def _get_review(self):
        """Return the review, or say that it is missing."""
        self.ensure_one()
        if not self.review_id:
            raise UserError(self.env._("Choose the decision, or type the code on the sheet."))
        self.review_id.check_access("write")
        return self.review_id


class CoopReviewSay(models.TransientModel):
    """What members think, from paper or said by phone: many at once."""

    _name = "coop.review.say"
    _description = "What members think, typed in"
    _inherit = ["coop.review.typed"]

    how = fields.Selection(
        [("paper", "On paper"), ("phone", "By phone")],
        "How it came",
        required=True,
        default="paper",
    )
    line_ids = fields.One2many("coop.review.say.line", "say_id", string="Members")

    def action_apply(self):
        """Take in what can be taken in; the rest stays, with the reason beside it."""
        review = self._get_review()
        problems = {line: line.problem for line in self.line_ids}
        for line, problem in problems.items():
            if problem:
                line.refused = problem
                continue
            try:
                with self.env.cr.savepoint():
                    line._say(review)
            except UserError as error:
                line.refused = str(error)
                continue
            line.unlink()
        if not self.line_ids:
            return {"type": "ir.actions.act_window_close"}
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("These were not taken in"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }
