from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

GROUNDS = [
    ("object", "The Council objects"),
    ("override", "It was decided without waiting for the Council"),
    ("late", "The Board has not answered in time"),
]


class CoopDispute(models.Model):
    """The Council and the Board do not agree on a decision, and settle it stage by stage.

    While it is open the trustees stay able to act in law; the screen of the decision says both.
    Once it is over it stands behind the wall, with all its stages.
    """

    _name = "coop.dispute"
    _description = "Dispute about a decision"
    _inherit = ["coop.company.mixin", "coop.guarded", "coop.told", "coop.wall"]
    _log_access = False
    _wall_closes_by = "closed"
    _order = "opened_on desc, id desc"
    _rec_name = "decision_id"

    _guarded_fields = frozenset(
        {
            "decision_id",
            "company_id",
            "ground",
            "reason",
            "resolution_id",
            "requested_where",
            "opened_on",
            "ended_on",
            "outcome",
            "state",
            "step_ids",
            "closed",
        }
    )

    decision_id = fields.Many2one(
        "coop.decision", required=True, index=True, check_company=True, ondelete="restrict"
    )
    ground = fields.Selection(GROUNDS, "Because", required=True)
    reason = fields.Text("What it is about", required=True, translate=True)
    resolution_id = fields.Many2one(
        "coop.resolution",
        "By resolution of the Council",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
    )
    requested_where = fields.Char(
        "Where the Council asked for it", help="Where there is no resolution here."
    )
    opened_on = fields.Date("Opened on", required=True)
    ended_on = fields.Date("Over since")
    outcome = fields.Text("What came of it", translate=True)
    state = fields.Selection(
        [
            ("open", "Going on"),
            ("settled", "Settled"),
            ("ended", "Ended, not settled"),
        ],
        required=True,
        index=True,
        group_expand=True,
    )
    closed = fields.Boolean()
    step_ids = fields.One2many("coop.dispute.step", "dispute_id", string="Stages")
    step_id = fields.Many2one("coop.dispute.step", "Stage", compute="_compute_step")
    stage_name = fields.Char("Stage now", compute="_compute_step")
    due_on = fields.Date("Until", compute="_compute_step")
    is_late = fields.Boolean("Late", compute="_compute_step", search="_search_is_late")

    _open_uniq = models.UniqueIndex(
        "(decision_id) WHERE state = 'open'", "A dispute about this decision is open already."
    )
    _over_whole = models.Constraint(
        "CHECK ((state = 'open') = (ended_on IS NULL) AND (state = 'open') = (outcome IS NULL)"
        " AND (closed IS NOT TRUE OR state <> 'open'))",
        "A dispute that is over says on which day, and what came of it.",
    )
    _asked_somewhere = models.Constraint(
        "CHECK (resolution_id IS NOT NULL OR requested_where IS NOT NULL)",
        "Name the resolution of the Council, or say where it asked for it.",
    )

    @api.model
    def _get_usual(self):
        return {**super()._get_usual(), "state": "open"}

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s cannot be typed over. A dispute goes from stage to stage: write down what "
            "came of the one that goes on.",
            fields=", ".join(names),
        )

    @api.depends("step_ids.done_on", "step_ids.due_on", "step_ids.name")
    def _compute_step(self):
        for dispute in self:
            today = self.env["coop.clock"].today(dispute.company_id)
            step = dispute.step_ids.filtered(lambda one: not one.done_on)[:1]
            dispute.step_id, dispute.due_on = step, step.due_on
            dispute.stage_name = step.name
            dispute.is_late = bool(step) and step.due_on < today

    def _search_is_late(self, operator, value):
        if operator != "in":
            return NotImplemented
        today = self.env["coop.clock"].today()
        late = Domain("done_on", "=", False) & Domain("due_on", "<", today)
        return Domain("step_ids", "any", late)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        raise UserError(self.env._("A dispute is kept, with all its stages."))


class CoopDisputeStep(models.Model):
    """One stage of one dispute: from when, until when, and what came of it."""

    _name = "coop.dispute.step"
    _description = "Stage that a dispute went through"
    _inherit = ["coop.guarded", "coop.told", "coop.wall"]
    _log_access = False
    _wall_closes_by = "closed"
    _check_company_auto = True
    _order = "dispute_id, number"

    _guarded_fields = frozenset(
        {
            "dispute_id",
            "number",
            "name",
            "about",
            "begun_on",
            "due_on",
            "done_on",
            "outcome",
            "words",
            "closed",
        }
    )

    dispute_id = fields.Many2one(
        "coop.dispute", required=True, index=True, check_company=True, ondelete="restrict"
    )
    company_id = fields.Many2one(
        related="dispute_id.company_id",
        store=True,
        precompute=True,
        index=True,
        required=True,
        ondelete="restrict",
    )
    number = fields.Integer("No.", required=True, aggregator=None)
    name = fields.Char("Stage", required=True, translate=True)
    about = fields.Text("What happens", translate=True)
    begun_on = fields.Date("Begun on", required=True)
    due_on = fields.Date("Until", required=True)
    done_on = fields.Date("Ended on")
    outcome = fields.Selection(
        [
            ("settled", "They agree: it is settled"),
            ("next", "They do not agree: the next stage"),
            ("ended", "It ends here, not settled"),
        ],
        "What came of it",
    )
    words = fields.Text("In plain words", translate=True)
    closed = fields.Boolean()

    _number_uniq = models.UniqueIndex("(dispute_id, number)", "This stage is there already.")
    _dates_in_order = models.Constraint(
        "CHECK (due_on >= begun_on AND (done_on IS NULL OR done_on >= begun_on))",
        "A stage ends after it has begun.",
    )
    _done_whole = models.Constraint(
        "CHECK ((done_on IS NULL) = (outcome IS NULL) AND (done_on IS NULL) = (words IS NULL)"
        " AND (closed IS NOT TRUE OR done_on IS NOT NULL))",
        "A stage that is over says what came of it, in words.",
    )

    def action_finish(self):
        return self._open_window(
            "coop.dispute.finish", self.env._("What came of it"), step_id=self.id
        )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        raise UserError(self.env._("A dispute is kept, with all its stages."))
