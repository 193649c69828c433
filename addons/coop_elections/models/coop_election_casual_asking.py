from datetime import timedelta

from odoo import Command, api, models
from odoo.exceptions import UserError

from .casual_order import in_order


class CoopVacancy(models.Model):
    _inherit = "coop.vacancy"

    def _open_casual(self, way):
        """Ask candidates of the last count whether they would take the seat, and open what becomes
        of it.

        :param str way: "countback" or "next_candidate"
        """
        self.ensure_one()
        self._check_may_fill(way)
        casual = self.env["coop.election.casual"]._begin(self, way)
        return casual.get_formview_action()

    def _fill(self, term):
        result = super()._fill(term)
        self._stop_casual(self.env._("The seat was filled in another way."))
        return result

    def _withdraw(self, reason):
        result = super()._withdraw(reason)
        self._stop_casual(reason)
        return result

    def _stop_casual(self, why):
        """Nobody is asked any more for seats that are not vacant."""
        # sudo: follows from the vacancies, whoever closed the last of them
        for casual in self.sudo().casual_ids.filtered(lambda one: one.state in one._going):
            if not any(one.state == "open" for one in casual.vacancy_ids):
                casual._stop(why)


class CoopElectionCasual(models.Model):
    """Candidates are asked: at a countback all at once, otherwise one after another. They answer
    on their pages, or it is written down; who does not answer in time is passed over."""

    _inherit = "coop.election.casual"

    @api.model
    def _begin(self, vacancy, way):
        """Begin to fill a seat from the last count; the caller checked that it can be.

        :param vacancy: coop.vacancy
        :param str way: a code of ``way``
        :return: the coop.election.casual
        """
        contest = vacancy._get_count()
        today = self.env["coop.clock"].today(vacancy.company_id)
        rules = vacancy.body_id._get_rules(vacancy.since)
        vacancies = vacancy
        if way == "countback":
            # one count fills all that are vacant
            vacancies = self.env["coop.vacancy"]._get_open_casual(contest.seat_ids)
        # sudo: written by acts alone; the right was checked
        casual = self.sudo().create(
            {
                "company_id": vacancy.company_id.id,
                "contest_id": contest.id,
                "way": way,
                "vacancy_ids": [Command.set(vacancies.ids)],
                "begun_on": today,
                "answer_by": today + timedelta(days=rules.answer_days),
            }
        )
        vacancies.invalidate_recordset(["casual_ids"])
        vacancies.sudo().remedy = way  # sudo: as above
        casual = casual.with_env(self.env)
        casual._check_may_run()
        ways = dict(self._fields["way"]._description_selection(self.env))
        casual._note(
            self.env._(
                "%(way)s in “%(contest)s”: candidates are asked. Vacant seats: %(count)s",
                way=ways[way],
                contest=contest._get_label(),
                count=len(vacancies),
            )
        )
        casual._ask()
        return casual

    def _ask(self):
        """Ask whoever is to be asked now."""
        self.ensure_one()
        casual = self.sudo()  # sudo: written by acts alone
        left = casual.contest_id._get_askable(casual._get_earlier_answers())
        known = casual.answer_ids.candidate_id
        left = {number: one for number, one in left.items() if one not in known}
        for number in self._get_to_ask(list(left)):
            casual._ask_one(number, left[number])
        casual._on_answered()

    def _get_earlier_answers(self):
        """Return what candidates said when they were asked for the same vacancies before."""
        casual = self.sudo()  # sudo: callers decide what is shown
        return casual.vacancy_ids.casual_ids.answer_ids - casual.answer_ids

    def _get_to_ask(self, numbers):
        """Return the numbers of those who are asked now: at a countback all, otherwise the best of
        those who are left; where several are level, all of these (a lot decides between them)."""
        self.ensure_one()
        if self.way == "countback" or not numbers:
            return numbers
        if self.answer_ids.filtered(lambda one: one.state in ("asked", "yes")):
            return []
        content = self.contest_id._get_result()._get_content()
        return list(in_order(content, numbers)[0])

    def _ask_one(self, number, candidate):
        today = self.env["coop.clock"].today(self.company_id)
        rules = self.vacancy_ids[:1].body_id._get_rules(self.vacancy_ids[:1].since)
        answer_by = today + timedelta(days=rules.answer_days)
        answer = self.env["coop.election.casual.answer"].create(
            {
                "company_id": self.company_id.id,
                "casual_id": self.id,
                "candidate_id": candidate.id,
                "place": number,
                "asked_on": today,
                "answer_by": answer_by,
            }
        )
        problem = answer._get_problem()
        if problem:
            answer.write({"state": "out", "problem": problem})
            return
        self.answer_by = max(self.answer_by, answer_by)
        answer._tell("casual_asked")

    def _on_answered(self):
        """Go on after an answer: to the next who is asked, to the end where nobody is left."""
        for casual in self.sudo():  # sudo: follows from the answers, whoever wrote the last down
            answers = casual.answer_ids
            if casual.state != "asking" or answers.filtered(lambda one: one.state == "asked"):
                continue
            if casual.way == "next_candidate":
                if not casual._get_willing() and casual._get_left_to_ask():
                    casual._ask()
                    continue
                if casual._get_willing():
                    casual._find_next()
                    continue
            if not casual._get_willing():
                casual._fail()

    def _get_left_to_ask(self):
        left = self.contest_id._get_askable(self._get_earlier_answers())
        known = self.answer_ids.candidate_id
        return [number for number, one in left.items() if one not in known]

    def _fail(self):
        """Nobody takes the seat: the rules try their next way."""
        why = self.env._("Nobody who stood is willing and can sit there.")
        self.write({"state": "failed", "ended_why": why})
        self._note(self.env._("Nobody is found from this count"), why)
        self.vacancy_ids._move_on()

    def action_stop(self):
        """It is not gone on with: for example because the vacancy was a mistake."""
        for casual in self:
            casual._check_may_run()
            casual._lock()
            casual._check_state(*casual._going)
            # sudo: guarded against typing; the right was checked
            casual.sudo()._stop(self.env._("It was stopped."))
        return True

    def _stop(self, why):
        self.ensure_one()
        self.write({"state": "stopped", "ended_why": why})
        self._note(self.env._("Filling the seat from this count is stopped"), why)

    # -- nobody answers ----------------------------------------------------------------------

    @api.model
    def _cron_lapse(self):
        """Pass over who did not answer in time; safe to stop and to run twice."""
        cron = self.env["ir.cron"]
        going = self.search([("state", "=", "asking")]).try_lock_for_update()
        for casual in going:
            casual._lapse()
            cron._commit_progress(1)

    def _lapse(self):
        for casual in self.sudo():  # sudo: follows from the day
            today = self.env["coop.clock"].today(casual.company_id)
            late = casual.answer_ids.filtered(
                lambda one, day=today: one.state == "asked" and one.answer_by < day
            )
            if not late:
                continue
            late.write({"state": "none"})
            for answer in late:
                words = self.env._("Candidate on place %(place)s did not answer in time")
                casual._note(words % {"place": answer.place})
            casual._on_answered()

    def _check_going(self):
        """Refuse, in words, where a seat was filled otherwise, or is not vacant any more."""
        vacancies = self.sudo().vacancy_ids  # sudo: whether they are still open
        if any(vacancy.state != "open" for vacancy in vacancies):
            raise UserError(
                self.env._("A seat is not vacant any more. Stop this, and begin with the others.")
            )
