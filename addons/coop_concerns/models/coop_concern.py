import secrets

from odoo import api, fields, models
from odoo.tools import SQL

ROLES = [
    ("lead", "Designated person"),
    ("deputy", "Deputy"),
    ("outside", "Person outside the co-op"),
]
CHANNELS = [
    ("web", "Page"),
    ("helper", "With a helper"),
    ("paper", "Paper"),
    ("phone", "Phone"),
    ("complaint", "From a complaint"),
]
DECISIONS = [
    ("referred", "Referred to the local authority"),
    ("enquiry", "Enquiry of our own"),
    ("no_action", "No further action"),
]


#: so many numbers at most are left out between two concerns
GAP = 9


class CoopConcern(models.Model):
    """A worry that somebody is hurt or not safe: who looks, by when, and where it stands.

    No word of it is here: words and acts are rows behind the wall. Nothing that other people can
    see hangs on it: no chatter, no activity, no file, no name in what it is called. It keeps no
    trace of the log-in that made it, so that a worry can be told without a name.
    """

    _name = "coop.concern"
    _description = "Concern"
    _inherit = ["coop.company.mixin", "coop.guarded"]
    _order = "received_at desc, id desc"
    _rec_name = None
    _log_access = False

    _guarded_fields = frozenset(
        {
            "company_id",
            "received_at",
            "channel",
            "state",
            "danger",
            "reader_role",
            "reader_id",
            "with_outside",
            "excluded_user_ids",
            "read_due_at",
            "read_at",
            "decide_by",
            "decided_on",
            "decision",
            "authority_id",
            "closed_on",
            "reminded_on",
            "complaint_id",
        }
    )

    received_at = fields.Datetime("Received", required=True, readonly=True)
    channel = fields.Selection(CHANNELS, "Came by", required=True, readonly=True)
    state = fields.Selection(
        [
            ("received", "Received"),
            ("read", "Read"),
            ("decided", "Decided"),
            ("closed", "Closed"),
        ],
        required=True,
        readonly=True,
    )
    danger = fields.Boolean(
        "Danger now", readonly=True, help="Whoever told it said that somebody was in danger."
    )
    reader_role = fields.Selection(ROLES, "Waits for", readonly=True)
    reader_id = fields.Many2one(
        "res.users", "Who looks", readonly=True, ondelete="set null", index="btree_not_null"
    )
    with_outside = fields.Boolean("With the person outside", readonly=True)
    excluded_user_ids = fields.Many2many(
        "res.users",
        "coop_concern_excluded_rel",
        "concern_id",
        "user_id",
        string="Named in it",
        readonly=True,
        help="They cannot see it, whatever their rights.",
    )
    read_due_at = fields.Datetime("To be read by", readonly=True, index=True)
    read_at = fields.Datetime("Read on", readonly=True)
    decide_by = fields.Date("To be decided by", readonly=True)
    decided_on = fields.Date("Decided on", readonly=True)
    decision = fields.Selection(DECISIONS, readonly=True)
    authority_id = fields.Many2one(
        "coop.concern.authority",
        "Local authority",
        readonly=True,
        ondelete="restrict",
        help="Of the place where it happened.",
    )
    authority_phone = fields.Char(related="authority_id.phone")
    authority_phone_out_of_hours = fields.Char(related="authority_id.phone_out_of_hours")
    closed_on = fields.Date("Closed on", readonly=True)
    reminded_on = fields.Date("Reminded on", readonly=True)
    complaint_id = fields.Many2one(
        "coop.complaint", "From the complaint", readonly=True, ondelete="set null"
    )
    words_ids = fields.One2many("coop.concern.words", "concern_id", "What was said", readonly=True)
    act_ids = fields.One2many("coop.concern.act", "concern_id", "What was done", readonly=True)
    is_late = fields.Boolean("Late", compute="_compute_is_late", search="_search_is_late")

    _open_idx = models.Index("(company_id, read_due_at) WHERE state = 'received'")

    @api.model_create_multi
    def create(self, vals_list):
        for _vals in vals_list:
            self._leave_gap()
        return super().create(vals_list)

    @api.model
    def _leave_gap(self):
        """Use up some numbers: that one is missing in the list then says nothing to whoever is
        named in a concern and so does not see it."""
        self.env.cr.execute(
            SQL(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                self._table,
                secrets.randbelow(GAP + 1),
            )
        )

    @api.depends("received_at")
    def _compute_display_name(self):
        self.mapped("received_at")  # whoever may not see it does not see what it is called
        for concern in self:
            concern.display_name = self.env._("Concern %(number)s", number=concern.id or "")

    @api.depends("state", "read_due_at", "decide_by")
    def _compute_is_late(self):
        late = self.filtered_domain(self._get_late_domain())
        for concern in self:
            concern.is_late = concern in late

    def _search_is_late(self, operator, value):
        return self._get_late_domain() if operator == "in" else NotImplemented

    @api.model
    def _get_late_domain(self):
        """Return the domain of what should have been read or decided by now."""
        clock = self.env["coop.clock"]
        return fields.Domain(
            [
                "|",
                "&",
                ("state", "=", "received"),
                ("read_due_at", "<", clock.now()),
                "&",
                ("state", "in", ["received", "read"]),
                ("decide_by", "<", clock.today()),
            ]
        )

    def _note(self, kind, text=False, **values):
        """Write down an act, in the name of who does it."""
        # sudo: acts are written by acts and by nobody's hand
        return (
            self.env["coop.concern.act"]
            .sudo()
            .create(
                [
                    {
                        "concern_id": concern.id,
                        "company_id": concern.company_id.id,
                        "kind": kind,
                        "text": text,
                        **values,
                    }
                    for concern in self.sudo()  # sudo: the jobs and the page act for no reader
                ]
            )
        )
