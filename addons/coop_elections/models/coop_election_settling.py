from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

ONE_DAY = relativedelta(days=1)
OUTCOMES = [
    ("contested", "Members vote"),
    ("deemed", "Elected without a vote"),
    ("countermanded", "The vote is called off"),
    ("not_filled", "Nobody stands"),
]


class CoopElectionContest(models.Model):
    """Contested or not: settled when nobody can withdraw any more.

    More candidates than seats: members vote. As many or fewer: they are declared elected, and
    what is left over stays empty or goes to fresh nominations. Nobody: nothing is declared.
    """

    _inherit = "coop.election.contest"

    _settled_fields = frozenset({"outcome", "settled_on", "unfilled"})
    _guarded_fields = _settled_fields

    outcome = fields.Selection(OUTCOMES, "Contested or not", readonly=True, copy=False)
    settled_on = fields.Date("Settled on", readonly=True, copy=False)
    unfilled = fields.Integer(
        "Seats left over", readonly=True, copy=False, help="For which nobody stands."
    )

    def _needs_vote(self):
        """Whether members vote here."""
        self.ensure_one()
        # sudo: it is public
        contest = self.sudo()
        return contest.kind == "yes_no" or contest.outcome == "contested"

    def _settle(self):
        """Write down whether members vote here, by how many stand."""
        self.ensure_one()
        stand = len(self._get_standing())
        if stand > self.seats:
            outcome = "contested"
        else:
            outcome = "deemed" if stand else "not_filled"
        self._write_outcome(outcome, max(self.seats - stand, 0))

    def _write_outcome(self, outcome, unfilled, why=None):
        today = self.env["coop.clock"].today(self.company_id)
        # sudo: follows from who stands; the caller checked the right, or the hour has come
        self.sudo().write({"outcome": outcome, "settled_on": today, "unfilled": unfilled})
        outcomes = dict(self._fields["outcome"]._description_selection(self.env))
        self.election_id._note("settled", f"{self._get_label()}: {outcomes[outcome]}", why)

    def _elect_unopposed(self):
        """Declare elected who stands here without a rival: their terms begin on the day."""
        self.ensure_one()
        today = self.env["coop.clock"].today(self.company_id)
        begins = max(self.term_from or today, today)
        free = self.seat_ids.sorted("number")
        terms = self.env["coop.office.term"]
        elected = self._get_unopposed_in_order()
        for place, (candidate, seat) in enumerate(zip(elected, free, strict=False)):
            candidate.write({"state": "elected", "seat_id": seat.id})
            candidate._note_act(
                "elected_unopposed", self.env._("Candidate %s is elected without a vote")
            )
            if not self.election_id.is_rehearsal:
                terms._begin(
                    seat,
                    candidate.membership_id.partner_id,
                    begins,
                    "uncontested",
                    planned_to=self._get_unopposed_end(begins, place),
                )
            candidate._tell_candidate("candidate_elected")

    def _get_unopposed_in_order(self):
        """Return who stands here without a rival, in the order in which seats are given."""
        return self._get_standing()

    def _get_months(self, place=0):
        """Return the length of a term in months.

        :param int place: in the order of election, from 0
        """
        return self.term_months

    def _get_unopposed_end(self, begins, place=0):
        """Return the last day of a term without a vote that begins on a day.

        :param int place: in the order of election, from 0
        """
        return begins + relativedelta(months=self._get_months(place)) - ONE_DAY

    def _countermand(self, why):
        """Call the vote off here, because a candidate has died; nominations begin again.

        :param str why: the reason, which everybody reads
        """
        self.ensure_one()
        self._write_outcome("countermanded", self.seats, why)
        election = self.election_id
        election._write_statement(why)
        if election.is_rehearsal:
            return
        # the reason is told as it is now, whenever a letter is written
        self.env["coop.notice"]._tell(
            election._get_voters().partner_id,
            "election_called_off",
            election,
            values={"reason": why},
            key=f"called-off-{self.id}",
        )

    def action_countermand(self):
        """The returning officer calls the vote off after a death, whatever the rules say first."""
        for contest in self:
            contest.election_id._check_may_run()
            died = contest._get_on_statement().filtered(lambda one: one.state == "died")
            if contest.outcome not in (False, "contested") or not died:
                raise UserError(
                    self.env._("A vote is called off when a candidate has died, and only then.")
                )
            if contest.election_id.state not in ("nominations", "poll"):
                raise UserError(self.env._("It is too late to call this vote off."))
            contest._countermand(self.env._("A candidate has died."))
        return True


