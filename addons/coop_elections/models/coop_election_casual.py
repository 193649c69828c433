from odoo import api, fields, models
from odoo.exceptions import UserError

WAYS = [
    ("countback", "Countback"),
    ("next_candidate", "The candidate who came next"),
]
STATES = [
    ("asking", "Candidates are asked"),
    ("lot", "A lot is needed"),
    ("counted", "Found, not declared"),
    ("declared", "Declared"),
    ("failed", "Nobody takes the seat"),
    ("stopped", "Stopped"),
]


class CoopElectionCasual(models.Model):
    """A seat that fell vacant is filled from the last count of votes, without another vote.

    Countback: the ballots that are kept are counted once more without whoever left (ERS97 7.1);
    who sits stays. Or the candidate who came next, then the one after that. Either way nobody is
    put on a seat who was not asked, and nobody who may not sit there.
    """

    _name = "coop.election.casual"
    _description = "Seat filled from the last count"
    _inherit = ["coop.company.mixin", "coop.guarded"]
    _order = "id desc"

    #: states in which it goes on
    _going = ("asking", "lot", "counted")

    contest_id = fields.Many2one(
        "coop.election.contest",
        "Count",
        required=True,
        readonly=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    election_id = fields.Many2one(
        related="contest_id.election_id", store=True, precompute=True, index=True, readonly=True
    )
    way = fields.Selection(WAYS, "How", required=True, readonly=True)
    state = fields.Selection(STATES, required=True, default="asking", readonly=True, index=True)
    vacancy_ids = fields.Many2many(
        "coop.vacancy",
        "coop_election_casual_vacancy_rel",
        "casual_id",
        "vacancy_id",
        "Vacant seats",
        readonly=True,
        groups="coop_governance.group_governance_officer",
    )
    answer_ids = fields.One2many("coop.election.casual.answer", "casual_id", readonly=True)
    result_ids = fields.One2many("coop.election.casual.result", "casual_id", readonly=True)
    lot_ids = fields.One2many("coop.election.lot", "casual_id", readonly=True)
    begun_on = fields.Date("Begun on", required=True, readonly=True)
    answer_by = fields.Date("Answers by", required=True, readonly=True)
    declared_on = fields.Date("Declared on", readonly=True)
    ended_why = fields.Char("Ended because", readonly=True)
    open_count = fields.Integer("Answers to come", compute="_compute_counts", compute_sudo=True)
    willing_count = fields.Integer("Willing", compute="_compute_counts", compute_sudo=True)
    untold_count = fields.Integer("Still to tell", compute="_compute_counts", compute_sudo=True)
    filled_words = fields.Char("Takes the seat", compute="_compute_filled", compute_sudo=True)
    sheet = fields.Html("Count sheet", compute="_compute_filled", compute_sudo=True, sanitize=False)

    _guarded_fields = frozenset(
        {
            "contest_id",
            "company_id",
            "way",
            "state",
            "vacancy_ids",
            "begun_on",
            "answer_by",
            "declared_on",
            "ended_why",
        }
    )
    _one_at_a_time = models.UniqueIndex(
        "(contest_id) WHERE state IN ('asking', 'lot', 'counted')",
        "A seat of this count is being filled already. Finish that first.",
    )

    @api.depends("way", "contest_id")
    @api.depends_context("lang")
    def _compute_display_name(self):
        ways = dict(self._fields["way"]._description_selection(self.env))
        for casual in self:
            # sudo: what a contest is called is neutral, and public
            label = casual.sudo().contest_id._get_label() if casual.contest_id else ""
            casual.display_name = f"{ways.get(casual.way, '')}: {label}"

    @api.depends("answer_ids.state", "answer_ids.told_on", "state")
    def _compute_counts(self):
        for casual in self:
            answers = casual.answer_ids
            casual.open_count = len(answers.filtered(lambda one: one.state == "asked"))
            casual.willing_count = len(casual._get_willing())
            counted = casual.state == "counted"
            casual.untold_count = len(casual._get_untold()) if counted else 0

    @api.depends("result_ids")
    @api.depends_context("lang")
    def _compute_filled(self):
        for casual in self:
            content = casual._get_content()
            names = casual._get_names() if content else {}
            filled = [names[number] for number in content.get("filled", [])]
            casual.filled_words = ", ".join(filled) or False
            sheet = casual._show_sheet()
            casual.sheet = (
                self.env["ir.qweb"]._render("coop_elections.result_sheet", {"sheet": sheet})
                if sheet
                else False
            )

    def _get_result(self):
        """Return what was counted last, or none."""
        return self.result_ids.sorted("number")[-1:]

    def _get_content(self):
        """Return what was counted last, as values; nothing before."""
        result = self._get_result()
        return result._get_content() if result else {}

    def _get_names(self):
        """Return {number on the ballot: name}, as declared: who was forgotten is named no more."""
        self.ensure_one()
        return dict(enumerate(self.contest_id._get_declared()["count"]["candidates"], 1))

    def _get_willing(self):
        return self.answer_ids.filtered(lambda one: one.state == "yes")

    def copy_data(self, default=None):
        raise UserError(self.env._("It is begun from a vacancy, and not copied."))

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        raise UserError(self.env._("It is kept who was asked, and what was answered."))

    # -- who may, and in which order ---------------------------------------------------------

    def _check_may_run(self):
        """The returning officer of the election does it, or a governance officer; nobody who stood
        there."""
        for casual in self:
            user = self.env.user
            stood = casual.sudo().contest_id.candidate_ids.membership_id.partner_id  # sudo: asked
            if not self.env.su and user.partner_id in stood:
                raise UserError(
                    self.env._("You stood there yourself. Somebody else has to do this.")
                )
            officer = user.has_group("coop_governance.group_governance_officer")
            if not officer:
                casual.election_id._check_may_run()

    def _lock(self):
        """Wait for whoever else fills these seats, then read afresh."""
        self.env.cr.execute(
            "SELECT id FROM coop_election_casual WHERE id = ANY(%s) ORDER BY id FOR UPDATE",
            [self.ids],
        )
        self.invalidate_recordset(["state"])

    def _check_state(self, *states):
        if self.state not in states:
            raise UserError(self.env._("This has been done already, or it is not its turn."))

    def _note(self, what, why=None):
        """Write into the journal of the election; candidates by their place on the ballot."""
        self.election_id._note("casual", what, why)
