from odoo import api, fields, models
from odoo.exceptions import UserError

OFFICER = "coop_governance.group_governance_officer"


class CoopMeetingPerson(models.Model):
    """A row of the roll of a meeting: somebody of a body who is asked to come, or a guest.

    Whether somebody was there, from when until when and how, is in their stays.
    """

    _name = "coop.meeting.person"
    _description = "Person on the roll of a meeting"
    _inherit = "coop.guarded"
    _check_company_auto = True
    _order = "meeting_id, line_id, votes desc, sequence, id"

    _guarded_fields = frozenset({"line_id", "term_id", "answer", "answered_on"})

    meeting_id = fields.Many2one(
        "coop.meeting", required=True, index=True, ondelete="cascade", check_company=True
    )
    line_id = fields.Many2one(
        "coop.meeting.body",
        "For the body",
        index="btree_not_null",
        ondelete="cascade",
        check_company=True,
        help="Empty: a guest.",
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
    term_id = fields.Many2one(
        "coop.office.term",
        "Term of office",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    holder_id = fields.Many2one(related="term_id.holder_id")
    constituency_id = fields.Many2one(related="term_id.constituency_id")
    guest_name = fields.Char("Guest", help="Somebody who is there and does not vote.")
    guest_role = fields.Char("As", help="For example “finance director”, “interpreter”.")
    name = fields.Char(compute="_compute_name", search="_search_name")
    votes = fields.Boolean(compute="_compute_votes", store=True)
    answer = fields.Selection(
        [("unknown", "Not known"), ("comes", "Comes"), ("apology", "Sends apologies")],
        required=True,
        default="unknown",
        readonly=True,
    )
    answered_on = fields.Date("Answered on", readonly=True)
    answer_how = fields.Selection(
        [("room", "In the room"), ("phone", "By phone"), ("video", "By video")], "How they come"
    )
    answer_note = fields.Char("What they need", groups=OFFICER)
    presence_ids = fields.One2many("coop.presence", "person_id", string="There")
    is_here = fields.Boolean("Here now", compute="_compute_is_here")
    minutes_there = fields.Integer("Minutes there", compute="_compute_minutes_there", store=True)
    came = fields.Boolean(compute="_compute_minutes_there", store=True)
    start = fields.Datetime(related="meeting_id.start", store=True, string="Meeting on")
    body_id = fields.Many2one(related="line_id.body_id", store=True, index="btree_not_null")

    _term_once = models.UniqueIndex(
        "(line_id, term_id) WHERE term_id IS NOT NULL", "This person is on the roll already."
    )
    _somebody = models.Constraint(
        "CHECK (term_id IS NOT NULL OR guest_name IS NOT NULL)",
        "Say who it is: somebody of the body, or the name of a guest.",
    )
    _of_a_body = models.Constraint(
        "CHECK (term_id IS NULL OR line_id IS NOT NULL)", "Say for which body they come."
    )

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s cannot be typed over. The roll is made when notice is given; who comes is "
            "written down with the buttons.",
            fields=", ".join(names),
        )

    @api.depends("term_id.holder_id.name", "guest_name")
    def _compute_name(self):
        for person in self:
            # sudo: who sits on a body is known to whoever reads its roll
            person.name = person.sudo().term_id.holder_id.name or person.guest_name

    def _search_name(self, operator, value):
        if operator in fields.Domain.NEGATIVE_OPERATORS:
            return NotImplemented
        # sudo: whoever may read a row of the roll reads the name on it
        terms = self.env["coop.office.term"].sudo()
        terms = terms._search([("holder_id.name", operator, value)])
        return fields.Domain("guest_name", operator, value) | fields.Domain("term_id", "in", terms)

    @api.depends("name", "line_id")
    def _compute_display_name(self):
        for person in self:
            person.display_name = person.name or ""

    @api.depends("term_id")
    def _compute_votes(self):
        for person in self:
            person.votes = bool(person.term_id)

    @api.depends("presence_ids.came_at", "presence_ids.left_at")
    def _compute_is_here(self):
        now = self.env["coop.clock"].now()
        for person in self:
            person.is_here = bool(person.presence_ids._at(now))

    @api.depends("presence_ids.came_at", "presence_ids.left_at")
    def _compute_minutes_there(self):
        for person in self:
            whole = sum(
                (stay.left_at - stay.came_at).total_seconds()
                for stay in person.presence_ids
                if stay.left_at
            )
            person.minutes_there = round(whole / 60)
            person.came = bool(person.presence_ids)

    def _answer(self, answer, how=None, note=None):
        """Write down whether somebody comes.

        :param str answer: "comes", "apology" or "unknown"
        :param str how: a code of ``answer_how``
        :param str note: what they need
        """
        for person in self:
            if person.meeting_id.state not in ("draft", "called"):
                raise UserError(self.env._("The meeting has begun. Who is there is on its roll."))
            # sudo: guarded against typing; whose answer it is was settled by the caller
            person.sudo().write(
                {
                    "answer": answer,
                    "answered_on": self.env["coop.clock"].today(person.company_id),
                    "answer_how": how,
                    "answer_note": note,
                }
            )

    def action_comes(self):
        self._check_writes()
        self._answer("comes", "room")
        return True

    def action_apology(self):
        self._check_writes()
        self._answer("apology")
        return True

    def _check_writes(self):
        self.check_access("write")

    def _sitting(self):
        """Return those who sit there on the day of the meeting; guests and members are asked
        nothing."""
        return self.filtered(
            lambda person: (
                not person.term_id or person.term_id._stands_on(person.meeting_id._get_day())
            )
        )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_asked(self):
        asked = self.filtered(lambda person: person.term_id and person.meeting_id.state != "draft")
        if asked._sitting():
            raise UserError(
                self.env._(
                    "Notice of this meeting was given. Whoever sits there on its day is asked to "
                    "come, and stays on the roll."
                )
            )

    # -- in and out --------------------------------------------------------------------------

    def _same_people(self):
        """Return the rows of the same people for other bodies that meet as well."""
        holders = self.holder_id
        return self | self.meeting_id.person_ids.filtered(
            lambda p: p.holder_id and p.holder_id in holders
        )

    def _come_in(self, how="room", moment=None):
        """Somebody comes in, joins by phone or by video.

        :param datetime moment: naive UTC; now, if nothing is said
        """
        self.meeting_id._check_running()
        moment = moment or self.env["coop.clock"].now().replace(microsecond=0)
        for person in self._same_people():
            if not person.presence_ids._at(moment):
                # sudo: stays are written by these acts only; the caller asked the right
                self.env["coop.presence"].sudo().create(
                    {"person_id": person.id, "came_at": moment, "how": how}
                )
        self.meeting_id._on_presence(moment)

    def _go_out(self, moment=None):
        """Somebody leaves, for a while or for good."""
        self.meeting_id._check_running()
        moment = moment or self.env["coop.clock"].now().replace(microsecond=0)
        for person in self._same_people():
            person.presence_ids._at(moment)._leave(moment)
        self.meeting_id._on_presence(moment)

    def action_come_in(self):
        self._check_writes()
        self._come_in(self.env.context.get("how", "room"))
        return True

    def action_go_out(self):
        self._check_writes()
        self._go_out()
        return True
