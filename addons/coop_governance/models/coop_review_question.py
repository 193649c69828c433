from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

from .decision_words import put, spread


class CoopReviewQuestion(models.Model):
    """What a councillor, or a member who is asked, wants to know of a decision under review, or
    does not understand in it. It gets an answer by a day, in plain words, for everybody who reads
    the decision; what the Board brought stays as it is."""

    _name = "coop.review.question"
    _description = "Question about a decision"
    _inherit = ["coop.guarded"]
    _check_company_auto = True
    _order = "answered_on desc, answer_by, id"
    _rec_name = "words"

    _guarded_fields = frozenset(
        {
            "review_id",
            "membership_id",
            "holder_id",
            "kind",
            "subject",
            "subject_words",
            "words",
            "how",
            "asked_on",
            "answered_on",
            "answered_by",
        }
    )

    review_id = fields.Many2one(
        "coop.decision.review",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    decision_id = fields.Many2one(
        related="review_id.decision_id", store=True, precompute=True, index=True
    )
    company_id = fields.Many2one(
        related="review_id.company_id",
        store=True,
        precompute=True,
        index=True,
        required=True,
        ondelete="restrict",
    )
    membership_id = fields.Many2one(
        "coop.membership",
        "Member",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    holder_id = fields.Many2one(
        "coop.office.holder",
        "Councillor",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        help="Who sits on the Council asks by name.",
    )
    kind = fields.Selection(
        [("ask", "A question"), ("unclear", "I do not understand this")],
        required=True,
        readonly=True,
        default="ask",
    )
    subject = fields.Char("Code of what it is about", required=True, readonly=True)
    subject_words = fields.Char("About", readonly=True)
    words = fields.Text("In their words", readonly=True)
    how = fields.Char("How it came", readonly=True)
    asked_on = fields.Date("Asked on", required=True, readonly=True)
    answer_by = fields.Date("Answer by", required=True)
    answer = fields.Text(
        translate=True, help="In plain words. Everybody who reads the decision reads it, too."
    )
    words_shown = fields.Boolean(
        "Others read the question",
        default=True,
        help="Without the name, unless a councillor asked. Not ticked: they read the answer alone.",
    )
    answered_on = fields.Date("Answered on", readonly=True, copy=False)
    answered_by = fields.Char("Answered by", readonly=True, copy=False)
    state = fields.Selection(
        [("open", "Waits for an answer"), ("answered", "Answered")],
        compute="_compute_state",
        store=True,
        index=True,
    )
    is_late = fields.Boolean("Late", compute="_compute_is_late", search="_search_is_late")

    _says_something = models.Constraint(
        "CHECK (kind = 'unclear' OR words IS NOT NULL)", "Write down what you want to know."
    )
    _somebody_asks = models.Constraint(
        "CHECK (membership_id IS NOT NULL OR holder_id IS NOT NULL)", "Somebody asks."
    )

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s of a question cannot be typed over. Write the answer, then use “Send the "
            "answer”.",
            fields=", ".join(names),
        )

    @api.depends("words", "subject_words")
    def _compute_display_name(self):
        for question in self:
            question.display_name = question.words or question.subject_words or ""

    @api.depends("answered_on")
    def _compute_state(self):
        for question in self:
            question.state = "answered" if question.answered_on else "open"

    @api.model
    def _get_late_domain(self):
        Domain = fields.Domain
        today = self.env["coop.clock"].today()
        return Domain("state", "=", "open") & Domain("answer_by", "<", today)

    @api.depends("state", "answer_by")
    def _compute_is_late(self):
        late = self.filtered_domain(self._get_late_domain())
        for question in self:
            question.is_late = question in late

    def _search_is_late(self, operator, value):
        return self._get_late_domain() if operator == "in" else NotImplemented

    def write(self, vals):
        """What was answered stays: people have read it."""
        if vals.keys() & {"answer", "answer_by"} and not self.env.su:
            if any(question.answered_on for question in self):
                raise UserError(self.env._("This is answered, and the answer stays."))
        return super().write(vals)

    # -- answering ---------------------------------------------------------------------------

    def action_answer(self):
        """The answer is written: whoever asked is told, and everybody can read it."""
        for question in self:
            question._answer()
        return True

    def _answer(self, answer=None):
        """Give the answer.

        :param answer: in plain words, a text or texts by language; none: as it is written already
        :raise UserError: without an answer, or when there is one
        """
        self.ensure_one()
        self.check_access("write")
        if self.answered_on:
            raise UserError(self.env._("This is answered, and the answer stays."))
        # sudo: guarded against typing; the right was checked
        question = self.sudo()
        put(question, "answer", spread(answer, self.env.lang or "en_GB"))
        if not (question.answer or "").strip():
            raise UserError(self.env._("Write down the answer first."))
        question.write(
            {
                "answered_on": self.env["coop.clock"].today(question.company_id),
                "answered_by": self.env.user.name,
            }
        )
        question._tell_answer()

    def _get_asker(self):
        """Return the contact of who asked."""
        self.ensure_one()
        # sudo: to tell them, and to know whose question it is
        question = self.sudo()
        return question.holder_id.partner_id or question.membership_id.partner_id

    def _say_who(self):
        """Return who asked, as everybody reads it: a councillor by name, a member not."""
        self.ensure_one()
        # sudo: who sits on the Council is known to all
        holder = self.sudo().holder_id
        return holder.name if holder else self.env._("A member")

    @api.ondelete(at_uninstall=False)
    def _unlink_except_kept(self):
        raise UserError(self.env._("What was asked is kept, with its answer."))


class CoopDecisionReview(models.Model):
    """Questions about a version while it is reviewed."""

    _inherit = "coop.decision.review"

    question_ids = fields.One2many("coop.review.question", "review_id", string="Questions")
    open_question_count = fields.Integer(
        "Questions without an answer", compute="_compute_question_counts"
    )
    late_question_count = fields.Integer(
        "Questions that are late", compute="_compute_question_counts"
    )

    @api.depends("question_ids.answered_on", "question_ids.answer_by")
    def _compute_question_counts(self):
        for review in self:
            waiting = review.question_ids.filtered(lambda one: not one.answered_on)
            review.open_question_count = len(waiting)
            review.late_question_count = len(waiting.filtered("is_late"))

    def _ask(self, who, kind="ask", words=None, subject="whole", how=None):
        """Write down what somebody wants to know.

        :param who: coop.office.holder who sits on the Council today, or the coop.membership of a
            member who is asked; the caller has settled whose question it is
        :param str kind: "ask", or "unclear": “I do not understand this”, one press
        :param str words: in their own words; may be empty where they do not understand something
        :param str subject: as for `_get_about`
        :param str how: how it came, where not on their own page
        :return: the coop.review.question; pressed twice, the first
        """
        self.ensure_one()
        words = (words or "").strip() or False
        if kind != "unclear" and not words:
            raise UserError(self.env._("Write down what you want to know."))
        # sudo: whoever reads it may ask; the caller settled who it is
        review, who = self.sudo(), who.sudo().ensure_one()
        today = self.env["coop.clock"].today(review.company_id)
        name = "holder_id" if who._name == "coop.office.holder" else "membership_id"
        review._check_may_ask(who, today)
        about = review._get_about(subject)
        mine = review.question_ids.filtered(
            lambda one: (
                one.state == "open"
                and one[name] == who
                and one.subject == subject
                and one.kind == kind
                and one.words == words
            )
        )
        if mine:
            return mine[0]
        comment = self.env["coop.review.comment"].new(about)
        return review.question_ids.create(
            {
                "review_id": review.id,
                name: who.id,
                "kind": kind,
                "subject": subject,
                "subject_words": comment._say_subject(),
                "words": words,
                "how": how,
                "asked_on": today,
                "answer_by": today + timedelta(days=review._get_question_days()),
            }
        )

    def _get_question_days(self):
        matter = self.matter_id or self.env["coop.reserved.matter"].new({})
        return matter.question_days

    def _check_may_ask(self, who, today):
        if not self._is_open():
            raise UserError(
                self.env._("The Council has concluded. Ring us if you want to know something.")
            )
        if who._name == "coop.office.holder":
            if not self.decision_id._get_seats(who.partner_id, today):
                raise UserError(self.env._("Only who sits on the Council asks for it."))
        elif not self._is_asking(today) or not who._period_on(today):
            raise UserError(self.env._("Members ask while they are asked what they think."))


class CoopReservedMatter(models.Model):
    _inherit = "coop.reserved.matter"

    question_days = fields.Integer("Questions are answered within (days)", required=True, default=7)

    _question_days_possible = models.Constraint(
        "CHECK (question_days >= 1)", "There is one day at least to answer a question."
    )
