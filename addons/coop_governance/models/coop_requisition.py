from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

STATES = [
    ("waiting", "To be looked at"),
    ("open", "Members sign"),
    ("reached", "Enough have signed"),
    ("called", "The meeting is called"),
    ("refused", "Not shown"),
    ("withdrawn", "Taken back"),
]
SIGNABLE = ("waiting", "open")


class CoopRequisition(models.Model):
    """Members ask for a general meeting: what about, and what it shall decide.

    The words are those that people sign, so nobody changes them. The day on which enough have
    signed is written behind the wall (``coop.requisition.reached``); from it the last days follow
    on which the Board has to call the meeting and to hold it (Companies Act 2006, ss.303-305).
    """

    _name = "coop.requisition"
    _description = "Request for a general meeting"
    _inherit = ["coop.company.mixin", "coop.guarded", "coop.office.chatter"]
    _order = "asked_on desc, id desc"

    _guarded_fields = frozenset(
        {
            "name",
            "wording",
            "statement",
            "membership_id",
            "company_id",
            "how",
            "asked_on",
            "state",
            "state_why",
            "called_on",
            "signature_ids",
            "reached_ids",
        }
    )

    name = fields.Char("What it is about", required=True)
    wording = fields.Text(
        "What it shall decide", help="The text of the resolution, as the members wrote it."
    )
    statement = fields.Text("Why", help="The statement of the members, which is sent round.")
    membership_id = fields.Many2one(
        "coop.membership",
        "Begun by",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    how = fields.Selection(
        [
            ("portal", "On their own pages"),
            ("helper", "With somebody at their side"),
            ("paper", "On paper"),
            ("phone", "By phone"),
        ],
        "How it came",
        required=True,
        default="paper",
    )
    asked_on = fields.Date("Asked on", required=True)
    state = fields.Selection(STATES, required=True, default="waiting", index=True, tracking=True)
    state_why = fields.Text("Reason", tracking=True)
    called_on = fields.Date("Notice of the meeting on", tracking=True)
    signature_ids = fields.One2many(
        "coop.requisition.signature", "requisition_id", string="Signatures"
    )
    reached_ids = fields.One2many(
        "coop.requisition.reached", "requisition_id", string="Enough have signed"
    )
    signed_count = fields.Integer("Signed", compute="_compute_counts")
    needed_count = fields.Integer("Needed", compute="_compute_counts")
    missing_count = fields.Integer("Still missing", compute="_compute_counts")
    reached_on = fields.Date("Enough since", compute="_compute_days")
    call_by = fields.Date("Notice no later than", compute="_compute_days")
    hold_by = fields.Date("Held no later than", compute="_compute_days")
    members_until = fields.Date("Members may hold it until", compute="_compute_days")
    is_late = fields.Boolean("The Board is late", compute="_compute_days")

    _has_name = models.Constraint("CHECK (name <> '')", "Say what the meeting is about.")
    _ended_says_why = models.Constraint(
        "CHECK (state NOT IN ('refused', 'withdrawn') OR state_why IS NOT NULL)",
        "Say why this request ends.",
    )
    _called_has_day = models.Constraint(
        "CHECK ((state = 'called') = (called_on IS NOT NULL))",
        "A meeting that is called has the day of its notice.",
    )

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s cannot be typed over: they are what members sign. Use the buttons.",
            fields=", ".join(names),
        )

    @api.depends("signature_ids.struck_on", "reached_ids", "state")
    def _compute_counts(self):
        rules = self.env["coop.general.rules"]
        needed = {}
        for requisition in self:
            company = requisition.company_id
            # sudo: how many signed is for all members, who signed is not read
            reached = requisition.sudo().reached_ids
            if reached:
                requisition.signed_count, requisition.needed_count = reached.signed, reached.needed
                requisition.missing_count = 0
                continue
            if company not in needed:
                today = self.env["coop.clock"].today(company)
                needed[company] = rules._get(company, today)._get_needed(
                    rules._count_members(company, today)
                )
            signed = requisition._count_signed(self.env["coop.clock"].today(company))
            requisition.signed_count = signed
            requisition.needed_count = needed[company]
            requisition.missing_count = max(needed[company] - signed, 0)

    @api.depends("reached_ids", "called_on")
    def _compute_days(self):
        for requisition in self:
            # sudo: as in _compute_counts
            reached = requisition.sudo().reached_ids
            requisition.reached_on = reached.reached_on
            requisition.call_by = reached.call_by
            requisition.members_until = reached.members_until
            noticed_on = requisition.called_on or reached.call_by
            requisition.hold_by = (
                noticed_on + timedelta(days=reached.hold_days) if reached else False
            )
            today = self.env["coop.clock"].today(requisition.company_id)
            requisition.is_late = bool(
                requisition.state == "reached" and reached and reached.call_by < today
            )

    def _count_signed(self, day):
        """Return how many have signed who are members on a day: who left counts no more."""
        self.ensure_one()
        # sudo: as in _compute_counts
        signatures = self.env["coop.requisition.signature"].sudo()
        memberships = self.env["coop.membership"]
        return signatures.search_count(
            [
                ("requisition_id", "=", self.id),
                ("struck_on", "=", False),
                ("membership_id", "any", list(memberships._get_member_domain(day))),
            ]
        )

    def _lock(self):
        """Wait for whoever else signs these, then read afresh.

        They are written as they are: who began before the other had finished is run again, and so
        counts both.
        """
        if self.ids:
            self.env.cr.execute(
                "UPDATE coop_requisition SET state = state WHERE id IN ("
                "SELECT id FROM coop_requisition WHERE id = ANY(%s) ORDER BY id FOR UPDATE)",
                [self.ids],
            )
            self.invalidate_recordset()

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        raise UserError(
            self.env._("A request of members is kept. It can be taken back by who began it.")
        )

    def copy_data(self, default=None):
        raise UserError(self.env._("A request of members cannot be copied: people sign one text."))

    def _check_officer(self):
        if not self.env.su and not self.env.user.has_group(
            "coop_governance.group_governance_officer"
        ):
            raise UserError(self.env._("Only a governance officer can do this."))
