from odoo import api, fields, models
from odoo.exceptions import UserError

from .coop_election_rules import CANDIDATE_ORDERS, COUNTING, DUPLICATES, TIES, UNCONTESTED

#: what the rules say as long as nothing else is chosen for a contest
BY_RULES = (
    "counting_rule",
    "candidate_order",
    "identity_declaration",
    "uncontested",
    "ties",
    "duplicates",
    "publication_floor",
    "proposers",
)


class CoopElectionContest(models.Model):
    """The election for one constituency's seats, or one question put to all members."""

    _name = "coop.election.contest"
    _description = "Contest"
    _inherit = ["coop.company.mixin", "coop.guarded"]
    _order = "election_id, sequence, id"

    #: what acts write after the notice
    _settled_fields = frozenset()

    election_id = fields.Many2one(
        "coop.election", required=True, index=True, check_company=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    kind = fields.Selection(related="election_id.kind")
    body_id = fields.Many2one(related="election_id.body_id")
    constituency_id = fields.Many2one(
        "coop.constituency",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        help="Who has a vote. Empty: all members.",
    )
    question = fields.Text(translate=True, help="What members say yes or no to, word for word.")
    majority = fields.Selection(
        [("ordinary", "More yes than no"), ("special", "Three quarters say yes")],
        default="ordinary",
    )
    seat_ids = fields.Many2many(
        "coop.seat",
        string="Seats to fill",
        check_company=True,
        domain="[('body_id', '=', body_id), ('constituency_id', '=', constituency_id),"
        " ('is_office', '=', False)]",
    )
    seats = fields.Integer(
        "How many seats", compute="_compute_seats", store=True, precompute=True, readonly=True
    )
    term_from = fields.Date("Terms begin on")
    term_months = fields.Integer("Length of a term (months)")
    counting_rule = fields.Selection(
        COUNTING,
        "How votes are counted",
        compute="_compute_by_rules",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
    )
    counting_words = fields.Char("In plain words", compute="_compute_counting_words")
    is_recommended = fields.Boolean(compute="_compute_counting_words")
    candidate_order = fields.Selection(
        CANDIDATE_ORDERS,
        "Order of candidates",
        compute="_compute_by_rules",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
    )
    identity_declaration = fields.Boolean(
        "Declaration with the paper",
        compute="_compute_by_rules",
        store=True,
        readonly=False,
        precompute=True,
    )
    uncontested = fields.Selection(
        UNCONTESTED,
        "No more candidates than seats",
        compute="_compute_by_rules",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
    )
    ties = fields.Selection(
        TIES,
        "Candidates level",
        compute="_compute_by_rules",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
    )
    duplicates = fields.Selection(
        DUPLICATES,
        "Voted in two ways",
        compute="_compute_by_rules",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
    )
    publication_floor = fields.Integer(
        "Publish ballots from",
        compute="_compute_by_rules",
        store=True,
        readonly=False,
        precompute=True,
    )
    proposers = fields.Integer(
        "Proposers for a candidate",
        compute="_compute_by_rules",
        store=True,
        readonly=False,
        precompute=True,
    )

    _constituency_once = models.UniqueIndex(
        "(election_id, constituency_id) WHERE question IS NULL",
        "A constituency elects once in an election.",
    )
    _numbers_possible = models.Constraint(
        "CHECK (seats >= 0 AND publication_floor >= 0 AND proposers >= 0 AND term_months >= 0)",
        "These numbers cannot be less than nothing.",
    )

    @api.depends("constituency_id.name", "question")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for contest in self:
            contest.display_name = contest._get_label()

    def _get_label(self):
        """Return what the contest is called: its constituency's neutral name, or its question."""
        self.ensure_one()
        # sudo: the name of a constituency is for everybody
        name = self.sudo().constituency_id.name
        return self.question or name or self.env._("All members")

    @api.depends("seat_ids", "election_id.kind")
    def _compute_seats(self):
        for contest in self:
            contest.seats = 1 if contest.election_id.kind == "yes_no" else len(contest.seat_ids)

    @api.depends("election_id.rules_id", "election_id.kind")
    def _compute_by_rules(self):
        for contest in self:
            # sudo: what the rules say holds whoever plans
            rules = contest.election_id.rules_id.sudo()
            for name in BY_RULES:
                contest[name] = rules[name]
            if contest.election_id.kind == "yes_no":
                contest.counting_rule = "fptp"

    @api.depends("counting_rule", "election_id.rules_id", "election_id.kind")
    @api.depends_context("lang")
    def _compute_counting_words(self):
        for contest in self:
            rule = contest.counting_rule
            contest.counting_words = rule and self.env["coop.election.rules"]._explain(rule)
            # sudo: as in _compute_by_rules
            usual = contest.election_id.rules_id.sudo().counting_rule
            yes_no = contest.election_id.kind == "yes_no"
            contest.is_recommended = rule == ("fptp" if yes_no else usual)

    # -- frozen at the notice --------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        elections = self.env["coop.election"].browse(
            {vals["election_id"] for vals in vals_list if vals.get("election_id")}
        )
        self._check_draft(elections)
        bare = self._undefaulted(self._guarded_fields)
        contests = super(CoopElectionContest, bare).create(vals_list)
        # the election may come from the context, too
        contests._check_draft()
        return contests.with_env(self.env)

    def write(self, vals):
        # what became of it is written by acts, which are not typing
        if not (self.env.su and vals.keys() <= self._settled_fields):
            self._check_draft()
        if vals.get("election_id"):
            self._check_draft(self.env["coop.election"].browse(vals["election_id"]))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_noticed(self):
        self._check_draft()

    def _check_draft(self, elections=None):
        """What was noticed stays, whoever holds the pen."""
        if any(one.state != "draft" for one in elections or self.election_id):
            raise UserError(
                self.env._(
                    "Notice of this election was given, so its contests stay as they are. Abandon "
                    "it and begin again, if they are wrong."
                )
            )

    # -- who has a vote --------------------------------------------------------------------------

    def _get_voters(self, day):
        """Return the memberships that have a vote here when this is the qualifying date."""
        self.ensure_one()
        # sudo: who belongs where follows from the category; callers decide what is shown
        memberships = self.env["coop.membership"].sudo()
        constituency = self.sudo().constituency_id
        if not constituency:
            return memberships.search(
                memberships._get_member_domain(day)
                & fields.Domain("company_id", "=", self.company_id.id)
            )
        constituency._flush_members()
        rows = self.env.execute_query(constituency._sql_members(day))
        return memberships.browse([row[0] for row in rows])
