from odoo import api, fields, models
from odoo.exceptions import UserError

from .decision_triggers import install

OUTCOMES = [
    ("support", "The Council supports it"),
    ("changes", "The Council supports it with changes"),
    ("refer", "The Council refers it back"),
    ("object", "The Council objects"),
]


class CoopDecisionReview(models.Model):
    """The Council reviews one version of a decision: by when members say what they think, by when
    the Council concludes, by when the Board answers."""

    _name = "coop.decision.review"
    _description = "Review by the Council"
    _inherit = ["coop.guarded", "coop.office.chatter"]
    _check_company_auto = True
    _order = "decision_id, number desc"

    _guarded_fields = frozenset(
        {
            "decision_id",
            "version_id",
            "number",
            "opened_on",
            "concluded_on",
            "outcome",
            "reasons",
            "dissent",
            "resolution_id",
            "answer_by",
            "answered_on",
        }
    )

    decision_id = fields.Many2one(
        "coop.decision",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    company_id = fields.Many2one(
        related="decision_id.company_id",
        store=True,
        precompute=True,
        index=True,
        required=True,
        ondelete="restrict",
    )
    matter_id = fields.Many2one(related="decision_id.matter_id", store=True, index=True)
    council_id = fields.Many2one(related="decision_id.council_id")
    version_id = fields.Many2one(
        "coop.decision.version",
        required=True,
        readonly=True,
        ondelete="restrict",
        check_company=True,
    )
    number = fields.Integer("Review", required=True, readonly=True, aggregator=None)
    opened_on = fields.Date("Opened on", required=True, readonly=True)
    consult_until = fields.Date("Members until", required=True, tracking=True)
    conclude_by = fields.Date("The Council concludes by", required=True, tracking=True)
    answer_by = fields.Date("The Board answers by", readonly=True, copy=False, tracking=True)
    outcome = fields.Selection(OUTCOMES, readonly=True, copy=False, tracking=True)
    reasons = fields.Text(readonly=True, copy=False, translate=True)
    dissent = fields.Text(
        "Who saw it otherwise", readonly=True, copy=False, help="And why, in their words."
    )
    resolution_id = fields.Many2one(
        "coop.resolution",
        "By resolution",
        readonly=True,
        copy=False,
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
    )
    concluded_on = fields.Date("Concluded on", readonly=True, copy=False)
    answered_on = fields.Date("Answered on", readonly=True, copy=False)
    request_ids = fields.One2many("coop.review.request", "review_id", string="Requests")
    resolution_ids = fields.One2many("coop.resolution", "review_id", string="Put to the Council")
    state = fields.Selection(
        [
            ("open", "The Council reviews it"),
            ("concluded", "The Board answers"),
            ("answered", "Answered"),
        ],
        compute="_compute_state",
        store=True,
        index=True,
    )
    is_late = fields.Boolean("Late", compute="_compute_is_late", search="_search_is_late")

    _number_uniq = models.UniqueIndex(
        "(decision_id, number)", "Somebody else opened this review. Look at it again."
    )
    _version_uniq = models.UniqueIndex("(version_id)", "This version is reviewed already.")
    _dates_in_order = models.Constraint(
        "CHECK (opened_on <= consult_until AND consult_until <= conclude_by)",
        "Members are asked first, then the Council concludes.",
    )
    _concluded_whole = models.Constraint(
        "CHECK ((concluded_on IS NULL) = (outcome IS NULL)"
        " AND (concluded_on IS NULL OR (resolution_id IS NOT NULL AND answer_by IS NOT NULL)))",
        "A conclusion says what it is, by which resolution, and by when the Board answers.",
    )

    def init(self):
        super().init()
        install(self.env.cr, self._table)

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s cannot be typed over. Use “Conclude” when the Council has voted; the Board "
            "answers each request.",
            fields=", ".join(names),
        )

    @api.depends("decision_id.name", "number")
    def _compute_display_name(self):
        for review in self:
            name = review.decision_id.name or ""
            review.display_name = (
                self.env._("%(name)s, review %(number)s", name=name, number=review.number)
                if review.number > 1
                else name
            )

    @api.depends("concluded_on", "answered_on")
    def _compute_state(self):
        for review in self:
            if review.answered_on:
                review.state = "answered"
            else:
                review.state = "concluded" if review.concluded_on else "open"

    @api.model
    def _get_late_domain(self):
        today = self.env["coop.clock"].today()
        Domain = fields.Domain
        waits = Domain("state", "=", "open") & Domain("conclude_by", "<", today)
        unanswered = Domain("state", "=", "concluded") & Domain("answer_by", "<", today)
        going_on = Domain("decision_id.state", "not in", ("decided", "withdrawn"))
        # what did not wait is answered all the same
        answered_yet = going_on | Domain("decision_id.override_on", "!=", False)
        return (waits & going_on) | (unanswered & answered_yet)

    @api.depends("state", "conclude_by", "answer_by", "decision_id.state")
    def _compute_is_late(self):
        late = self.filtered_domain(self._get_late_domain())
        for review in self:
            review.is_late = review in late

    def _search_is_late(self, operator, value):
        return self._get_late_domain() if operator == "in" else NotImplemented

    @api.ondelete(at_uninstall=False)
    def _unlink_except_kept(self):
        raise UserError(
            self.env._("A review stays. If the Board takes the decision back, it ends.")
        )

    @api.model
    def _sql_error_to_message(self, exc):
        if exc.diag.constraint_name == "coop_decision_review_kept":
            return self.env._(
                "A review goes its way: it begins with a version that was brought, the Council "
                "concludes it by a resolution that was carried, and it ends when the Board has "
                "answered each request. Nothing of it is taken back."
            )
        return super()._sql_error_to_message(exc)
