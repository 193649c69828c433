from odoo import fields, models


class CoopLessonQuestion(models.Model):
    """A kind question at the end of a lesson. It cannot be failed, and no answer is kept."""

    _name = "coop.lesson.question"
    _description = "Question at the end of a lesson"
    _order = "lesson_id, sequence, id"

    lesson_id = fields.Many2one("coop.lesson", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="lesson_id.company_id", store=True, index=True)
    sequence = fields.Integer(default=10)
    name = fields.Char("Question", required=True, translate=True)
    answer_ids = fields.One2many("coop.lesson.answer", "question_id", "Answers", copy=True)


class CoopLessonAnswer(models.Model):
    """Something to choose, and what there is to say about it. None is wrong."""

    _name = "coop.lesson.answer"
    _description = "Answer to choose"
    _order = "question_id, sequence, id"

    question_id = fields.Many2one(
        "coop.lesson.question", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="question_id.company_id", store=True, index=True)
    sequence = fields.Integer(default=10)
    name = fields.Char("Answer", required=True, translate=True)
    explanation = fields.Char(
        required=True, translate=True, help="What we say to whoever chooses it. Be kind."
    )
    picture_id = fields.Many2one("coop.picture", ondelete="restrict")
