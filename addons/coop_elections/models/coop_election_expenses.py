from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

STATES = [("open", "Not handed in"), ("handed_in", "Handed in")]
#: more lines than this nobody needs
MOST_LINES = 100


class CoopElectionExpenses(models.Model):
    """What a candidate spent to be elected, where the rules ask for it.

    It is asked for when the result is declared, and handed in once, line by line, with the word
    that nobody gave money for it. What was handed in is public and stays.
    """

    _name = "coop.election.expenses"
    _description = "What a candidate spent"
    _inherit = ["coop.company.mixin", "coop.guarded"]
    _order = "election_id desc, due_on, id"
    _rec_name = "candidate_id"

    _guarded_fields = frozenset(
        {
            "election_id",
            "candidate_id",
            "due_on",
            "state",
            "no_donors_on",
            "handed_in_on",
            "how",
            "typed_by",
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
        check_company=True,
        ondelete="restrict",
    )
    due_on = fields.Date("Hand in until", required=True, readonly=True)
    state = fields.Selection(STATES, required=True, default="open", readonly=True, index=True)
    line_ids = fields.One2many("coop.election.expenses.line", "expenses_id", string="Spent on")
    currency_id = fields.Many2one(related="company_id.currency_id")
    total = fields.Monetary(compute="_compute_total")
    limit = fields.Monetary("May spend", compute="_compute_total", help="0: without a limit.")
    is_over = fields.Boolean("More than allowed", compute="_compute_total")
    is_late = fields.Boolean("Late", compute="_compute_is_late")
    no_donors_on = fields.Date(
        "Said that nobody gave money on",
        readonly=True,
        help="Nobody may give a candidate money for the election.",
    )
    handed_in_on = fields.Date("Handed in on", readonly=True)
    how = fields.Selection(
        [("portal", "On their own pages"), ("paper", "On paper")], "How it came", readonly=True
    )
    typed_by = fields.Char("Written down by", readonly=True)

    _candidate_uniq = models.UniqueIndex("(candidate_id)", "This candidate has been asked already.")
    _handed_in_whole = models.Constraint(
        "CHECK (state = 'open' OR (handed_in_on IS NOT NULL AND no_donors_on IS NOT NULL))",
        "What is handed in has its day, and the word that nobody gave money.",
    )

    @api.depends("line_ids.amount", "election_id")
    def _compute_total(self):
        for expenses in self:
            # sudo: what the rules say is public
            limit = expenses.sudo().election_id.rules_id.expenses_limit
            expenses.total = sum(expenses.line_ids.mapped("amount"))
            expenses.limit = limit
            expenses.is_over = bool(limit) and expenses.total > limit

    def _compute_is_late(self):
        for expenses in self:
            today = self.env["coop.clock"].today(expenses.company_id)
            expenses.is_late = (expenses.handed_in_on or today) > expenses.due_on

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        raise UserError(self.env._("What candidates were asked for is kept."))

    @api.model
    def _get_of(self, candidate):
        """Return what a candidate is asked for, with all rights, or none."""
        # sudo: the candidate's own; the page settled whose it is
        return self.sudo().search([("candidate_id", "=", candidate.id)])

    @api.model
    def _ask(self, election):
        """Ask everybody who stood, when the result is declared."""
        # sudo: what follows from the declaration; the act checked the right
        election = election.sudo()
        days = election.rules_id.expenses_days
        if not days or election.is_rehearsal:
            return
        stood = election.contest_ids.candidate_ids.filtered(
            lambda one: one.state in ("elected", "not_elected")
        )
        due = self.env["coop.clock"].today(election.company_id) + timedelta(days=days)
        known = self.sudo().search([("election_id", "=", election.id)])  # sudo: as above
        new = stood - known.candidate_id
        known.create(
            [
                {
                    "company_id": election.company_id.id,
                    "election_id": election.id,
                    "candidate_id": candidate.id,
                    "due_on": due,
                }
                for candidate in new
            ]
        )
        new._tell_candidate("candidate_word")

    def _check_open(self):
        if any(expenses.state != "open" for expenses in self):
            raise UserError(self.env._("This was handed in: it is public, and stays."))

    def _hand_in(self, no_donors, how="portal"):
        """It is handed in, and public from now on.

        :param bool no_donors: whether the candidate says that nobody gave money
        """
        self.ensure_one()
        self._check_open()
        if not no_donors:
            raise UserError(
                self.env._(
                    "Say that nobody gave you money for it. If somebody did, ring the returning "
                    "officer first."
                )
            )
        today = self.env["coop.clock"].today(self.company_id)
        # sudo: guarded against typing; whoever calls settled whose it is
        self.sudo().write(
            {
                "state": "handed_in",
                "handed_in_on": today,
                "no_donors_on": today,
                "how": how,
                "typed_by": self.env.user.name if how == "paper" else False,
            }
        )
        self.sudo().election_id._note(
            "expenses",
            self.env._("Candidate %(number)s says what they spent", number=self.candidate_id.id),
        )

    def action_from_paper(self):
        """It came on paper, signed, and is written down here."""
        for expenses in self:
            expenses._check_officer()
            expenses._hand_in(True, "paper")
        return True

    def _check_officer(self):
        """Refuse whoever neither runs the election nor is a governance officer."""
        if not self.env.user.has_group("coop_governance.group_governance_officer"):
            self.election_id._check_may_run()


class CoopElectionExpensesLine(models.Model):
    _name = "coop.election.expenses.line"
    _description = "Line of what a candidate spent"
    _inherit = "coop.company.mixin"
    _order = "expenses_id, spent_on, id"
    _rec_name = "what"

    expenses_id = fields.Many2one(
        "coop.election.expenses",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    what = fields.Char(required=True, help="For example: 200 leaflets.")
    spent_on = fields.Date(
        "Day", required=True, default=lambda self: self.env["coop.clock"].today()
    )
    amount = fields.Monetary(required=True)
    currency_id = fields.Many2one(related="company_id.currency_id")

    _amount_possible = models.Constraint(
        "CHECK (amount >= 0)", "An amount cannot be less than nothing."
    )

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines.expenses_id._check_open()
        if any(len(one.line_ids) > MOST_LINES for one in lines.expenses_id):
            raise UserError(self.env._("These are too many lines. Add some of them together."))
        return lines

    def write(self, vals):
        self.expenses_id._check_open()
        result = super().write(vals)
        self.expenses_id._check_open()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_handed_in(self):
        self.expenses_id._check_open()


class CoopElection(models.Model):
    """What candidates spent: asked for at the declaration, public when it is handed in."""

    _inherit = "coop.election"

    expenses_ids = fields.One2many(
        "coop.election.expenses",
        "election_id",
        string="What candidates spent",
        readonly=True,
        groups="coop_governance.group_governance_officer,coop_elections.group_returning_officer",
    )
    has_expenses = fields.Boolean("Candidates say what they spent", compute="_compute_has_expenses")

    def _compute_has_expenses(self):
        for election in self:
            # sudo: what the rules say is public
            election.has_expenses = election.sudo().rules_id.expenses_days > 0

    def action_view_expenses(self):
        return self._open_list("coop_elections.coop_election_expenses_action")

    def _go_on(self, act):
        result = super()._go_on(act)
        if act in ("declare", "declare_unopposed"):
            self.env["coop.election.expenses"]._ask(self)
        return result

    def _show(self, lang):
        # sudo: whether there is any
        return {**super()._show(lang), "spent": bool(self.sudo().expenses_ids)}

    def _show_expenses(self):
        """Return what everybody reads of what candidates spent: dicts of name, state, lines, total,
        is_late, is_over; none where the rules do not ask."""
        self.ensure_one()
        # sudo: it is public
        every = self.sudo().expenses_ids
        shown = []
        for one in every.sorted(lambda one: (one.candidate_id.sort_key, one.id)):
            done = one.state == "handed_in"
            money = one.currency_id.format
            shown.append(
                {
                    "name": one.candidate_id.ballot_name,
                    "is_done": done,
                    "is_late": one.is_late,
                    "due": self._say_day(one.due_on),
                    "lines": [(line.what, money(line.amount)) for line in one.line_ids if done],
                    "total": money(one.total) if done else "",
                    "is_over": done and one.is_over,
                }
            )
        return shown


class CoopElectionCandidate(models.Model):
    _inherit = "coop.election.candidate"

    expenses_ids = fields.One2many(
        "coop.election.expenses",
        "candidate_id",
        string="What they spent",
        readonly=True,
        groups="coop_governance.group_governance_officer,coop_elections.group_returning_officer",
    )
