from odoo import api, fields, models

from .coop_concern import CHANNELS


class CoopComplaint(models.Model):
    """What somebody is not happy with, or is glad of: what they want, who answers, by when.

    It is handed to the co-op's own procedure. The words stay as they were said.
    """

    _name = "coop.complaint"
    _description = "Complaint or compliment"
    _inherit = ["coop.company.mixin", "coop.guarded"]
    _order = "received_on desc, id desc"
    _rec_name = None

    _guarded_fields = frozenset(
        {
            "state",
            "acknowledge_by",
            "answer_by",
            "acknowledged_on",
            "answered_on",
            "outcome",
            "answer",
        }
    )
    _said_fields = frozenset({"words", "wanted", "kind", "said_by"})

    kind = fields.Selection(
        [("complaint", "Complaint"), ("compliment", "Compliment")],
        required=True,
        default="complaint",
    )
    words = fields.Text("Words as said", required=True)
    wanted = fields.Text("What they want to happen")
    partner_id = fields.Many2one(
        "res.partner",
        "From whom",
        index="btree_not_null",
        ondelete="set null",
        help="They are told by the way that is theirs. Empty: nobody we know, or not said.",
    )
    said_by = fields.Char("Name as written")
    contact = fields.Char("How to reach them")
    channel = fields.Selection(CHANNELS[:4], "Came by", required=True, default="phone")
    typed_by = fields.Char("Who typed it for them", readonly=True)
    received_on = fields.Date(
        "Received", required=True, default=lambda self: self.env["coop.clock"].today()
    )
    handler_id = fields.Many2one("res.users", "Who answers", index="btree_not_null")
    state = fields.Selection(
        [("received", "Received"), ("acknowledged", "Acknowledged"), ("answered", "Answered")],
        required=True,
        default="received",
        readonly=True,
    )
    acknowledge_by = fields.Date("To be acknowledged by", readonly=True)
    answer_by = fields.Date("To be answered by", readonly=True)
    acknowledged_on = fields.Date("Acknowledged on", readonly=True)
    answered_on = fields.Date("Answered on", readonly=True)
    outcome = fields.Selection(
        [
            ("upheld", "We agree"),
            ("partly", "We agree in part"),
            ("not_upheld", "We do not agree"),
            ("passed_on", "Passed on to whom it is for"),
        ],
        readonly=True,
    )
    answer = fields.Text(readonly=True)
    is_late = fields.Boolean("Late", compute="_compute_is_late", search="_search_is_late")

    _open_idx = models.Index("(company_id, answer_by) WHERE state <> 'answered'")

    @api.depends("kind")
    def _compute_display_name(self):
        labels = dict(self._fields["kind"]._description_selection(self.env))
        for complaint in self:
            complaint.display_name = (
                f"{labels.get(complaint.kind, '')} {complaint.id or ''}".strip()
            )

    @api.depends("state", "acknowledge_by", "answer_by")
    def _compute_is_late(self):
        late = self.filtered_domain(self._get_late_domain())
        for complaint in self:
            complaint.is_late = complaint in late

    def _search_is_late(self, operator, value):
        return self._get_late_domain() if operator == "in" else NotImplemented

    @api.model
    def _get_late_domain(self):
        today = self.env["coop.clock"].today()
        return fields.Domain(
            [
                "|",
                "&",
                ("state", "=", "received"),
                ("acknowledge_by", "<", today),
                "&",
                ("state", "!=", "answered"),
                ("answer_by", "<", today),
            ]
        )
