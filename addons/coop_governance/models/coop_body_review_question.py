from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.orm.models import NO_ACCESS

VALUES = {"like": "liked", "unsure": "unsure", "dislike": "disliked"}


class CoopBodyReviewQuestion(models.Model):
    """A question about the work of a body, and how many answered what.

    Answers are numbers here and nothing else. Words are one list, in the order of the alphabet:
    no row of them has a number, a time or an author. A question without a review came with the
    software.
    """

    _name = "coop.body.review.question"
    _description = "Question of a review"
    _log_access = False
    _order = "review_id, sequence, id"

    review_id = fields.Many2one("coop.body.review", index=True, ondelete="cascade")
    company_id = fields.Many2one(related="review_id.company_id", store=True, index=True)
    name = fields.Char("Question", required=True, translate=True)
    sequence = fields.Integer(default=10)
    # while a review is open nobody sees these; see _compute_shown
    liked = fields.Integer(groups=NO_ACCESS, copy=False)
    unsure = fields.Integer(groups=NO_ACCESS, copy=False)
    disliked = fields.Integer(groups=NO_ACCESS, copy=False)
    words = fields.Json(groups=NO_ACCESS, copy=False)
    liked_shown = fields.Integer("I like it", compute="_compute_shown", compute_sudo=True)
    unsure_shown = fields.Integer("I am not sure", compute="_compute_shown", compute_sudo=True)
    disliked_shown = fields.Integer("I do not like it", compute="_compute_shown", compute_sudo=True)
    words_shown = fields.Text("In their own words", compute="_compute_shown", compute_sudo=True)

    @api.depends("review_id.state", "review_id.taker_ids", "liked", "unsure", "disliked", "words")
    def _compute_shown(self):
        for question in self:
            shown = question.review_id.is_shown
            question.liked_shown = question.liked if shown else 0
            question.unsure_shown = question.unsure if shown else 0
            question.disliked_shown = question.disliked if shown else 0
            question.words_shown = "\n".join(question.words or []) if shown else False

    def _count(self, value, words=None):
        """Add one answer, and put words of it among the others.

        :param str value: a key of VALUES
        :param str words: what the person added, if anything
        """
        self.ensure_one()
        # sudo: nobody has a right to these; the review has settled who answers
        question = self.sudo()
        name = VALUES[value]
        question.write({name: question[name] + 1})
        words = " ".join((words or "").split())
        if words:
            question.words = sorted([*(question.words or []), words])

    @api.model_create_multi
    def create(self, vals_list):
        questions = super().create(vals_list)
        questions._check_open_to_change()
        return questions

    def write(self, vals):
        if {"name", "review_id"} & vals.keys():
            self._check_open_to_change()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_asked(self):
        self._check_open_to_change()

    def _check_open_to_change(self):
        if any(question.review_id.state in ("open", "closed") for question in self):
            raise UserError(self.env._("People have been asked. The questions stay as they are."))
