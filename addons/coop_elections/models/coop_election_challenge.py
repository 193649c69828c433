from odoo import api, fields, models
from odoo.exceptions import UserError

STATES = [
    ("received", "Received"),
    ("panel", "With the panel"),
    ("heard", "Heard"),
    ("decided", "Decided"),
]
OUTCOMES = [
    ("dismissed", "The result stays"),
    ("recount", "Count again"),
    ("corrected", "The result is put right"),
    ("void", "The election is void"),
]
CHANNELS = [
    ("portal", "On their pages"),
    ("helper", "With a helper"),
    ("paper", "On paper"),
    ("phone", "By phone"),
    ("desk", "At the desk"),
]
WISHES = [
    ("look", "Look at it, and tell me"),
    ("recount", "Count again"),
    ("right", "Put the result right"),
    ("void", "Hold the election again"),
]


class CoopElectionChallenge(models.Model):
    """Somebody who stood or could vote questions a declared result, and a panel decides.

    The panel is of people who neither stood nor ran nor watched the election. What it decides is
    done at once. As long as one is open, nothing of the election is destroyed.
    """

    _name = "coop.election.challenge"
    _description = "Question of a result"
    _inherit = ["coop.company.mixin", "coop.guarded"]
    _order = "received_at desc, id desc"

    _guarded_fields = frozenset(
        {
            "state",
            "is_late",
            "panel_on",
            "heard_on",
            "heard_note",
            "outcome",
            "answer",
            "decided_on",
            "decided_by",
        }
    )

    election_id = fields.Many2one(
        "coop.election",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
        domain="[('state', '=', 'declared')]",
    )
    contest_id = fields.Many2one(
        "coop.election.contest",
        "About",
        check_company=True,
        ondelete="restrict",
        domain="[('election_id', '=', election_id)]",
        index="btree_not_null",
        help="Empty: the whole election.",
    )
    membership_id = fields.Many2one(
        "coop.membership",
        "From the member",
        required=True,
        check_company=True,
        ondelete="restrict",
        index=True,
    )
    by_name = fields.Char("From", compute="_compute_by_name", compute_sudo=True)
    wish = fields.Selection(WISHES, "What they want", required=True, default="look")
    words = fields.Text("In their words", required=True)
    channel = fields.Selection(CHANNELS, "How it came", required=True, default="paper")
    received_at = fields.Datetime(
        "Received on",
        required=True,
        copy=False,
        default=lambda self: self.env["coop.clock"].now(),
    )
    is_late = fields.Boolean(
        "After the day", readonly=True, help="It came after the days for it, and is kept."
    )
    state = fields.Selection(STATES, required=True, readonly=True, default="received", index=True)
    panelist_ids = fields.One2many("coop.election.panelist", "challenge_id", "Panel")
    panel_on = fields.Date("Panel named on", readonly=True)
    heard_on = fields.Date("Heard on", readonly=True)
    heard_note = fields.Text("What was heard", readonly=True)
    outcome = fields.Selection(OUTCOMES, readonly=True)
    answer = fields.Text("Decision", readonly=True, help="Whoever asked reads it.")
    decided_on = fields.Date("Decided on", readonly=True)
    decided_by = fields.Char("Written down by", readonly=True)

    _decided_says_why = models.Constraint(
        "CHECK ((state = 'decided') = (outcome IS NOT NULL)"
        " AND (outcome IS NULL) = (answer IS NULL) AND (outcome IS NULL) = (decided_on IS NULL))",
        "A decision says what was decided, why and when.",
    )

    @api.depends("membership_id")
    def _compute_by_name(self):
        for challenge in self:
            challenge.by_name = challenge.membership_id.member_name

    @api.depends("election_id.name")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for challenge in self:
            challenge.display_name = self.env._(
                "Question %(number)s: %(election)s",
                number=challenge.id or "",
                election=challenge.election_id.name or "",
            )

    @api.model_create_multi
    def create(self, vals_list):
        challenges = super().create(vals_list)
        for challenge in challenges:
            challenge._take_in()
        return challenges

    def write(self, vals):
        if not self.env.su:
            self._check_may_handle()
            if any(one.state == "decided" for one in self):
                raise UserError(self.env._("This was decided: it stays as it is."))
            said = {"words", "membership_id", "election_id", "received_at", "channel", "wish"}
            if said & vals.keys():
                raise UserError(self.env._("What somebody said stays as they said it."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        raise UserError(self.env._("A question is kept, with what became of it."))

    # -- coming in -------------------------------------------------------------------------------

    def _take_in(self):
        """Check that it may be asked, mark what is late, write it down and tell who asked."""
        self.ensure_one()
        if not self.env.su:
            self._check_may_handle()
        # sudo: whoever asks has no right on questions; the rest follows from what came
        challenge = self.sudo()
        election = challenge.election_id
        election._lock()
        election.invalidate_recordset(["destroyed_on"])
        problem = election._get_question_problem(challenge.membership_id, but=challenge)
        if problem:
            raise UserError(problem)
        if challenge.received_at > self.env["coop.clock"].now():
            raise UserError(self.env._("It cannot have come in the future."))
        came = self.env["coop.clock"].day_of(challenge.received_at, self.company_id)
        challenge.is_late = came > election.questioned_until
        challenge._note_step(self.env._("Question %s to the result came"))
        challenge._tell_step("received")

    @api.model
    def _raise(self, election, membership, wish, words, channel):
        """Take in what a member asks on their own pages.

        :param str wish: a code of ``WISHES``
        :param str channel: a code of ``CHANNELS``
        :raise UserError: when they cannot ask
        """
        # sudo: a member has no right on questions; what is written is theirs alone
        return self.sudo().create(
            {
                "company_id": election.company_id.id,
                "election_id": election.id,
                "membership_id": membership.id,
                "wish": wish,
                "words": words,
                "channel": channel,
            }
        )

    def _note_step(self, what, why=None):
        """Write into the journal of the election; %s is the number, and nobody is named."""
        self.ensure_one()
        words = what % self.id
        if self.is_late:
            words = self.env._("%(what)s. It was late", what=words)
        self.election_id._note("questioned", words, why)


class CoopElection(models.Model):
    """Who can question a result, and what that holds up."""

    _inherit = "coop.election"

    challenge_ids = fields.One2many("coop.election.challenge", "election_id", "Questions")

    def _get_question_problem(self, membership, but=None):
        """Return why a member cannot question this result, or nothing.

        :param but: the question that is just coming in
        """
        self.ensure_one()
        if self.state != "declared" or self.is_rehearsal:
            return self.env._("There is no declared result to question.")
        if self.destroyed_on:
            return self.env._(
                "The votes of this election are destroyed, so nothing can be looked at any more."
            )
        if not self._may_question(membership):
            return self.env._("Who stood or could vote in this election can question its result.")
        # sudo: one's own
        mine = self.sudo().challenge_ids.filtered(
            lambda one: one.membership_id == membership and one.state != "decided" and one != but
        )
        if mine:
            return self.env._("You have asked already, and it is being looked at.")
        return None

    def action_view_challenges(self):
        return self._open_list("coop_elections.coop_election_challenge_action")

    def _may_question(self, membership):
        """Return whether a member stood in this election or was on its roll."""
        self.ensure_one()
        # sudo: whether this one member was there; the caller settled whose page it is
        election = self.sudo()
        if membership in election.candidate_ids.filtered("handed_in_at").membership_id:
            return True
        mine = [("election_id", "=", self.id), ("membership_id", "=", membership.id)]
        # sudo: as above
        return bool(self.env["coop.election.elector"].sudo().search_count(mine, limit=1))

    def _get_open_challenges(self):
        # sudo: whether there is any holds up whoever acts
        return self.sudo().challenge_ids.filtered(lambda one: one.state != "decided")

    def _get_freezing_blocks(self):
        blocks = super()._get_freezing_blocks()
        still = self._get_open_challenges()
        if still:
            blocks.append(
                self.env._(
                    "The result is being questioned: nothing is destroyed until it is decided "
                    "(%(count)s).",
                    count=len(still),
                )
            )
        return blocks
