from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class CoopCallIn(models.Model):
    """The Council asks the Board to bring a decision that is not reserved anyway.

    A councillor asks, and so many others as the rules say support it within their days; or the
    Council resolves it. From then on the decision is there, and the Board has to bring it by a
    day, or to say why it does not. The next Council hears the reasons.
    """

    _name = "coop.call.in"
    _description = "Decision that the Council calls in"
    _inherit = [
        "coop.company.mixin",
        "coop.guarded",
        "coop.told",
        "coop.late",
        "coop.office.chatter",
    ]
    _order = "asked_on desc, id desc"

    _late_fields = ("state", "bring_by")

    _guarded_fields = frozenset(
        {
            "name",
            "why",
            "company_id",
            "council_id",
            "board_id",
            "holder_id",
            "asked_on",
            "support_by",
            "needed",
            "state",
            "state_why",
            "support_ids",
            "again_of_id",
            "resolution_id",
            "decision_id",
            "called_on",
            "bring_by",
            "brought_on",
            "refused_on",
            "dealt_on",
        }
    )

    name = fields.Char("What the Board shall bring", required=True)
    why = fields.Text(required=True)
    council_id = fields.Many2one(
        "coop.body", "Called in by", required=True, check_company=True, ondelete="restrict"
    )
    board_id = fields.Many2one(
        "coop.body", "Brought by", required=True, check_company=True, ondelete="restrict"
    )
    holder_id = fields.Many2one(
        "coop.office.holder",
        "Asked by",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        help="Empty: the Council resolved it.",
    )
    asked_on = fields.Date("Asked on", required=True)
    support_by = fields.Date("Supported by")
    needed = fields.Integer("Others needed")
    support_ids = fields.One2many("coop.call.in.support", "call_in_id", string="Supported by them")
    support_count = fields.Integer("Others who support it", compute="_compute_support_count")
    again_of_id = fields.Many2one(
        "coop.decision",
        "Look at it again",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        help="What the Board decided before, and shall look at again.",
    )
    state = fields.Selection(
        [
            ("open", "Councillors support it"),
            ("called", "The Board has to bring it"),
            ("brought", "The Board has brought it"),
            ("refused", "The Board does not bring it"),
            ("lapsed", "Not enough supported it"),
            ("withdrawn", "Taken back"),
        ],
        required=True,
        default="open",
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
        group_expand=True,
    )
    state_why = fields.Text("Reason", readonly=True, copy=False, translate=True)
    resolution_id = fields.Many2one(
        "coop.resolution",
        "By resolution",
        readonly=True,
        copy=False,
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
    )
    decision_id = fields.Many2one(
        "coop.decision",
        readonly=True,
        copy=False,
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
    )
    called_on = fields.Date("Called in on", readonly=True, copy=False, tracking=True)
    bring_by = fields.Date("The Board brings it by", readonly=True, copy=False, tracking=True)
    brought_on = fields.Date("Brought on", readonly=True, copy=False)
    refused_on = fields.Date("The Board refused on", readonly=True, copy=False)
    dealt_on = fields.Date(
        "The Council dealt with the refusal on", readonly=True, copy=False, tracking=True
    )

    _called_whole = models.Constraint(
        "CHECK (state NOT IN ('called', 'brought', 'refused')"
        " OR (called_on IS NOT NULL AND bring_by IS NOT NULL AND decision_id IS NOT NULL))",
        "What is called in has its decision, and the day by which the Board brings it.",
    )
    _refused_says_why = models.Constraint(
        "CHECK ((state = 'refused') = (refused_on IS NOT NULL)"
        " AND (state <> 'refused' OR state_why IS NOT NULL))",
        "The Board refuses with reasons only.",
    )
    _brought_has_day = models.Constraint(
        "CHECK ((state = 'brought') = (brought_on IS NOT NULL))", "What is brought has its day."
    )
    _begun_by_somebody = models.Constraint(
        "CHECK (holder_id IS NOT NULL OR resolution_id IS NOT NULL)",
        "A councillor asks for it, or the Council resolves it.",
    )

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s cannot be typed over. Councillors support a call-in on their pages, or the "
            "Council resolves it; the Board brings it or says why not. Use the buttons.",
            fields=", ".join(names),
        )

    @api.depends("support_ids")
    def _compute_support_count(self):
        for call_in in self:
            call_in.support_count = len(call_in.support_ids)

    @api.model
    def _get_late_domain(self):
        today = self.env["coop.clock"].today()
        return Domain("state", "=", "called") & Domain("bring_by", "<", today)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        raise UserError(self.env._("What the Council asked for is kept."))

    def copy_data(self, default=None):
        raise UserError(self.env._("A call-in is supported as it is. Ask for another."))


class CoopCallInSupport(models.Model):
    """A councillor supports a call-in: once, and not their own."""

    _name = "coop.call.in.support"
    _description = "Support of a call-in"
    _inherit = "coop.wall"
    _log_access = False
    _check_company_auto = True
    _order = "call_in_id, id"
    _rec_name = "holder_id"

    call_in_id = fields.Many2one(
        "coop.call.in", required=True, index=True, ondelete="restrict", check_company=True
    )
    company_id = fields.Many2one(
        related="call_in_id.company_id",
        store=True,
        precompute=True,
        index=True,
        required=True,
        ondelete="restrict",
    )
    holder_id = fields.Many2one(
        "coop.office.holder",
        "Councillor",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    supported_on = fields.Date("On", required=True)

    _once_uniq = models.UniqueIndex(
        "(call_in_id, holder_id)", "This councillor supports it already."
    )
