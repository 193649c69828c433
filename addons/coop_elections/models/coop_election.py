from odoo import api, fields, models
from odoo.exceptions import UserError

from .mark import WHOLE_PLAN

STATES = [
    ("draft", "Being planned"),
    ("noticed", "Notice given"),
    ("nominations", "Nominations"),
    ("poll", "Voting"),
    ("closed", "Voting is over"),
    ("counted", "Counted"),
    ("declared", "Declared"),
    ("abandoned", "Abandoned"),
]
KINDS = [("seats", "Election to seats"), ("yes_no", "Yes or no to a question")]
#: states in which an election goes on
GOING = ("noticed", "nominations", "poll", "closed", "counted")


class CoopElection(models.Model):
    """An election, or a ballot of all members on a question: when, for what, run by whom.

    It is planned as a draft. From the notice on it stays as it was noticed: what has to change goes
    out as another notice, and what cannot is abandoned and begun again.
    """

    _name = "coop.election"
    _description = "Election"
    _inherit = ["coop.company.mixin", "coop.guarded", "coop.office.chatter"]
    _order = "is_over, poll_closes_at desc, id desc"

    _guarded_fields = frozenset(
        {"state", "noticed_on", "qualifying_on", "abandoned_why", "restarts_id"}
    )
    #: what the notice says, and so stays as it is
    _noticed_fields = frozenset(
        {
            "name",
            "company_id",
            "kind",
            "body_id",
            "is_rehearsal",
            "rules_id",
            "step_ids",
            "contest_ids",
            "meeting_id",
            "where",
            "by_portal",
            "by_post",
            "by_phone",
            "by_place",
        }
    )

    name = fields.Char(required=True, translate=True, help="Everybody reads it.")
    kind = fields.Selection(KINDS, required=True, default="seats")
    body_id = fields.Many2one(
        "coop.body",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
        help="Whose seats are elected, or who asks the question.",
    )
    meeting_id = fields.Many2one(
        "coop.meeting",
        "Of the meeting",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        help="The general meeting whose question members vote on.",
    )
    state = fields.Selection(
        STATES, required=True, default="draft", index=True, tracking=True, copy=False
    )
    is_rehearsal = fields.Boolean(
        "Rehearsal",
        help="To practise. Nobody is told, nothing of it is public, and it fills no seats.",
    )
    is_over = fields.Boolean(compute="_compute_is_over", store=True)
    rules_id = fields.Many2one(
        "coop.election.rules",
        "By the rules",
        required=True,
        ondelete="restrict",
        default=lambda self: self.env["coop.election.rules"]._get(self.env.company),
    )
    where = fields.Text(
        "Where papers go",
        translate=True,
        help="Where and how people stand, and how they take it back: everybody reads it.",
    )
    by_portal = fields.Boolean("On the member's pages", default=True)
    by_post = fields.Boolean("On paper, by post", default=True)
    by_phone = fields.Boolean("By phone", default=True)
    by_place = fields.Boolean("At a polling place")
    step_ids = fields.One2many("coop.election.step", "election_id", string="Timetable")
    contest_ids = fields.One2many("coop.election.contest", "election_id", string="Contests")
    role_ids = fields.One2many("coop.election.role", "election_id", string="Roles")
    notice_ids = fields.One2many("coop.election.notice", "election_id", string="Notices")
    journal_ids = fields.One2many("coop.election.journal", "election_id")
    seat_count = fields.Integer("Seats", compute="_compute_seat_count")
    poll_closes_at = fields.Datetime("Voting ends", compute="_compute_poll_closes_at", store=True)
    noticed_on = fields.Date("Notice given on", readonly=True, copy=False)
    qualifying_on = fields.Date(
        "Qualifying date",
        readonly=True,
        copy=False,
        help="Who is a member on this day has a vote: the day of the notice.",
    )
    abandoned_why = fields.Text("Abandoned because", readonly=True, copy=False)
    restarts_id = fields.Many2one(
        "coop.election",
        "Begun again after",
        readonly=True,
        copy=False,
        ondelete="restrict",
        index="btree_not_null",
        help="The election that was abandoned.",
    )

    _has_a_way = models.Constraint(
        "CHECK (by_portal OR by_post OR by_phone OR by_place)",
        "Choose at least one way in which people vote.",
    )
    _abandoned_says_why = models.Constraint(
        "CHECK (state <> 'abandoned' OR abandoned_why IS NOT NULL)",
        "Say why the election is abandoned.",
    )
    _noticed_has_day = models.Constraint(
        "CHECK (state IN ('draft', 'abandoned') OR noticed_on IS NOT NULL)",
        "An election that goes on has the day of its notice.",
    )

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s cannot be typed over. Use the buttons: they check, record and tell.",
            fields=", ".join(names),
        )

    @api.depends("state")
    def _compute_is_over(self):
        for election in self:
            election.is_over = election.state in ("declared", "abandoned")

    @api.depends("contest_ids.seats")
    def _compute_seat_count(self):
        for election in self:
            election.seat_count = sum(election.contest_ids.mapped("seats"))

    @api.depends("step_ids.at", "step_ids.code")
    def _compute_poll_closes_at(self):
        for election in self:
            election.poll_closes_at = election._get_step("poll_closes").at

    def _get_step(self, code):
        """Return a step of the timetable, or none."""
        return self.step_ids.filtered(lambda step: step.code == code)[:1]

    # -- frozen at the notice --------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        # what acts alone write comes from no context either
        bare = self._undefaulted(self._fields)
        return super(CoopElection, bare).create(vals_list).with_env(self.env)

    def write(self, vals):
        # whoever may not write is told that, and not what is frozen
        self.check_access("write")
        self._check_frozen(vals)
        whole = "step_ids" in vals
        records = self.with_context(coop_plan=WHOLE_PLAN) if whole else self
        result = super(CoopElection, records).write(vals)
        if whole:
            self._check_timetable()
        return result

    def _check_frozen(self, vals):
        """What was noticed is changed by a new notice alone, whoever holds the pen."""
        frozen = self._noticed_fields & vals.keys()
        if frozen and any(election.state != "draft" for election in self):
            labels = [self._fields[n].get_description(self.env)["string"] for n in sorted(frozen)]
            raise UserError(
                self.env._(
                    "Notice of this election was given, so these stay as they are: %(fields)s. A "
                    "change of days goes out as a new notice. For anything else the election is "
                    "abandoned and begun again.",
                    fields=", ".join(labels),
                )
            )

    def copy_data(self, default=None):
        raise UserError(
            self.env._("An election is not copied. Plan another, or begin an abandoned one again.")
        )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_noticed(self):
        if any(election.state != "draft" for election in self):
            raise UserError(
                self.env._("Notice of this election was given, so it is kept. You can abandon it.")
            )
        # sudo: what a draft wrote into the journal is kept
        if self.sudo().journal_ids:
            raise UserError(
                self.env._("Something was written into the journal of this election: it is kept.")
            )

    # -- who may ---------------------------------------------------------------------------------

    def _check_may_plan(self):
        """A governance officer plans; so does the returning officer of the election."""
        self._check_may_run(planning=True)

    def _check_may_run(self, planning=False):
        """The returning officer runs the election; a governance officer where that one has no
        log-in, and while it is planned."""
        if self.env.su:
            return
        user = self.env.user
        officer = user.has_group("coop_governance.group_governance_officer")
        for election in self:
            # sudo: who the returning officer is says who may do this
            runs = election.sudo()._get_returning_officer()
            if runs.user_id == user and runs:
                continue
            if officer and (planning or not runs.user_id):
                continue
            raise UserError(self.env._("Only the returning officer of this election can do this."))

    def _get_returning_officer(self):
        """Return who is the returning officer now, or none."""
        return self._get_roles("returning_officer")[:1]

    def _get_roles(self, *roles):
        """Return those who hold one of these roles now."""
        return self.role_ids.filtered(lambda one: one.role in roles and not one.date_to)

    def _note(self, act, what, why=None):
        """Write into the journal what was done, and why.

        :param str act: a short code, the same for the same act
        :param str what: what was done, in words
        :param str why: the reason, where one was asked for
        """
        entry = self.env["coop.election.journal"]._write_down(self, act, what, why)
        self.invalidate_recordset(["journal_ids"])
        return entry
