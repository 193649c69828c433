from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.coop_base.names import sort_key

STATES = [
    ("draft", "Being filled in"),
    ("handed_in", "Handed in"),
    ("accepted", "Stands"),
    ("refused", "Refused"),
    ("withdrawn", "Withdrawn"),
    ("died", "Died"),
    ("elected", "Elected"),
    ("not_elected", "Not elected"),
]
HOW = [
    ("portal", "On their own pages"),
    ("helper", "With somebody at their side"),
    ("paper", "On paper"),
    ("phone", "By phone"),
]
#: who is in the running, or was until the count
STANDING = ("accepted", "elected", "not_elected")
#: who holds no role in the election, and counts as one who wants to stand
ALIVE = ("handed_in", *STANDING)


class CoopElectionCandidate(models.Model):
    """Somebody who stands, from the first word of the nomination to the declaration.

    All of it is written by acts: the person's own on their pages, and those of the returning
    officer, who refuses on listed grounds alone and changes no word of a statement. Nothing is
    shown to anybody before the candidates are published, and nothing that the person did not
    agree to. Where they stand is said by the neutral name of the constituency.
    """

    _name = "coop.election.candidate"
    _description = "Candidate"
    _inherit = ["coop.company.mixin", "coop.guarded"]
    _order = "election_id, contest_id, ballot_order, sort_key, id"
    _rec_name = "ballot_name"

    election_id = fields.Many2one(
        "coop.election",
        required=True,
        readonly=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    contest_id = fields.Many2one(
        "coop.election.contest",
        required=True,
        readonly=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    membership_id = fields.Many2one(
        "coop.membership",
        "Member",
        required=True,
        readonly=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    member_number = fields.Char(
        "Number of the member", compute="_compute_member", compute_sudo=True
    )
    member_name = fields.Char("Full name", compute="_compute_member", compute_sudo=True)
    ballot_name = fields.Char("Name on the ballot", required=True, readonly=True)
    sort_key = fields.Char(compute="_compute_sort_key", store=True, precompute=True)
    state = fields.Selection(
        STATES, required=True, default="draft", readonly=True, index=True, copy=False
    )
    state_before = fields.Char("Stood before the death as", readonly=True, copy=False)
    how = fields.Selection(HOW, "How it came", required=True, default="portal", readonly=True)
    typed_by = fields.Char("Written down by", readonly=True)
    paper = fields.Binary("Scan of the paper", attachment=True, readonly=True, copy=False)
    paper_name = fields.Char("File of the scan", readonly=True, copy=False)
    handed_in_at = fields.Datetime("Handed in on", readonly=True, copy=False)
    is_late = fields.Boolean("Late", readonly=True, copy=False)

    # what the person says
    statement = fields.Text(
        readonly=True, help="In the person's own words, and in the language in which they said it."
    )
    statement_lang = fields.Selection(
        lambda self: self.env["res.lang"].get_installed(), "Language of the words", readonly=True
    )
    statement_easy = fields.Text("In Easy Read", readonly=True, help="A short sentence a line.")
    words_refused_why = fields.Text("Words not shown because", readonly=True, copy=False)
    interests = fields.Text(
        "Declared interests", readonly=True, help="Empty: the person said that there are none."
    )
    interests_on = fields.Date("Interests declared on", readonly=True)
    eligible_on = fields.Date("Declared to be eligible on", readonly=True)
    agreed_on = fields.Date(
        "Agreed on",
        readonly=True,
        help="To stand, and to what is shown: name, words, picture, and the name of the "
        "constituency.",
    )
    signed_on = fields.Date("Signed on", readonly=True)
    fair_on = fields.Date("Promised to be fair on", readonly=True)
    proposer_ids = fields.One2many(
        "coop.election.proposer", "candidate_id", string="Proposers", copy=False
    )

    # who helped to fill it in
    helped_by = fields.Char("Helped by", readonly=True)
    helped_role_id = fields.Many2one(
        "coop.helper.role", "Who the helper is", readonly=True, ondelete="restrict"
    )
    helped_promise_on = fields.Date("The helper promised on", readonly=True)

    # what became of it
    decided_on = fields.Date("Decided on", readonly=True, copy=False)
    decided_by = fields.Char("Decided by", readonly=True, copy=False)
    ground_id = fields.Many2one(
        "coop.election.ground", "Refused because", readonly=True, copy=False, ondelete="restrict"
    )
    ground_note = fields.Text("What exactly", readonly=True, copy=False)
    withdrawn_at = fields.Datetime("Withdrawn on", readonly=True, copy=False)
    withdrawn_how = fields.Selection(HOW, "How they withdrew", readonly=True, copy=False)
    withdrawn_witness = fields.Char("Witness of the withdrawal", readonly=True, copy=False)
    died_on = fields.Date("Died on", readonly=True, copy=False)
    ballot_order = fields.Integer("Place on the ballot", readonly=True, copy=False, aggregator=None)
    seat_id = fields.Many2one(
        "coop.seat",
        "Seat taken",
        readonly=True,
        copy=False,
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
    )
    problems = fields.Text("Stands in the way", compute="_compute_problems", compute_sudo=True)

    _guarded_fields = frozenset(
        {
            "company_id",
            "election_id",
            "contest_id",
            "membership_id",
            "ballot_name",
            "state",
            "state_before",
            "how",
            "typed_by",
            "paper",
            "paper_name",
            "handed_in_at",
            "is_late",
            "statement",
            "statement_lang",
            "statement_easy",
            "photo",
            "recording",
            "recording_kind",
            "words_refused_why",
            "interests",
            "interests_on",
            "eligible_on",
            "agreed_on",
            "signed_on",
            "fair_on",
            "helped_by",
            "helped_role_id",
            "helped_promise_on",
            "decided_on",
            "decided_by",
            "ground_id",
            "ground_note",
            "withdrawn_at",
            "withdrawn_how",
            "withdrawn_witness",
            "died_on",
            "ballot_order",
            "seat_id",
        }
    )

    _stands_once = models.UniqueIndex(
        "(election_id, membership_id) WHERE state NOT IN ('refused', 'withdrawn')",
        "This member has a nomination in this election already. Nobody stands twice.",
    )
    _ballot_order_uniq = models.UniqueIndex(
        "(contest_id, ballot_order) WHERE ballot_order > 0",
        "Two candidates cannot have the same place on the ballot.",
    )
    _refused_says_why = models.Constraint(
        "CHECK (state <> 'refused' OR ground_id IS NOT NULL)",
        "A nomination is refused on one of the listed grounds.",
    )
    _handed_in_has_moment = models.Constraint(
        "CHECK (state IN ('draft', 'died') OR handed_in_at IS NOT NULL)",
        "What was handed in has its moment.",
    )
    _helper_promised = models.Constraint(
        "CHECK (helped_by IS NULL OR helped_promise_on IS NOT NULL)",
        "Who helped promises that the words are the candidate's own.",
    )

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s cannot be typed over. A nomination is the person's own; use the buttons.",
            fields=", ".join(names),
        )

    @api.depends("ballot_name")
    def _compute_sort_key(self):
        for candidate in self:
            candidate.sort_key = sort_key(candidate.ballot_name)

    @api.depends("membership_id.number", "membership_id.partner_id.name")
    def _compute_member(self):
        for candidate in self:
            candidate.member_number = candidate.membership_id.number
            candidate.member_name = candidate.membership_id.member_name

    @api.depends("state", "contest_id", "membership_id", "proposer_ids", "is_late")
    @api.depends_context("lang")
    def _compute_problems(self):
        for candidate in self:
            found = []
            if candidate.state in ("draft", "handed_in"):
                found = candidate._get_problems()
            elif candidate.state == "accepted" and candidate.election_id.state == "nominations":
                # somebody may have left since, or belong elsewhere
                found = candidate._get_person_problems()
            candidate.problems = "\n".join(words for _code, words in found) or False

    def copy_data(self, default=None):
        raise UserError(self.env._("A nomination is not copied: everybody stands by themselves."))

    @api.ondelete(at_uninstall=False)
    def _unlink_except_draft(self):
        if any(candidate.state != "draft" for candidate in self):
            raise UserError(self.env._("What was handed in is kept. It can be withdrawn."))

    def _get_moment(self, code):
        """Return the exact moment of a step of the election, in UTC; none where it has no such
        step."""
        self.ensure_one()
        return self.election_id._get_step(code).at

    def _is_public(self):
        """Whether everybody may see this candidate: in the running, and published."""
        self.ensure_one()
        election = self.election_id
        return bool(
            self.state in (*STANDING, "died")
            and self.ballot_order
            and election.noticed_on
            and not election.is_rehearsal
            and election.state != "abandoned"
        )
