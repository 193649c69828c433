from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopBoardDeclare(models.TransientModel):
    """The office types what somebody declared on paper, by phone, or with a helper."""

    _name = "coop.board.declare"
    _description = "Declaration typed in"

    candidate_id = fields.Many2one("coop.board.candidate")
    term_id = fields.Many2one("coop.office.term")
    given_on = fields.Date(
        "Given on", required=True, default=lambda self: self.env["coop.clock"].today()
    )
    channel = fields.Selection(
        [("paper", "On paper"), ("phone", "By phone"), ("helper", "With somebody at their side")],
        "How",
        required=True,
        default="paper",
    )
    line_ids = fields.One2many(
        "coop.board.declare.line", "declare_id", default=lambda self: self._get_lines()
    )

    @api.model
    def _get_lines(self):
        questions = self.env["coop.board.question"]._get_asked(self.env.company)
        return [fields.Command.create({"question_id": question.id}) for question in questions]

    def action_apply(self):
        self.ensure_one()
        of = self.term_id or self.candidate_id
        if not of:
            raise UserError(self.env._("Choose whose declaration it is."))
        of.check_access("write")
        if self.given_on > self.env["coop.clock"].today(of.company_id):
            raise UserError(self.env._("That day is still to come."))
        open_lines = self.line_ids.filtered(lambda line: not line.answer)
        if open_lines:
            raise UserError(
                self.env._(
                    "Not answered yet: %(questions)s",
                    questions=", ".join(open_lines.mapped("question_id.name")),
                )
            )
        answers = {line.question_id: (line.answer == "yes", line.more) for line in self.line_ids}
        self.env["coop.board.declaration"]._give(of, answers, self.channel, self.given_on)
        return {"type": "ir.actions.act_window_close"}


class CoopBoardDeclareLine(models.TransientModel):
    _name = "coop.board.declare.line"
    _description = "Answer typed in"
    _order = "id"

    declare_id = fields.Many2one("coop.board.declare", required=True, ondelete="cascade")
    question_id = fields.Many2one("coop.board.question", required=True)
    answer = fields.Selection([("yes", "Yes"), ("no", "No")])
    more = fields.Text("In their words")
