from odoo import models
from odoo.exceptions import UserError


class CoopElectionCasual(models.Model):
    """Whoever takes the seat hears it first; then it is declared, and their term begins."""

    _inherit = "coop.election.casual"

    def _get_begins(self, vacancy):
        """Return the day on which a term on a vacant seat can begin."""
        today = self.env["coop.clock"].today(self.company_id)
        return max(vacancy.since, today) if vacancy else today

    def _get_filled(self):
        """Return [(vacancy, answer)] of who takes which seat: who was found earlier has the seat
        with the lower number."""
        self.ensure_one()
        casual = self.sudo()  # sudo: callers decide what is shown
        by_place = {one.place: one for one in casual.answer_ids}
        found = [by_place[number] for number in casual._get_content().get("filled", [])]
        empty = casual.vacancy_ids.sorted(lambda one: (one.seat_id.number, one.seat_id.id))
        return list(zip(empty, found, strict=False))

    # -- told first --------------------------------------------------------------------------

    def _get_untold(self):
        """Return the answers of who is still to be told: all who were willing."""
        self.ensure_one()
        filled = self._get_content().get("filled", [])
        return self.answer_ids.filtered(
            lambda one: (
                one.state == "yes" and (not one.told_on or one.told_filled != (one.place in filled))
            )
        )

    def action_tell(self):
        """Tell all who were willing whether they have the seat, by their usual ways."""
        for casual in self:
            casual._check_may_run()
            casual._check_state("counted")
            for answer in casual.sudo()._get_untold():  # sudo: written by acts alone
                answer._note_told("letter")
                filled = answer.told_filled
                answer._tell("casual_filled" if filled else "casual_not_filled")
        return True

    # -- declared ----------------------------------------------------------------------------

    def action_declare(self):
        for casual in self:
            casual._check_may_run()
            casual._lock()
            casual._check_state("counted")
            casual._check_going()
            casual._check_declarable()
            casual._declare()
        return True

    def _check_declarable(self):
        self.ensure_one()
        if self.sudo()._get_untold():  # sudo: whether there are any
            raise UserError(self.env._("Tell the candidates first. They hear it before others."))
        for _vacancy, answer in self._get_filled():
            problem = answer._get_problem()
            if problem and self.way == "countback":
                raise UserError(self.env._("%(problem)s Count again.", problem=problem))
            if problem:
                raise UserError(
                    self.env._("%(problem)s Stop this, and ask the next.", problem=problem)
                )

    def _declare(self):
        """Publish who takes the seat; terms begin, the vacancies are closed."""
        self.ensure_one()
        # sudo: what follows from the count is done by the system; the caller checked the right
        casual = self.sudo()
        today = self.env["coop.clock"].today(casual.company_id)
        # before the vacancies are closed: what goes on for none of them is stopped
        casual.write({"state": "declared", "declared_on": today})
        terms = self.env["coop.office.term"]
        for vacancy, answer in casual._get_filled():
            terms._begin(
                vacancy.seat_id,
                answer._get_partner(),
                casual._get_begins(vacancy),
                "countback",
                note=casual.display_name,
            )
        # a seat for which nobody was found in the count
        casual.vacancy_ids._move_on()
        result = casual._get_result()
        self._note(
            self.env._(
                "Seats filled from the count of “%(contest)s”: %(count)s, with the fingerprint "
                "%(print)s",
                contest=casual.contest_id._get_label(),
                count=len(casual._get_filled()),
                print=result.fingerprint,
            )
        )
        voters = casual.contest_id._get_voters(today).partner_id
        self.env["coop.notice"]._tell(voters, "casual_result", casual, key="result")

    def action_open_page(self):
        """Open the page that everybody reads."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/elections/result/{self.election_id.id}#since",
            "target": "new",
        }

    # -- what people are told ----------------------------------------------------------------

    def _coop_notice_values(self, kind, partners):
        self.ensure_one()
        needs = partners._coop_needs()
        return {partner.id: self._get_words(needs[partner.id]["lang"]) for partner in partners}

    def _get_words(self, lang):
        # sudo: members are told what is declared
        casual = self.sudo().with_context(lang=lang)
        election, contest = casual.election_id, casual.contest_id
        officer = election._get_returning_officer()
        vacancy = casual.vacancy_ids[:1]
        begins = casual._get_begins(vacancy)
        ends = vacancy.until
        return {
            "election": election.name,
            "body": election.body_id.name,
            "contest": contest._get_label(),
            "people": casual.filled_words or "",
            "begins": election._say_day(begins),
            "ends": election._say_day(ends) if ends else casual.env._("the next election"),
            "answer_by": election._say_day(casual.answer_by),
            "officer": officer.name or "",
            "officer_reach": ", ".join(filter(None, (officer.phone, officer.email))),
            "result_link": f"{election.get_base_url()}/elections/result/{election.id}",
        }


class CoopElectionCasualAnswer(models.Model):
    _inherit = "coop.election.casual.answer"

    def _tell(self, kind):
        """Tell a candidate: that they are asked, that they have the seat, or that they have not."""
        for answer in self:
            # sudo: the number of the count alone
            number = answer.casual_id.sudo()._get_result().number
            key = f"{kind}-{number}" if number else kind
            self.env["coop.notice"]._tell(answer._get_partner(), kind, answer, key=key)

    def _note_told(self, how):
        """Write down that somebody was told first, and what.

        :param str how: a code of ``told_how``
        """
        self.ensure_one()
        casual = self.casual_id
        if casual.state != "counted" or self.state != "yes":
            raise UserError(self.env._("Who is willing is told when the seat is found."))
        today = self.env["coop.clock"].today(self.company_id)
        filled = self.place in casual.sudo()._get_content()["filled"]  # sudo: whether it is this
        # sudo: written by acts alone; the caller checked the right
        self.sudo().write({"told_on": today, "told_how": how, "told_filled": filled})
        words = self.env._("Candidate on place %(place)s was told first")
        casual._note(words % {"place": self.place})

    def _coop_notice_values(self, kind, partners):
        self.ensure_one()
        needs = partners._coop_needs()
        values = {}
        for partner in partners:
            lang = needs[partner.id]["lang"]
            words = self.casual_id._get_words(lang)
            day = self._say_day(self.sudo().answer_by, lang)  # sudo: their own
            link = f"{self.get_base_url()}/my/elections/seat/{self.id}"
            values[partner.id] = {**words, "answer_by": day, "link": link}
        return values

    def _say_day(self, day, lang):
        # sudo: how a day is said
        return self.sudo().casual_id.election_id.with_context(lang=lang)._say_day(day)
