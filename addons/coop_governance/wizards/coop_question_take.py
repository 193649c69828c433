from odoo import api, fields, models


class CoopQuestionTake(models.TransientModel):
    """Which councillor looks at a question."""

    _name = "coop.question.take"
    _description = "Who looks at a question"

    question_id = fields.Many2one("coop.council.question", required=True, readonly=True)
    sitting_ids = fields.Many2many("coop.office.holder", compute="_compute_sitting")
    holder_id = fields.Many2one(
        "coop.office.holder",
        "Councillor",
        required=True,
        domain="[('id', 'in', sitting_ids)]",
        help="They see the words, and not who asked.",
    )

    @api.depends("question_id")
    def _compute_sitting(self):
        for window in self:
            window.sitting_ids = window.question_id._get_councillors()

    def action_apply(self):
        self.ensure_one()
        self.question_id.check_access("write")
        self.question_id._take(self.holder_id)
        return {"type": "ir.actions.act_window_close"}
