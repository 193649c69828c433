from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date, format_datetime

OFFICER = "coop_governance.group_governance_officer"
# What people are told of at once when it changes after the notice, and what calendars show.
TOLD = frozenset({"start", "stop", "place", "join_link", "join_phone"})
SHOWN = TOLD | {"name", "secretary_id"}


class CoopMeeting(models.Model):
    """A meeting of one body or of several together, each with its own roll, quorum and votes.

    It is prepared, called (notice is given), opened, closed; or cancelled. What happens in it is
    written down while it goes on.
    """

    _name = "coop.meeting"
    _description = "Meeting"
    _inherit = ["coop.company.mixin", "coop.guarded", "coop.office.chatter"]
    _order = "start desc, id desc"

    _guarded_fields = frozenset(
        {
            "state",
            "called_on",
            "consent_count",
            "opened_at",
            "closed_at",
            "reminded_on",
            "agenda_changed",
        }
    )

    name = fields.Char(required=True, translate=True, tracking=True)
    state = fields.Selection(
        [
            ("draft", "Being prepared"),
            ("called", "Notice given"),
            ("open", "Going on"),
            ("held", "Has been held"),
            ("cancelled", "Does not take place"),
        ],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    body_line_ids = fields.One2many(
        "coop.meeting.body", "meeting_id", string="Bodies that meet", copy=True
    )
    body_ids = fields.Many2many("coop.body", string="Bodies", compute="_compute_bodies")
    start = fields.Datetime("Begins", required=True, tracking=True, index=True, copy=False)
    stop = fields.Datetime("Ends", required=True, copy=False)
    place = fields.Char(tracking=True, help="The address, and how to find the room.")
    join_link = fields.Char(
        "Video link", groups=OFFICER, help="Told to those alone who are asked to come."
    )
    join_phone = fields.Char("Phone to join by", groups=OFFICER)
    what_helps = fields.Text(
        "What is there for you",
        translate=True,
        help="Lift, hearing loop, interpreter, transport, lunch, breaks.",
    )
    secretary_id = fields.Many2one(
        "res.users",
        default=lambda self: self.env.user,
        index="btree_not_null",
        check_company=True,
    )
    chair_id = fields.Many2one(
        "coop.office.holder",
        "In the chair",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
    )
    for_members = fields.Boolean(
        "Members may read its open minutes",
        default=True,
        tracking=True,
        help="Once they are approved. Closed items never.",
    )
    called_on = fields.Date("Notice given on", readonly=True, copy=False)
    consent_note = fields.Char(
        "Consent to short notice", copy=False, help="How those concerned agreed, and where it is."
    )
    consent_count = fields.Integer(
        "People who agreed to short notice", readonly=True, copy=False, aggregator=None
    )
    opened_at = fields.Datetime("Opened", readonly=True, copy=False)
    closed_at = fields.Datetime("Closed", readonly=True, copy=False)
    reminded_on = fields.Date("Reminded on", readonly=True, copy=False)
    agenda_changed = fields.Boolean(
        readonly=True, copy=False, help="Since people were told of the meeting."
    )
    continues_id = fields.Many2one(
        "coop.meeting",
        "Goes on from",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        help="The meeting that was adjourned, or was not quorate.",
    )
    item_ids = fields.One2many("coop.agenda.item", "meeting_id", string="Agenda")
    person_ids = fields.One2many("coop.meeting.person", "meeting_id", string="Roll")
    resolution_ids = fields.One2many("coop.resolution", "meeting_id", string="Resolutions")
    followup_ids = fields.One2many("coop.followup", "meeting_id", string="What follows")
    minutes_ids = fields.One2many("coop.minutes", "meeting_id")
    event_id = fields.Many2one(
        "calendar.event", "In the calendar", readonly=True, copy=False, ondelete="set null"
    )
    color = fields.Integer(compute="_compute_color")

    _times_in_order = models.Constraint(
        "CHECK (stop > start)", "A meeting ends after it has begun."
    )
    _called_has_day = models.Constraint(
        "CHECK (state NOT IN ('called', 'open', 'held') OR called_on IS NOT NULL)",
        "A meeting that was called has a day on which notice was given.",
    )

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s cannot be typed over. A meeting is called, opened and closed by its "
            "buttons, which check the notice and keep what happens.",
            fields=", ".join(names),
        )

    @api.depends("body_line_ids.body_id")
    def _compute_bodies(self):
        for meeting in self:
            meeting.body_ids = meeting.body_line_ids.body_id

    @api.depends("body_line_ids.body_id.color")
    def _compute_color(self):
        for meeting in self:
            meeting.color = meeting.body_line_ids[:1].body_id.color

    @api.depends("name", "start")
    def _compute_display_name(self):
        for meeting in self:
            meeting.display_name = f"{meeting.name or ''}, {meeting._get_day_words()}".strip(", ")

    def _get_day(self):
        """Return the day of the meeting where the co-op is."""
        self.ensure_one()
        return self.env["coop.clock"].day_of(self.start, self.company_id)

    def _get_day_words(self, lang=None):
        self.ensure_one()
        if not self.start:
            return ""
        return format_date(
            self.env, self._get_day(), lang_code=lang or False, date_format="d MMMM y"
        )

    def _get_hours_words(self, lang=None):
        """Return "14:00 to 16:00" where the co-op is."""
        self.ensure_one()
        zone = self.env["coop.clock"]._zone(self.company_id).zone
        first, last = (
            format_datetime(self.env, moment, tz=zone, dt_format="HH:mm", lang_code=lang or False)
            for moment in (self.start, self.stop)
        )
        return self.with_context(lang=lang or self.env.lang).env._(
            "%(start)s to %(stop)s", start=first, stop=last
        )

    @api.model_create_multi
    def create(self, vals_list):
        meetings = super().create(vals_list)
        meetings._check_bodies()
        return meetings

    def write(self, vals):
        late = self.filtered(lambda m: m.state in ("open", "held", "cancelled"))
        fixed = {"start", "stop", "body_line_ids", "company_id"} & vals.keys()
        if fixed and late and not self.env.su:
            raise UserError(
                self.env._("This meeting has begun or is over: when and whose it was stays.")
            )
        called = self.filtered(lambda m: m.state == "called") if SHOWN & vals.keys() else ()
        before = {meeting: {name: meeting[name] for name in SHOWN} for meeting in called}
        result = super().write(vals)
        for meeting, was in before.items():
            changed = {name for name in SHOWN if meeting[name] != was[name]}
            if changed & TOLD:
                meeting._on_moved(was)
            elif changed:
                meeting._put_in_calendar()
        return result

    def _check_bodies(self):
        for meeting in self:
            if not meeting.body_line_ids:
                raise UserError(self.env._("Say which body meets: add it under “Bodies”."))

    @api.ondelete(at_uninstall=False)
    def _unlink_except_called(self):
        if any(meeting.state != "draft" for meeting in self):
            raise UserError(
                self.env._(
                    "Notice of this meeting was given, and that is kept. If it does not take "
                    "place, cancel it: everybody is told."
                )
            )

    def _check_officer(self):
        if not self.env.su and not self.env.user.has_group(
            "coop_governance.group_governance_officer"
        ):
            raise UserError(self.env._("Only a governance officer can do this."))
