from odoo import api, fields, models

STATES = [
    ("received", "To answer"),
    ("incomplete", "Something is missing"),
    ("agreed", "To give"),
    ("court", "Before the court"),
    ("given", "Given"),
    ("refused", "Not given"),
    ("withdrawn", "Withdrawn"),
]
OPEN = ("received", "incomplete", "agreed", "court")


class CoopRegisterInspection(models.Model):
    """A request to inspect the register of members, or for a copy of it.

    Companies Act 2006 ss.116-120: anybody may ask, members look for nothing; the request says who
    asks, for what purpose, and to whom the information will go on; within five working days the
    company complies or applies to the court. In a registered society members and those with an
    interest in its funds may inspect (Co-operative and Community Benefit Societies Act 2014
    s.103).

    Whoever asks is not made a contact: their name and address are here and nowhere else.
    """

    _name = "coop.register.inspection"
    _description = "Request to inspect the register"
    _inherit = ["coop.company.mixin", "coop.guarded", "coop.office.chatter"]
    _order = "received_on desc, id desc"
    _rec_name = "requester_name"

    _guarded_fields = frozenset(
        {
            "state",
            "complete_on",
            "decided_on",
            "decided_by_id",
            "court_outcome",
            "court_decided_on",
            "print_id",
            "altered_on",
            "given_on",
            "given_how",
            "given_by_id",
            "closed_on",
        }
    )

    # Who asks

    requester_name = fields.Char("Who asks", tracking=True)
    requester_address = fields.Text("Address")
    requester_contact = fields.Char("Phone or e-mail", help="To ask back; not required.")
    organisation = fields.Char(
        "For which organisation", help="Then the person who asks is responsible for the request."
    )
    membership_id = fields.Many2one(
        "coop.membership",
        "Their membership",
        check_company=True,
        index=True,
        ondelete="restrict",
        domain="[('company_id', '=', company_id)]",
        help="When a member asks. Members look at the register for nothing.",
    )
    is_member = fields.Boolean("A member asks", compute="_compute_is_member")
    has_interest = fields.Boolean(
        "Has an interest in the society's funds",
        help="Whoever is no member may inspect a society's register only with such an interest.",
    )
    lang = fields.Selection(
        [("en_GB", "English"), ("cy_GB", "Welsh")], "Language", required=True, default="en_GB"
    )
    format = fields.Selection(
        [("standard", "Standard"), ("easy_read", "Easy Read")],
        "Format of our letters",
        required=True,
        default="standard",
    )

    # What for

    legal_form = fields.Selection(related="company_id.coop_legal_form")
    wants = fields.Selection(
        [
            ("inspect", "To look at the register"),
            ("copy", "A copy of the register"),
            ("own", "Their own account"),
        ],
        "What they want",
        required=True,
        default="inspect",
        tracking=True,
    )
    purpose = fields.Text("For what purpose")
    onward = fields.Selection(
        [("no", "No"), ("yes", "Yes")],
        "Will it be passed on",
        help="Whether what the register says will be disclosed to anybody else.",
    )
    onward_ids = fields.One2many(
        "coop.register.inspection.onward", "inspection_id", string="To whom it will be passed on"
    )
    how = fields.Selection(
        [
            ("paper", "Letter or paper form"),
            ("email", "E-mail"),
            ("visit", "In person"),
        ],
        "How it came",
        required=True,
        default="paper",
    )

    # When, and for how much

    received_on = fields.Date(
        "Received on",
        required=True,
        default=lambda self: self.env["coop.clock"].today(),
        tracking=True,
    )
    complete_on = fields.Date(
        "Complete since", readonly=True, copy=False, help="When what was missing had come."
    )
    due_on = fields.Date(
        "To be answered by",
        compute="_compute_due_on",
        store=True,
        help="Working days after the whole request was here; bank holidays do not count.",
    )
    is_late = fields.Boolean("Late", compute="_compute_is_late", search="_search_is_late")
    fee = fields.Float(digits=(8, 2), compute="_compute_fee", store=True, readonly=False)
    fee_paid_on = fields.Date("Fee paid on")
    missing = fields.Text(compute="_compute_missing")

    # What became of it

    state = fields.Selection(
        STATES, required=True, default="received", readonly=True, copy=False, tracking=True
    )
    decided_on = fields.Date("Decided on", readonly=True, copy=False)
    decided_by_id = fields.Many2one("res.users", "Decided by", readonly=True, copy=False)
    closed_on = fields.Date("Closed on", readonly=True, copy=False)
    closed_why = fields.Text("Why it was closed", readonly=True, copy=False)
    court_name = fields.Char("Court")
    court_reference = fields.Char("Reference of the court", tracking=True)
    court_applied_on = fields.Date("Applied to the court on")
    court_decided_on = fields.Date("Decision of the court on", readonly=True, copy=False)
    court_outcome = fields.Selection(
        [
            ("must_comply", "We have to comply"),
            ("need_not", "We need not comply"),
        ],
        "Decision of the court",
        readonly=True,
        copy=False,
    )
    print_id = fields.Many2one(
        "coop.register.print", "What was given", readonly=True, copy=False, ondelete="restrict"
    )
    print_state = fields.Selection(related="print_id.state", string="State of the print")
    print_as_at = fields.Date(related="print_id.as_at")
    print_known_at = fields.Char(related="print_id.known_at")
    fingerprint = fields.Char(related="print_id.checksum")
    links = fields.Html(related="print_id.links")
    altered_on = fields.Date("Register last altered on", readonly=True, copy=False)
    further = fields.Text(
        "Further alterations",
        readonly=True,
        copy=False,
        help="Said with the register: whether alterations are still to be made.",
    )
    given_on = fields.Date("Given on", readonly=True, copy=False)
    given_how = fields.Selection(
        [
            ("shown", "Shown at the office"),
            ("handed", "Handed over"),
            ("posted", "Posted"),
            ("emailed", "Sent by e-mail"),
        ],
        "How it was given",
        readonly=True,
        copy=False,
    )
    given_by_id = fields.Many2one("res.users", "Given by", readonly=True, copy=False)
    letter_ids = fields.One2many(
        "coop.register.inspection.letter", "inspection_id", string="Letters", readonly=True
    )
    letter_count = fields.Integer(compute="_compute_letter_count", string="Number of letters")

    @api.depends("requester_name", "organisation", "received_on")
    def _compute_display_name(self):
        for request in self:
            who = request.requester_name or self.env._("Somebody without a name")
            if request.organisation:
                who = f"{who}, {request.organisation}"
            request.display_name = who

    @api.depends("membership_id", "received_on")
    def _compute_is_member(self):
        for request in self:
            membership = request.membership_id
            request.is_member = bool(
                membership and request.received_on and membership._period_on(request.received_on)
            )

    @api.depends("wants", "membership_id", "received_on", "company_id")
    def _compute_fee(self):
        for request in self:
            company = request.company_id.sudo()  # sudo: what it costs to look is no secret
            if request.wants == "copy":
                request.fee = company.coop_copy_fee
            elif request.wants == "own" or request.is_member:
                request.fee = 0
            else:
                request.fee = company.coop_inspection_fee

    @api.depends("received_on", "complete_on", "court_outcome", "court_decided_on", "company_id")
    def _compute_due_on(self):
        for request in self:
            if request.court_outcome == "must_comply":
                request.due_on = request.court_decided_on  # s.117(5): immediately
                continue
            since = request.complete_on or request.received_on
            # sudo: how long an answer may take is no secret
            days = request.company_id.sudo().coop_inspection_days
            request.due_on = since and self.env["coop.clock"].add_working_days(
                since, days, request.company_id
            )

    @api.depends("due_on", "state")
    def _compute_is_late(self):
        for request in self:
            today = self.env["coop.clock"].today(request.company_id)
            request.is_late = bool(
                request.state in ("received", "agreed")
                and request.due_on
                and request.due_on < today
            )

    def _search_is_late(self, operator, value):
        if operator != "in":
            return NotImplemented
        today = self.env["coop.clock"].today()
        return fields.Domain("state", "in", ("received", "agreed")) & fields.Domain(
            "due_on", "<", today
        )

    @api.depends("letter_ids")
    def _compute_letter_count(self):
        for request in self:
            request.letter_count = len(request.letter_ids)
