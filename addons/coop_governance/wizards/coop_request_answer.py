from odoo import fields, models

from ..models.coop_review_request import ANSWERS


class CoopRequestAnswer(models.TransientModel):
    """What the Board answers to one request of the Council."""

    _name = "coop.request.answer"
    _description = "The Board answers"

    request_id = fields.Many2one("coop.review.request", required=True, readonly=True)
    wording = fields.Text(related="request_id.wording")
    answer = fields.Selection(ANSWERS, "The Board says", required=True)
    why = fields.Text("Because, in English", required=True)
    why_cy = fields.Text("Because, in Welsh")
    changes = fields.Text("What changes, in English")
    changes_cy = fields.Text("What changes, in Welsh")

    def action_apply(self):
        self.ensure_one()
        self.request_id._answer(
            self.answer,
            {"en_GB": self.why, "cy_GB": self.why_cy},
            {"en_GB": self.changes, "cy_GB": self.changes_cy},
        )
        return {"type": "ir.actions.act_window_close"}
