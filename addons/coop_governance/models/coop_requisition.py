from datetime import timedelta

from odoo import api, fields, models

STATES = [
    ("waiting", "To be looked at"),
    ("open", "Members sign"),
    ("reached", "Enough have signed"),
    ("called", "The meeting is called"),
    ("refused", "Not shown"),
    ("withdrawn", "Taken back"),
]


class CoopRequisition(models.Model):
    """Members ask for a general meeting: what about, and what it shall decide.

    The words are those that people sign, so nobody changes them. The day on which enough have
    signed is written behind the wall (``coop.requisition.reached``); from it the last days follow
    on which the Board has to call the meeting and to hold it (Companies Act 2006, ss.303-305).
    """

    _name = "coop.requisition"
    _description = "Request for a general meeting"
    _inherit = "coop.signed"
    _order = "asked_on desc, id desc"

    _signed_kind = "requisition"

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
    state = fields.Selection(STATES, required=True, default="waiting", index=True, tracking=True)
    called_on = fields.Date("Notice of the meeting on", tracking=True)
    signature_ids = fields.One2many(
        "coop.requisition.signature", "requisition_id", string="Signatures"
    )
    reached_ids = fields.One2many(
        "coop.requisition.reached", "requisition_id", string="Enough have signed"
    )
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

    def _get_needed_today(self, company):
        today = self.env["coop.clock"].today(company)
        rules = self.env["coop.general.rules"]._get(company, today)
        return rules._get_needed(rules._count_members(company, today))

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
