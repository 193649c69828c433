from odoo import fields, models


class CoopBoardDeclarationAnswer(models.Model):
    """One answer of a declaration, with the words of the question as they were read."""

    _name = "coop.board.declaration.answer"
    _description = "Answer of a declaration"
    _inherit = ["coop.company.mixin", "coop.wall"]
    _log_access = False
    _order = "declaration_id, id"
    _rec_name = "wording"

    declaration_id = fields.Many2one(
        "coop.board.declaration",
        required=True,
        readonly=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    question_id = fields.Many2one(
        "coop.board.question", required=True, readonly=True, ondelete="restrict", index=True
    )
    wording = fields.Text("Question as read", required=True, readonly=True)
    answer = fields.Boolean("Yes", readonly=True)
    more = fields.Text("In their words", readonly=True)
    as_hoped = fields.Boolean("As hoped for", readonly=True)
    bars = fields.Boolean("Otherwise in the way", readonly=True)


class CoopBoardQuestion(models.Model):
    _inherit = "coop.board.question"

    def _prepare_answer_vals(self, answer, more):
        self.ensure_one()
        return {
            "question_id": self.id,
            "wording": self.name,
            "answer": answer,
            "more": (more or "").strip() or False,
            "as_hoped": self._is_as_hoped(answer),
            "bars": self.bars,
        }