class CoopElection(models.Model):
    """What is settled, declared without a vote, and in the way of the voting."""

    _inherit = "coop.election"

    may_publish_candidates = fields.Boolean(compute="_compute_nomination_acts")
    may_settle = fields.Boolean(compute="_compute_nomination_acts")
    may_elect = fields.Boolean(compute="_compute_nomination_acts")
    may_finish = fields.Boolean(compute="_compute_nomination_acts")
    may_begin_fresh = fields.Boolean(compute="_compute_nomination_acts")

    @api.depends(
        "state",
        "contest_ids.outcome",
        "contest_ids.unfilled",
        "candidate_ids.state",
        "statement_ids",
        "step_ids.at",
    )
    def _compute_nomination_acts(self):
        for election in self:
            going = election.state == "nominations" and election.kind == "seats"
            unopposed = election._get_unopposed()
            election.may_publish_candidates = going and not election._get_publishing_blocks()
            election.may_settle = going and election._is_settling_time()
            election.may_elect = bool(unopposed) and election.state in ("nominations", "poll")
            election.may_finish = going and election._is_settled_without_vote()
            election.may_begin_fresh = bool(election._get_left_over())

    def _is_settling_time(self):
        """Whether nobody can withdraw any more, the candidates are published, and it is not
        settled yet who has to be voted on."""
        self.ensure_one()
        last = self._get_step("withdrawals").at
        return bool(
            self.state == "nominations"
            and self._get_last_statement()
            and last
            and last < self.env["coop.clock"].now()
            and not all(self.contest_ids.mapped("outcome"))
        )

    def _is_settled_without_vote(self):
        """Whether all is settled, nothing is voted on, and nobody is left to be declared."""
        self.ensure_one()
        contests = self.contest_ids
        return (
            bool(contests)
            and all(contests.mapped("outcome"))
            and not any(contest._needs_vote() for contest in contests)
            and not self._get_unopposed()
        )

    def _get_unopposed(self):
        """Return the contests in which somebody is still to be declared elected without a vote."""
        return self.contest_ids.filtered(
            lambda one: (
                one.outcome == "deemed" and "accepted" in one._get_standing().mapped("state")
            )
        )

    def action_settle(self):
        for election in self:
            election._check_may_run()
            if not election._is_settling_time():
                raise UserError(
                    self.env._("This is settled when nobody can withdraw any more, and once.")
                )
            election._settle()
        return True

    def _settle(self):
        self.ensure_one()
        open_ones = self.contest_ids.filtered(lambda one: not one.outcome)
        for contest in open_ones:
            contest._settle()
        self._write_statement(self.env._("Nobody can withdraw any more."))
        if any(contest.outcome != "contested" for contest in open_ones):
            self._tell_voters("election_settled", key="settled")

    def action_elect_unopposed(self):
        """Declare elected all who have no rival; they hear it first, then everybody reads it."""
        for election in self:
            election._check_may_run()
            election._lock()
            contests = election._get_unopposed()
            if election.is_over or not contests:
                raise UserError(self.env._("Nobody is to be declared elected without a vote."))
            # sudo: guarded against typing; the right was checked
            for contest in contests.sudo():
                contest._elect_unopposed()
            election._write_statement(self.env._("Candidates are declared elected."))
        return True

    def action_finish_unopposed(self):
        """The election is over without any vote: all that can be declared is declared."""
        for election in self:
            election._check_may_run()
            if not election._is_settled_without_vote():
                raise UserError(self.env._("Something is left to vote on, or to declare."))
            election._go_on("declare_unopposed")
        return True

    def _get_blocks(self, act):
        blocks = super()._get_blocks(act)
        if act == "open_poll" and self.kind == "seats":
            return [*blocks, *self._get_vote_blocks()]
        return blocks

    def _get_vote_blocks(self):
        """Return what of the nominations is in the way of the voting."""
        self.ensure_one()
        if self.state == "noticed":
            return [self.env._("Nominations were not opened yet.")]
        if not self._get_last_statement():
            closes = self._get_step("nominations_close").at
            if closes and closes >= self.env["coop.clock"].now():
                return []
            return [*self._get_publishing_blocks(), self.env._("Publish the candidates first.")]
        if not all(self.contest_ids.mapped("outcome")):
            return [
                self.env._("It is not settled yet where members vote: candidates can withdraw.")
            ]
        if not any(contest._needs_vote() for contest in self.contest_ids):
            return [self.env._("Nowhere is there anything to vote on.")]
        return []

    @api.model
    def _cron_go_on(self):
        super()._cron_go_on()
        self._cron_settle()

    @api.model
    def _cron_settle(self):
        """Settle where members vote, when nobody can withdraw any more; safe to run twice."""
        now = self.env["coop.clock"].now()
        due = [
            ("state", "=", "nominations"),
            ("kind", "=", "seats"),
            ("step_ids", "any", [("code", "=", "withdrawals"), ("at", "<", now)]),
        ]
        for election in (
            self.search(due).try_lock_for_update(allow_referencing=True).filtered_domain(due)
        ):
            if election._is_settling_time():
                election._settle()
                self.env["ir.cron"]._commit_progress(1)
