from datetime import timedelta

from odoo import Command, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from .said import translations


class CoopElection(models.Model):
    """More time to stand, and fresh nominations for what is left over: each in one press."""

    _inherit = "coop.election"

    follows_id = fields.Many2one(
        "coop.election",
        "Fresh nominations after",
        readonly=True,
        copy=False,
        ondelete="restrict",
        index="btree_not_null",
        help="The election that left these seats over.",
    )

    # -- more time -------------------------------------------------------------------------------

    def _plan_extension(self, day):
        """Return the timetable with a later close of nominations, as {code: date}: every other step
        stays, or moves to its earliest legal day.

        :param date day: the new last day of nominations
        """
        self.ensure_one()
        wishes = {step.code: step.day for step in self.step_ids}
        wishes["nominations_close"] = day
        return self._find_earliest(min(wishes.values()), wishes)

    def _extend_nominations(self, day, why):
        """Give more time to stand: by a new notice, for all channels alike.

        :param date day: the new last day of nominations
        :param str why: the reason, which everybody reads
        :return: the coop.election.notice
        """
        self.ensure_one()
        self._check_may_run()
        closes = self._get_step("nominations_close")
        if self.state not in ("noticed", "nominations") or (
            closes.at <= self.env["coop.clock"].now()
        ):
            raise UserError(
                self.env._(
                    "Nominations have closed. For seats that are left over, begin fresh "
                    "nominations."
                )
            )
        if day <= closes.day:
            raise UserError(
                self.env._(
                    "Choose a day after %(day)s, when nominations close now.",
                    day=format_date(self.env, closes.day),
                )
            )
        plan = self._plan_extension(day)
        days = {
            step.code: (plan[step.code], step.hour)
            for step in self.step_ids
            if plan[step.code] != step.day
        }
        return self._change(days, why)

    def action_extend(self):
        return self._open_window("coop.election.extend", self.env._("More time to stand"))

    # -- fresh nominations -----------------------------------------------------------------------

    def _get_left_over(self):
        """Return the contests with seats for which fresh nominations can begin, and have not."""
        self.ensure_one()
        if self.kind != "seats" or self.state not in ("nominations", "poll", "declared"):
            return self.contest_ids.browse()
        left = self.contest_ids.filtered(lambda one: one.outcome == "countermanded" or one.unfilled)
        if not left:
            return left
        # sudo: whether these are planned already, by whomever
        again = self.sudo().search([("follows_id", "=", self.id), ("state", "!=", "abandoned")])
        return left.filtered(lambda one: not (one._get_left_seats() & again.contest_ids.seat_ids))

    def action_begin_fresh(self):
        """Plan an election to the seats that are left over, on the earliest legal timetable, and
        open it: it wants a look and a notice, and nothing else."""
        self.ensure_one()
        self._check_may_plan()
        left = self._get_left_over()
        if not left:
            raise UserError(self.env._("No seat is left over for which nominations could begin."))
        # sudo: who may plan it may begin it afresh; the values are those it had
        old = self.sudo()
        new = old.create(
            {**old._prepare_restart_vals(), "restarts_id": False, "follows_id": old.id}
        )
        for name in ("name", "where"):
            for lang, words in translations(old, name).items():
                new.with_context(lang=lang)[name] = words
        new._lay_out(new._find_earliest())
        after = new._get_step("declared").day + timedelta(days=1)
        for contest in left.sudo():  # sudo: as above
            begins = max(contest.term_from, after) if contest.term_from else after
            contest.copy(
                {
                    "election_id": new.id,
                    "seat_ids": [Command.set(contest._get_left_seats().ids)],
                    "term_from": begins,
                    "term_lengths": contest._get_left_lengths(),
                }
            )
        for role in old.role_ids.filtered(lambda one: not one.date_to):
            role.copy({"election_id": new.id, "date_from": self._get_start()})
        new._note("planned", self.env._("Fresh nominations for seats that were left over"))
        self._note("begun_fresh", self.env._("Fresh nominations begin for what is left over"))
        return new.with_env(self.env).get_formview_action()

    def _carry_over(self):
        """Who stood where the vote was called off stands again without doing anything."""
        for election in self.filtered("follows_id"):
            called_off = election.follows_id.contest_ids.filtered(
                lambda one: one.outcome == "countermanded"
            )
            for before in called_off:
                contest = election.contest_ids.filtered(
                    lambda one, before=before: one.constituency_id == before.constituency_id
                )[:1]
                if contest:
                    before._get_standing()._stand_again(contest)

    def _go_on(self, act):
        result = super()._go_on(act)
        if act == "open_nominations":
            # sudo: what follows from it, whoever pressed the button
            self.sudo()._carry_over()
        return result


class CoopElectionContest(models.Model):
    _inherit = "coop.election.contest"

    def _get_left_seats(self):
        """Return the seats for which nobody stands here; all, where the vote was called off."""
        self.ensure_one()
        # sudo: which seats are taken is public
        contest = self.sudo()
        seats = contest.seat_ids.sorted("number")
        if contest.outcome == "countermanded":
            return seats
        return seats[len(seats) - contest.unfilled :] if contest.unfilled else seats.browse()


class CoopElectionCandidate(models.Model):
    _inherit = "coop.election.candidate"

    def _stand_again(self, contest):
        """Write nominations anew in a contest, handed in as they were; they can be withdrawn."""
        now = self.env["coop.clock"].now()
        known = contest.election_id.candidate_ids.membership_id
        for candidate in self.filtered(lambda one: one.membership_id not in known):
            fields_kept = (
                "ballot_name",
                "how",
                "typed_by",
                "statement",
                "statement_lang",
                "statement_easy",
                "interests",
                "interests_on",
                "eligible_on",
                "agreed_on",
                "signed_on",
                "fair_on",
                "helped_by",
                "helped_promise_on",
                "photo",
                "recording",
                "recording_kind",
            )
            again = self.create(
                {
                    "company_id": candidate.company_id.id,
                    "election_id": contest.election_id.id,
                    "contest_id": contest.id,
                    "membership_id": candidate.membership_id.id,
                    "helped_role_id": candidate.helped_role_id.id,
                    "state": "handed_in",
                    "handed_in_at": now,
                    **{name: candidate[name] for name in fields_kept},
                }
            )
            again._set_proposers("\n".join(candidate.proposer_ids.mapped("name")))
            again._note_act("nomination_handed_in", self.env._("Nomination %s is carried over"))
            again._tell_candidate("candidate_received")
