from odoo import api, fields, models
from odoo.exceptions import UserError

from .decision_triggers import install

AIMS = ("aim_care", "aim_work", "aim_community")


class CoopDecision(models.Model):
    """What the Board is going to decide, and the Council reviews before.

    The Board brings it in versions; each is reviewed. The final decision is made when the Council
    has concluded on the last version and the Board has answered each of its requests, or, where
    that cannot wait, with a reason of which the Council hears. The database holds it to that.
    """

    _name = "coop.decision"
    _description = "Decision of the Board"
    _inherit = ["coop.company.mixin", "coop.guarded", "coop.office.chatter"]
    _order = "year desc, id desc"

    _guarded_fields = frozenset(
        {
            "state",
            "decided_on",
            "decided_words",
            "resolution_id",
            "decided_where",
            "override_why",
            "override_on",
            "told_on",
            "withdrawn_why",
            "bring_by",
        }
    )

    name = fields.Char(required=True, translate=True, tracking=True)
    matter_id = fields.Many2one(
        "coop.reserved.matter",
        "Reserved matter",
        check_company=True,
        index="btree_not_null",
        ondelete="restrict",
        help="Empty: something else that the Council asked to review.",
    )
    year = fields.Integer(
        required=True, default=lambda self: self.env["coop.clock"].today().year, aggregator=""
    )
    board_id = fields.Many2one(
        "coop.body",
        "Decided by",
        required=True,
        check_company=True,
        ondelete="restrict",
        domain="[('kind', '=', 'board')]",
        default=lambda self: self._get_body("board"),
    )
    council_id = fields.Many2one(
        "coop.body",
        "Reviewed by",
        required=True,
        check_company=True,
        ondelete="restrict",
        domain="[('kind', '=', 'council')]",
        default=lambda self: self._get_body("council"),
    )
    origin = fields.Selection(
        [
            ("board", "The Board brings it"),
            ("called", "The Council asked for it"),
        ],
        "How it came",
        required=True,
        default="board",
    )
    why_called = fields.Text("Why the Council asked for it")
    aim_care = fields.Boolean("Better care and support")
    aim_work = fields.Boolean("Better workplaces")
    aim_community = fields.Boolean("Better communities")
    state = fields.Selection(
        [
            ("draft", "Being prepared"),
            ("review", "The Council reviews it"),
            ("concluded", "The Board answers"),
            ("answered", "To be decided"),
            ("decided", "Decided"),
            ("withdrawn", "Taken back"),
        ],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
        group_expand=True,
    )
    version_ids = fields.One2many("coop.decision.version", "decision_id", string="Versions")
    review_ids = fields.One2many("coop.decision.review", "decision_id", string="Reviews")
    review_id = fields.Many2one(
        "coop.decision.review", "Last review", compute="_compute_review", compute_sudo=True
    )
    request_ids = fields.One2many("coop.review.request", "decision_id", string="Requests")
    open_request_count = fields.Integer("Not answered", compute="_compute_open_request_count")
    decided_on = fields.Date("Decided on", readonly=True, copy=False, tracking=True)
    decided_words = fields.Text(
        "What was decided", readonly=True, copy=False, translate=True, help="In plain words."
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
    decided_where = fields.Char(
        "Where it is written down", readonly=True, copy=False, help="Where no resolution is here."
    )
    override_why = fields.Text("Why it could not wait", readonly=True, copy=False, translate=True)
    override_on = fields.Date("Decided without waiting on", readonly=True, copy=False)
    override_told_on = fields.Date("The Council dealt with it on", readonly=True, copy=False)
    told_on = fields.Date("Members were told on", readonly=True, copy=False)
    withdrawn_why = fields.Text("Why it was taken back", readonly=True, copy=False)

    _override_says_why = models.Constraint(
        "CHECK ((override_on IS NULL) = (override_why IS NULL))", "Say why it cannot wait."
    )
    _decided_has_day = models.Constraint(
        "CHECK ((state = 'decided') = (decided_on IS NOT NULL))", "A decision has its day."
    )

    def init(self):
        super().init()
        install(self.env.cr, self._table)

    @api.model
    def _get_body(self, kind):
        return self.env["coop.body"].search(
            [("company_id", "=", self.env.company.id), ("kind", "=", kind)], limit=1
        )

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s cannot be typed over. A decision goes its way: the Board brings it, the "
            "Council concludes, the Board answers, then it is decided. Use the buttons.",
            fields=", ".join(names),
        )

    @api.depends("review_ids.number")
    def _compute_review(self):
        for decision in self:
            decision.review_id = decision.review_ids.sorted("number")[-1:]

    @api.depends("request_ids.answered_on")
    def _compute_open_request_count(self):
        for decision in self:
            decision.open_request_count = len(
                decision.request_ids.filtered(lambda one: one.stands and not one.answered_on)
            )

    @api.constrains("board_id", "council_id")
    def _check_bodies(self):
        for decision in self:
            if decision.board_id.kind != "board" or decision.council_id.kind != "council":
                raise UserError(
                    self.env._("The Board decides, and the Council of Members reviews it.")
                )

    @api.onchange("matter_id")
    def _onchange_matter_id(self):
        if self.matter_id and not self.name:
            self.name = f"{self.matter_id.name} {self.year}"

    @api.ondelete(at_uninstall=False)
    def _unlink_except_brought(self):
        if any(decision.state != "draft" for decision in self):
            raise UserError(
                self.env._("The Council has seen this, so it stays. It can be taken back.")
            )

    @api.model
    def _sql_error_to_message(self, exc):
        sentence = self._get_sentences().get(exc.diag.constraint_name)
        return sentence or super()._sql_error_to_message(exc)

    @api.model
    def _get_sentences(self):
        """Return what people are told where the database refuses: by constraint."""
        return {
            "coop_decision_final": self.env._(
                "This cannot be decided yet: the Council has not concluded on what the Board "
                "brought last, or the Board has not answered each of its requests. If it cannot "
                "wait, use “Decide without waiting” and say why. The law lets trustees act; the "
                "Council hears of it."
            ),
            "coop_decision_kept": self.env._(
                "What was concluded, answered and decided stays as it was written down."
            ),
        }
