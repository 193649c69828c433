from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopAgendaItem(models.Model):
    """A point of the agenda: what it is for, how long, whether it is open, what was said.

    A closed item says why, and is seen by those bodies alone that deal with it.
    """

    _name = "coop.agenda.item"
    _description = "Point of the agenda"
    _inherit = "coop.guarded"
    _check_company_auto = True
    _order = "meeting_id, sequence, id"

    _guarded_fields = frozenset({"opened_at", "done_at"})

    meeting_id = fields.Many2one(
        "coop.meeting", required=True, index=True, ondelete="cascade", check_company=True
    )
    company_id = fields.Many2one(
        related="meeting_id.company_id",
        store=True,
        precompute=True,
        index=True,
        required=True,
        ondelete="restrict",
    )
    sequence = fields.Integer(default=10)
    number = fields.Integer("No.", compute="_compute_number")
    name = fields.Char("Point", required=True, translate=True)
    purpose = fields.Selection(
        [
            ("information", "To know"),
            ("discussion", "To talk about"),
            ("decision", "To decide"),
            ("minutes", "Minutes of the last meeting"),
            ("break", "Break"),
        ],
        required=True,
        default="discussion",
    )
    question = fields.Text("What we ask of you", translate=True, help="One or two plain sentences.")
    minutes = fields.Integer(default=15, aggregator="sum")
    begins = fields.Char("At about", compute="_compute_begins", help="The hour, as planned.")
    presenter = fields.Char("Who brings it")
    is_closed = fields.Boolean(
        "Closed", help="Only the bodies that deal with it see it, its papers and what was said."
    )
    closed_why = fields.Char("Closed because", translate=True)
    body_ids = fields.Many2many(
        "coop.body",
        "coop_agenda_item_body_rel",
        "item_id",
        "body_id",
        string="Dealt with by",
        compute="_compute_body_ids",
        store=True,
        readonly=False,
        precompute=True,
        check_company=True,
        help="Of the bodies that meet. By default all of them.",
    )
    paper_ids = fields.Many2many(
        "coop.text",
        "coop_agenda_item_text_rel",
        "item_id",
        "text_id",
        string="Papers",
        check_company=True,
        help="Each in its languages and formats. People get theirs in their own.",
    )
    notes = fields.Html("What was said", sanitize=True)
    opened_at = fields.Datetime("Begun", readonly=True, copy=False)
    done_at = fields.Datetime("Ended", readonly=True, copy=False)
    state = fields.Selection(
        [("coming", "To come"), ("open", "Going on"), ("done", "Done")], compute="_compute_state"
    )
    interest_ids = fields.One2many("coop.item.interest", "item_id", string="Interests")
    count_ids = fields.One2many("coop.quorum.count", "item_id", string="Quorum")
    resolution_ids = fields.One2many("coop.resolution", "item_id", string="Resolutions")
    followup_ids = fields.One2many("coop.followup", "item_id", string="What follows")

    _closed_says_why = models.Constraint(
        "CHECK (is_closed IS NOT TRUE OR closed_why IS NOT NULL)",
        "Say why the point is closed. Without a reason it is open.",
    )
    _minutes_possible = models.Constraint(
        "CHECK (minutes >= 0)", "A point cannot take less than no time."
    )
    _times_in_order = models.Constraint(
        "CHECK (done_at IS NULL OR (opened_at IS NOT NULL AND done_at >= opened_at))",
        "A point ends after it has begun.",
    )

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s cannot be typed over. Begin and end the point with its buttons: they count "
            "who is there.",
            fields=", ".join(names),
        )

    @api.depends("meeting_id.item_ids.sequence", "sequence")
    def _compute_number(self):
        for item in self:
            others = item.meeting_id.item_ids.sorted(lambda i: (i.sequence, i._origin.id or 0))
            item.number = list(others).index(item) + 1 if item in others else 0

    @api.depends("meeting_id.item_ids.sequence", "meeting_id.item_ids.minutes", "meeting_id.start")
    def _compute_begins(self):
        zone = self.env["coop.clock"]._zone
        for item in self:
            meeting = item.meeting_id
            if not meeting.start:
                item.begins = False
                continue
            before = meeting.item_ids.filtered(lambda i, item=item: i.number < item.number)
            begins = fields.Datetime.add(meeting.start, minutes=sum(before.mapped("minutes")))
            item.begins = format_time(begins, zone(item.company_id))

    @api.depends("meeting_id.body_line_ids.body_id")
    def _compute_body_ids(self):
        for item in self:
            item.body_ids = item.body_ids or item.meeting_id.body_line_ids.body_id

    @api.depends("opened_at", "done_at")
    def _compute_state(self):
        for item in self:
            item.state = "done" if item.done_at else "open" if item.opened_at else "coming"

    @api.constrains("body_ids", "meeting_id")
    def _check_bodies_meet(self):
        for item in self:
            if not item.body_ids or item.body_ids - item.meeting_id.body_line_ids.body_id:
                raise UserError(
                    self.env._(
                        "“%(item)s” has to be dealt with by a body that meets here.",
                        item=item.name,
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_dealt_with(self):
        # sudo: a resolution that this user may not see counts as well
        if any(item.opened_at or item.sudo().resolution_ids for item in self):
            raise UserError(self.env._("This point was dealt with, and that is kept."))

    # -- in the meeting ------------------------------------------------------------------------

    def _get_lines(self):
        """Return the bodies of the meeting that deal with this point."""
        self.ensure_one()
        return self.meeting_id.body_line_ids.filtered(lambda line: line.body_id in self.body_ids)

    def _get_withdrawn(self):
        """Return the rows of the roll of those who withdrew from this point."""
        self.ensure_one()
        leaving = self.interest_ids.filtered(lambda interest: interest.act != "stays")
        return leaving.person_id._same_people()

    def _get_uncounted(self):
        """Return the rows of the roll that neither count nor vote at this point. Other parts
        extend this."""
        return self._get_withdrawn()

    def action_open(self):
        """Deal with this point now: the one before it ends, and who is there is counted."""
        self.ensure_one()
        self.check_access("write")
        self.meeting_id._check_running()
        if self.opened_at:
            raise UserError(self.env._("This point was begun already."))
        moment = self.env["coop.clock"].now().replace(microsecond=0)
        self.meeting_id._get_open_item()._finish(moment)
        # sudo: guarded against typing; the right was checked
        self.sudo().opened_at = moment
        self._count("begun", moment)
        return True

    def action_done(self):
        self.ensure_one()
        self.check_access("write")
        self.meeting_id._check_running()
        self._finish(self.env["coop.clock"].now().replace(microsecond=0))
        return True

    def action_again(self):
        """Come back to a point that was left."""
        self.ensure_one()
        self.check_access("write")
        self.meeting_id._check_running()
        moment = self.env["coop.clock"].now().replace(microsecond=0)
        self.meeting_id._get_open_item()._finish(moment)
        # sudo: as in action_open
        self.sudo().done_at = False
        self._count("begun", moment)
        return True

    def _finish(self, moment):
        for item in self.filtered(lambda i: i.opened_at and not i.done_at):
            # sudo: guarded against typing; the caller checked the right
            item.sudo().done_at = max(moment, item.opened_at)

    def _count(self, why, moment):
        """Count who is there for each body that deals with it, and keep that."""
        counts = self.env["coop.quorum.count"]
        for item in self:
            for line in item._get_lines():
                counts |= counts._take(item, line, why, moment)
        return counts


def format_time(moment, zone):
    """Return the hour of a naive UTC moment somewhere, as "19:40"."""
    return zone.fromutc(moment).strftime("%H:%M")
