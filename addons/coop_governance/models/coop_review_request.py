from odoo import api, fields, models
from odoo.exceptions import UserError

from .decision_triggers import install
from .decision_words import put, spread

ANSWERS = [("accepted", "Yes"), ("partly", "In part"), ("refused", "No")]


class CoopReviewRequest(models.Model):
    """One thing that the Council asks of the Board, and what the Board answers to it.

    It is written down while the review goes on, stands from the conclusion, and waits until the
    Board has said yes, in part or no, and why.
    """

    _name = "coop.review.request"
    _description = "Request of the Council"
    _inherit = ["coop.guarded"]
    _check_company_auto = True
    _order = "review_id, number, id"
    _rec_name = "wording"

    _guarded_fields = frozenset(
        {"stands", "number", "answer", "answer_why", "what_changes", "answered_on", "answered_by"}
    )

    review_id = fields.Many2one(
        "coop.decision.review", required=True, index=True, ondelete="restrict", check_company=True
    )
    decision_id = fields.Many2one(
        related="review_id.decision_id", store=True, precompute=True, index=True
    )
    matter_id = fields.Many2one(related="review_id.matter_id", store=True)
    company_id = fields.Many2one(
        related="review_id.company_id",
        store=True,
        precompute=True,
        index=True,
        required=True,
        ondelete="restrict",
    )
    number = fields.Integer("No.", readonly=True, copy=False, aggregator=None)
    sequence = fields.Integer(default=10, aggregator=None)
    wording = fields.Text(
        "What the Council asks for", required=True, translate=True, help="One thing, plainly."
    )
    why = fields.Text(translate=True)
    stands = fields.Boolean(readonly=True, copy=False)
    due_on = fields.Date("Answer by", related="review_id.answer_by", store=True)
    answer = fields.Selection(ANSWERS, "The Board says", readonly=True, copy=False)
    answer_why = fields.Text("Because", readonly=True, copy=False, translate=True)
    what_changes = fields.Text(
        "What changes", readonly=True, copy=False, translate=True, help="In the decision."
    )
    answered_on = fields.Date("Answered on", readonly=True, copy=False)
    answered_by = fields.Char("Written down by", readonly=True, copy=False)
    year = fields.Integer(related="decision_id.year", store=True, aggregator="")
    days = fields.Integer(
        "Days until the answer", compute="_compute_days", store=True, aggregator="avg"
    )
    state = fields.Selection(
        [("draft", "Being written"), ("open", "Waits for an answer"), ("answered", "Answered")],
        compute="_compute_state",
        store=True,
        index=True,
    )
    is_late = fields.Boolean("Late", compute="_compute_is_late", search="_search_is_late")

    def init(self):
        super().init()
        install(self.env.cr, self._table)

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s cannot be typed over. Use “Answer”: the Board says yes, in part or no, and "
            "why.",
            fields=", ".join(names),
        )

    @api.depends("stands", "answered_on")
    def _compute_state(self):
        for request in self:
            if request.answered_on:
                request.state = "answered"
            else:
                request.state = "open" if request.stands else "draft"

    @api.depends("answered_on", "review_id.concluded_on")
    def _compute_days(self):
        for request in self:
            begun = request.review_id.concluded_on
            request.days = (
                (request.answered_on - begun).days if begun and request.answered_on else 0
            )

    @api.model
    def _get_late_domain(self):
        today = self.env["coop.clock"].today()
        Domain = fields.Domain
        going_on = Domain("decision_id.state", "not in", ("decided", "withdrawn"))
        # what did not wait is answered all the same
        going_on |= Domain("decision_id.override_on", "!=", False)
        return Domain("state", "=", "open") & Domain("due_on", "<", today) & going_on

    @api.depends("state", "due_on", "decision_id.state")
    def _compute_is_late(self):
        late = self.filtered_domain(self._get_late_domain())
        for request in self:
            request.is_late = request in late

    def _search_is_late(self, operator, value):
        return self._get_late_domain() if operator == "in" else NotImplemented

    def action_answer(self):
        """Open the window in which the Board's answer is written down."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("The Board answers"),
            "res_model": "coop.request.answer",
            "view_mode": "form",
            "target": "new",
            "context": {"default_request_id": self.id},
        }

    def _answer(self, answer, why, what_changes=None):
        """Write down what the Board says to it.

        :param str answer: a code of ``ANSWERS``
        :param why: in plain words, which the Council and members read; a text, or texts by
            language
        :param what_changes: in the decision, as ``why``; asked for unless the answer is no
        :raise UserError: without a reason, or when it is answered already
        """
        self.ensure_one()
        self.check_access("write")
        lang = self.env.lang or "en_GB"
        why, changes = spread(why, lang), spread(what_changes, lang)
        self.review_id.decision_id._lock()
        if self.state == "draft":
            raise UserError(self.env._("The Council has not concluded yet."))
        if self.state == "answered":
            raise UserError(self.env._("This is answered already, and the answer stays."))
        if self.decision_id.state in ("decided", "withdrawn") and not self.decision_id.override_on:
            raise UserError(self.env._("This decision is over."))
        if answer not in dict(ANSWERS) or not why:
            raise UserError(self.env._("Say yes, in part or no, and why."))
        if answer != "refused" and not changes:
            raise UserError(self.env._("Say what changes in the decision."))
        # sudo: guarded against typing; the right was checked
        request = self.sudo()
        put(request, "answer_why", why)
        put(request, "what_changes", changes)
        request.answer = answer
        request.flush_recordset()
        request.write(
            {
                "answered_on": self.env["coop.clock"].today(self.company_id),
                "answered_by": self.env.user.name,
            }
        )
        request.flush_recordset()
        self.review_id._on_answered()

    @api.ondelete(at_uninstall=False)
    def _unlink_except_standing(self):
        if any(request.stands for request in self):
            raise UserError(self.env._("The Council asked for this, so it stays."))

    @api.model
    def _sql_error_to_message(self, exc):
        if exc.diag.constraint_name == "coop_review_request_kept":
            return self.env._(
                "What the Council asked for stands from its conclusion on. It is answered with "
                "yes, in part or no, and why; the answer stays, too."
            )
        return super()._sql_error_to_message(exc)
