from odoo import api, models

from ..counting.api import RULES

#: who came onto a seat in one of these ways came there by a count of votes
BY_COUNT = ("elected", "by_election", "countback")


class CoopVacancy(models.Model):
    """The count by which a seat was filled, and whether the seat can be filled from it again."""

    _inherit = "coop.vacancy"

    def _get_count(self):
        """Return the declared contest, voted on, that last filled this seat; none where there is
        none."""
        self.ensure_one()
        # sudo: what was declared is public
        contests = self.env["coop.election.contest"].sudo()
        found = contests.search(
            [
                ("seat_ids", "in", self.seat_id.ids),
                ("election_id.state", "=", "declared"),
                ("election_id.kind", "=", "seats"),
                ("election_id.is_rehearsal", "=", False),
            ]
        ).filtered(lambda one: one._is_polled() and one._get_first_day() <= str(self.since))
        return found.sorted(lambda one: one._get_first_day())[-1:]

    def _get_casual_problem(self, way):
        """Return why nobody can be taken from the last count, or None.

        :param str way: "countback" or "next_candidate"
        """
        self.ensure_one()
        contest = self._get_count()
        if not contest:
            return self.env._("This seat was not filled by a count of votes that is kept here.")
        if self.term_id.begun_how not in BY_COUNT:
            return self.env._("Whoever sat there last was not elected by that count.")
        if contest._is_being_filled():
            return self.env._("Candidates of this count are being asked already.")
        if way == "countback":
            problem = contest._get_countback_problem()
            if problem:
                return problem
        if not contest._get_askable(self.casual_ids.answer_ids):
            return self.env._("Nobody who stood is left: each has a seat, declined or cannot sit.")
        return None

    @api.model
    def _get_open_casual(self, seats):
        """Return the open casual vacancies of some seats, the first seat first."""
        # sudo: callers decide what is shown
        found = self.sudo().search(
            [("seat_id", "in", seats.ids), ("state", "=", "open"), ("cause", "=", "casual")]
        )
        return found.sorted(lambda one: (one.seat_id.number, one.seat_id.id))


class CoopElectionContest(models.Model):
    _inherit = "coop.election.contest"

    def _get_first_day(self):
        """Return the first day of the terms of those elected here, as ISO text; after all days
        where nobody was."""
        declared = self._get_declared()
        elected = declared["elected"] if declared else []
        return min((one["from"] for one in elected if one["from"]), default="9999-12-31")

    def _get_declared(self):
        """Return what was declared of this contest, or None."""
        self.ensure_one()
        return self.election_id._get_declared(self.id)[1]

    def _get_by_partner(self):
        """Return {contact: number on the ballot} of all who stood."""
        # sudo: who stood is published
        people = self.sudo()._get_people().items()
        return {one.membership_id.partner_id: number for number, one in people}

    def _get_places(self):
        """Return (vacating, sitting, others): the numbers on the ballot of those whose seats are
        vacant, in the order of the seats, and of those who sit; how many seats somebody else holds.
        """
        self.ensure_one()
        contest = self.sudo()  # sudo: who sits where follows from the dates
        numbers = contest._get_by_partner()
        first = {one.seat_id: number for number, one in contest._get_people().items()}
        today = self.env["coop.clock"].today(self.company_id)
        empty = self.env["coop.vacancy"]._get_open_casual(contest.seat_ids)
        vacating, sitting, others = [], [], 0
        for seat in contest.seat_ids.sorted("number"):
            vacancy = empty.filtered(lambda one, seat=seat: one.seat_id == seat)
            if vacancy:
                partner = vacancy.term_id.holder_id.partner_id
                vacating.append(numbers.get(partner, first.get(seat)))
                continue
            term = seat._term_on(today) or seat._term_after(today)
            number = numbers.get(term.holder_id.partner_id)
            if number is None or number in sitting:
                others += 1
            else:
                sitting.append(number)
        return vacating, sitting, others

    def _get_countback_problem(self):
        """Return why the ballots of this contest cannot be counted again, or None."""
        self.ensure_one()
        if not RULES[self.counting_rule].may_fill_vacancies:
            return self.env._("Votes that are counted in this way are not counted back.")
        if not self._has_ballots():
            return self.env._("The ballots of this count are not kept any more.")
        vacating, sitting, others = self._get_places()
        if others or None in vacating or len(vacating) + len(sitting) != self.seats:
            return self.env._(
                "Another seat of this count is held by somebody who was not elected in it, or by "
                "nobody: the rule for a countback does not say how to count then."
            )
        return None

    def _has_ballots(self):
        """Whether all ballots that were counted are still here."""
        self.ensure_one()
        counted = self._get_result()._get_content().get("ballots", 0)
        return bool(counted) and self._count_ballots() == counted

    def _is_being_filled(self):
        """Whether candidates of this count are being asked for a vacant seat."""
        self.ensure_one()
        # sudo: whether there is any
        casuals = self.env["coop.election.casual"].sudo()
        going = [("contest_id", "=", self.id), ("state", "in", casuals._going)]
        return bool(casuals.search_count(going, limit=1))

    def _get_askable(self, answers=None):
        """Return {number on the ballot: candidate} of those who stood, were not elected, have not
        sat since, and were not asked before.

        :param answers: coop.election.casual.answer of those who said no, or nothing, already
        """
        self.ensure_one()
        # sudo: who said no is not asked twice, whoever asks
        answers = (answers or self.env["coop.election.casual.answer"]).sudo()
        asked = answers.filtered(lambda one: one.state in ("no", "none", "out")).candidate_id
        # sudo: whoever sat here in this term is asked no more; that follows from the dates
        contest = self.sudo()
        sat = contest.seat_ids.term_ids.filtered(
            lambda term: not term.struck_on and str(term.date_from) >= contest._get_first_day()
        ).holder_id.partner_id
        return {
            number: one
            for number, one in contest._get_people().items()
            if one.state == "not_elected"
            and one not in asked
            and one.membership_id.partner_id not in sat
        }
