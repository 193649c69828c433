from odoo import fields, models


class CoopComplaintAnswer(models.TransientModel):
    """The answer to a complaint, as the person is told it."""

    _name = "coop.complaint.answer"
    _description = "Answer a complaint"

    complaint_id = fields.Many2one("coop.complaint", required=True, readonly=True)
    kind = fields.Selection(related="complaint_id.kind")
    outcome = fields.Selection(
        [
            ("upheld", "We agree"),
            ("partly", "We agree in part"),
            ("not_upheld", "We do not agree"),
            ("passed_on", "Passed on to whom it is for"),
        ],
        required=True,
    )
    answer = fields.Text(required=True)

    def action_answer(self):
        self.complaint_id._give_answer(self.outcome, self.answer)
        return {"type": "ir.actions.act_window_close"}
