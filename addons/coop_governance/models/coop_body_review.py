from odoo import api, fields, models
from odoo.exceptions import UserError

# Of fewer people nobody is told how many answered what: it could be guessed who it was.
FEWEST = 5


class CoopBodyReview(models.Model):
    """How those who sit on a body find its work, once a year, and what follows.

    It is known who answered, so that nobody answers twice. What was answered is only counted: no
    row, and no order of rows, joins an answer to a person. While a review is open nobody sees
    the counts, and of fewer than five people nobody ever does.
    """

    _name = "coop.body.review"
    _description = "Review of a body's own work"
    _inherit = ["coop.company.mixin", "coop.guarded", "coop.office.chatter"]
    _order = "open_from desc, id desc"

    _guarded_fields = frozenset({"state", "opened_on", "closed_on", "told_on"})

    body_id = fields.Many2one(
        "coop.body", required=True, index=True, check_company=True, ondelete="restrict"
    )
    year = fields.Integer(
        required=True, default=lambda self: self.env["coop.clock"].today().year, aggregator=None
    )
    open_from = fields.Date("Open from", required=True, tracking=True)
    open_to = fields.Date("Open until", required=True, tracking=True, help="The last day.")
    state = fields.Selection(
        [("draft", "Being prepared"), ("open", "Open"), ("closed", "Closed")],
        required=True,
        default="draft",
        readonly=True,
        tracking=True,
        copy=False,
    )
    opened_on = fields.Date("Opened on", readonly=True, copy=False)
    closed_on = fields.Date("Closed on", readonly=True, copy=False)
    told_on = fields.Date("Told on", readonly=True, copy=False)
    question_ids = fields.One2many("coop.body.review.question", "review_id", "Questions", copy=True)
    taker_ids = fields.One2many("coop.body.review.taker", "review_id", "Who answered")
    promise_ids = fields.One2many("coop.body.review.promise", "review_id", "What we will do")
    summary = fields.Text(
        "What came out", translate=True, help="Plain words. Those who sit there read it."
    )
    taker_count = fields.Integer("Answered", compute="_compute_counts")
    sitting_count = fields.Integer("Sit there", compute="_compute_counts")
    is_shown = fields.Boolean("Enough have answered", compute="_compute_counts")

    _year_uniq = models.UniqueIndex(
        "(body_id, year)", "There is a review of this body for this year already."
    )
    _dates_in_order = models.Constraint(
        "CHECK (open_to >= open_from)", "A review cannot end before it begins."
    )

    def _guarded_message(self, names):
        return self.env._("A review is opened and closed by its buttons, which also tell people.")

    @api.depends("body_id.name", "year")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for review in self:
            review.display_name = f"{review.body_id.name or ''} {review.year or ''}"

    @api.depends("taker_ids", "state", "body_id")
    def _compute_counts(self):
        for review in self:
            today = self.env["coop.clock"].today(review.company_id)
            review.taker_count = len(review.taker_ids)
            review.sitting_count = len(review._get_sitting(today))
            review.is_shown = review.state == "closed" and review.taker_count >= FEWEST

    def _get_sitting(self, day):
        """Return the coop.office.holder who sit on the body on a day."""
        self.ensure_one()
        return self.body_id._get_terms_on(day).holder_id

    # -- preparing ---------------------------------------------------------------------------

    def action_usual_questions(self):
        """Take the questions of the last review of the body, else those of the software."""
        self.check_access("write")
        for review in self:
            before = self.search(
                [("body_id", "=", review.body_id.id), ("id", "!=", review.id)], limit=1
            )
            questions = self.env["coop.body.review.question"]
            usual = before.question_ids or questions.search([("review_id", "=", False)])
            known = set(review.question_ids.mapped("name"))
            for question in usual.filtered(lambda row, known=known: row.name not in known):
                question.copy({"review_id": review.id})
        return True

    def action_open(self):
        """Open it: those who sit there are asked."""
        self.check_access("write")
        for review in self:
            if review.state != "draft":
                raise UserError(self.env._("This review was opened already."))
            if not review.question_ids:
                raise UserError(self.env._("Add the questions first."))
            today = self.env["coop.clock"].today(review.company_id)
            if review.open_to < today:
                raise UserError(self.env._("The last day has passed. Choose one that lies ahead."))
            # sudo: guarded against typing; the right was checked
            review.sudo().write(
                {"state": "open", "opened_on": today, "open_from": min(review.open_from, today)}
            )
            review._tell_sitting("body_review_open")
        return True

    # -- answering ---------------------------------------------------------------------------

    def _may_answer(self, holder):
        """Whether somebody is asked today and has not answered yet."""
        self.ensure_one()
        today = self.env["coop.clock"].today(self.company_id)
        return (
            self.state == "open"
            and self.open_from <= today <= self.open_to
            and holder in self._get_sitting(today)
            and holder not in self.taker_ids.holder_id
        )

    def _answer(self, holder, answers, how):
        """Count what somebody answered, once, and note that they did.

        :param holder: coop.office.holder; the caller has settled whose answers they are
        :param dict answers: ``{question id: (a code of VALUES, words or None)}``
        :param str how: a code of ``how`` of coop.body.review.taker
        :raise UserError: when they have answered already, or are not asked
        """
        self.ensure_one()
        # one after the other, so that no count is lost
        self.env.cr.execute("SELECT id FROM coop_body_review WHERE id = %s FOR UPDATE", [self.id])
        # sudo: nobody else writes counts or takers
        review = self.sudo()
        review.invalidate_recordset(["taker_ids", "question_ids"])
        if not review._may_answer(holder.sudo()):
            raise UserError(self.env._("You have answered already, or the review is closed."))
        review.env["coop.body.review.taker"].create(
            {
                "review_id": review.id,
                "holder_id": holder.id,
                "company_id": review.company_id.id,
                "answered_on": self.env["coop.clock"].today(review.company_id),
                "how": how,
            }
        )
        for question in review.question_ids:
            value, words = answers.get(question.id, (None, None))
            question._count(value, words)

    # -- the end -----------------------------------------------------------------------------

    def action_close(self):
        """Close it: nobody answers any more, and the office sees the answers."""
        self.check_access("write")
        for review in self:
            if review.state != "open":
                raise UserError(self.env._("Only a review that is open can be closed."))
            # sudo: guarded against typing; the right was checked
            review.sudo().write(
                {
                    "state": "closed",
                    "closed_on": self.env["coop.clock"].today(review.company_id),
                }
            )
        return True

    def action_tell(self):
        """Tell those who sit there what came out and what is going to be done about it."""
        self.check_access("write")
        for review in self:
            if review.state != "closed":
                raise UserError(self.env._("Close the review first. Then you see the answers."))
            if not (review.summary or "").strip():
                raise UserError(
                    self.env._("Write what came out in a few plain words. People wait for it.")
                )
            # sudo: guarded against typing; the right was checked
            review.sudo().told_on = self.env["coop.clock"].today(review.company_id)
            review._tell_sitting("body_review_closed")
        return True

    def _tell_sitting(self, kind):
        today = self.env["coop.clock"].today(self.company_id)
        # sudo: who is told is fixed by who sits there
        people = self.sudo()._get_sitting(today).partner_id
        if people:
            self.env["coop.notice"]._tell(people, kind, self, key=kind)

    def _coop_notice_values(self, kind, partners):
        """Return for each person the body, the last day and what came out, in their language."""
        self.ensure_one()
        needs = partners._coop_needs()
        values = {}
        for partner in partners:
            # sudo: they are told of the body on which they sit
            review = self.sudo().with_context(lang=needs[partner.id]["lang"])
            values[partner.id] = {
                "body": review.body_id.name,
                "last_day": review.open_to,
                "summary": review.summary or "",
                "link": f"{review.get_base_url()}/my/bodies",
            }
        return values

    @api.ondelete(at_uninstall=False)
    def _unlink_except_draft(self):
        if any(review.state != "draft" for review in self):
            raise UserError(self.env._("People were asked, and that is kept. Close it instead."))
