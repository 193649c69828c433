from odoo import api, fields, models
from odoo.exceptions import UserError

STATES = [
    ("asked", "Asked for"),
    ("granted", "Granted"),
    ("refused", "Refused"),
]
#: states of an election in which candidates can have a copy
WHILE = ("noticed", "nominations", "poll")


class CoopElectionRollCopy(models.Model):
    """A copy of the roll for a candidate, where the rules give one: numbered, with the candidate's
    name on every page, by leave, and against a promise.

    What is on it is what the rules say, and nothing of what somebody votes for or in which category
    they are.
    """

    _name = "coop.election.roll.copy"
    _description = "Copy of the roll for a candidate"
    _inherit = ["coop.company.mixin", "coop.guarded"]
    _order = "election_id desc, number desc, id desc"

    _guarded_fields = frozenset(
        {
            "election_id",
            "candidate_id",
            "number",
            "state",
            "promised_on",
            "asked_on",
            "decided_on",
            "decided_by",
            "given_count",
            "given_on",
        }
    )

    election_id = fields.Many2one(
        "coop.election",
        required=True,
        readonly=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    candidate_id = fields.Many2one(
        "coop.election.candidate",
        required=True,
        readonly=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    number = fields.Integer("Number of the copy", readonly=True, copy=False, aggregator=None)
    state = fields.Selection(STATES, required=True, readonly=True, default="asked", copy=False)
    promised_on = fields.Date(
        "Promised on",
        required=True,
        readonly=True,
        help="To use it for this election alone, to give it to nobody, and to destroy it.",
    )
    asked_on = fields.Date("Asked on", required=True, readonly=True)
    reason = fields.Text("Why granted or refused", help="The candidate reads it.", copy=False)
    decided_on = fields.Date("Decided on", readonly=True, copy=False)
    decided_by = fields.Char("Decided by", readonly=True, copy=False)
    given_count = fields.Integer("Times given", readonly=True, copy=False, aggregator=None)
    given_on = fields.Date("Given last on", readonly=True, copy=False)

    _candidate_uniq = models.UniqueIndex(
        "(candidate_id) WHERE state <> 'refused'", "This candidate has asked already."
    )
    _number_uniq = models.UniqueIndex(
        "(election_id, number) WHERE number > 0", "Another copy has this number."
    )
    _granted_has_number = models.Constraint(
        "CHECK ((state = 'granted') = (number > 0))", "A copy that is granted has a number."
    )

    @api.depends("election_id.name", "number")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for copy in self:
            copy.display_name = self.env._(
                "%(election)s: copy %(number)s of the roll",
                election=copy.election_id.name or "",
                number=copy.number or "-",
            )

    def write(self, vals):
        if not self.env.su and any(one.state != "asked" for one in self):
            raise UserError(self.env._("This was decided: it stays as it is."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        raise UserError(self.env._("What was asked is kept, with what became of it."))

    # -- asking and deciding ---------------------------------------------------------------------

    @api.model
    def _get_of(self, candidate):
        """Return what became of the candidate's last asking, with all rights, or none."""
        # sudo: the candidate's own; the page settled whose it is
        return self.sudo().search([("candidate_id", "=", candidate.id)], order="id desc", limit=1)

    @api.model
    def _why_not(self, candidate):
        """Return in words why a candidate gets no copy now, or nothing."""
        election = candidate.election_id.sudo()  # sudo: what the rules say holds for everybody
        if election.rules_id.candidates_roll == "none":
            return self.env._("The rules of this election give candidates nothing of the roll.")
        if candidate.state != "accepted" or election.state not in WHILE:
            return self.env._("Who stands can have a copy, until the voting is over.")
        if election.roll_state not in ("provisional", "final"):
            return self.env._("The roll is not made yet.")
        return None

    @api.model
    def _ask(self, candidate, promised):
        """A candidate asks for a copy, and promises.

        :param bool promised: whether they promised to use it for this election alone
        :return: coop.election.roll.copy
        """
        if why := self._why_not(candidate):
            raise UserError(why)
        if not promised:
            raise UserError(self.env._("Promise first how you use it."))
        known = self._get_of(candidate)
        if known.state in ("asked", "granted"):
            return known
        today = self.env["coop.clock"].today(candidate.company_id)
        # sudo: guarded against typing; the page settled whose it is
        copy = self.sudo().create(
            {
                "company_id": candidate.company_id.id,
                "election_id": candidate.election_id.id,
                "candidate_id": candidate.id,
                "promised_on": today,
                "asked_on": today,
            }
        )
        copy._note_step(self.env._("Candidate %(candidate)s asks for a copy of the roll"))
        return copy

    def _note_step(self, what, why=None):
        # sudo: the journal is written by acts
        values = {"candidate": self.candidate_id.id, "number": self.number or "-"}
        self.sudo().election_id._note("roll_copy", what % values, why)

    def action_grant(self):
        for copy in self:
            copy._decide("granted")
            copy._note_step(
                self.env._("Candidate %(candidate)s gets copy %(number)s of the roll"), copy.reason
            )
            copy.sudo().candidate_id._tell_candidate("candidate_word")  # sudo: they are told
        return True

    def action_refuse(self):
        for copy in self:
            if not (copy.reason or "").strip():
                raise UserError(self.env._("Say why it is refused. The candidate reads it."))
            copy._decide("refused")
            copy._note_step(
                self.env._("Candidate %(candidate)s gets no copy of the roll"), copy.reason
            )
            copy.sudo().candidate_id._tell_candidate("candidate_word")  # sudo: they are told
        return True

    def _decide(self, state):
        self.election_id._check_may_run()
        self.election_id._lock()
        self.invalidate_recordset(["state"])
        if self.state != "asked":
            raise UserError(self.env._("This was decided: it stays as it is."))
        if state == "granted" and (why := self._why_not(self.candidate_id)):
            raise UserError(why)
        number = 0
        if state == "granted":
            # sudo: numbers of all copies of this election
            others = self.sudo().search([("election_id", "=", self.election_id.id)])
            number = max(others.mapped("number"), default=0) + 1
        # sudo: guarded against typing; the right was checked
        self.sudo().write(
            {
                "state": state,
                "number": number,
                "decided_on": self.env["coop.clock"].today(self.company_id),
                "decided_by": self.env.user.name,
            }
        )

    def action_print(self):
        """Open the copy, for a candidate who gets it on paper."""
        self.ensure_one()
        self.election_id._check_may_run()
        self._note_given()
        return {
            "type": "ir.actions.act_url",
            "url": f"/coop/elections/roll-copy/{self.id}",
            "target": "new",
        }


class CoopElection(models.Model):
    _inherit = "coop.election"

    roll_copy_ids = fields.One2many(
        "coop.election.roll.copy",
        "election_id",
        string="Copies of the roll",
        readonly=True,
        groups="coop_governance.group_governance_officer,coop_elections.group_returning_officer",
    )
    has_roll_copies = fields.Boolean(
        "Candidates get something of the roll", compute="_compute_has_roll_copies"
    )

    def _compute_has_roll_copies(self):
        for election in self:
            # sudo: what the rules say is public
            election.has_roll_copies = election.sudo().rules_id.candidates_roll != "none"

    def action_view_roll_copies(self):
        return self._open_list("coop_elections.coop_election_roll_copy_action")
