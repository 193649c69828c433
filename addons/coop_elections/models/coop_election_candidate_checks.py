from odoo import models
from odoo.fields import Domain
from odoo.tools import format_date


class CoopElectionCandidate(models.Model):
    """What stands in the way of a nomination: each with the code of the ground that it is."""

    _inherit = "coop.election.candidate"

    def _get_problems(self):
        """Return [(code of coop.election.ground, sentence)], empty where nothing is in the way."""
        self.ensure_one()
        candidate = self.sudo()  # sudo: what the rules forbid, they forbid whoever asks
        return [
            *candidate._get_late_problems(),
            *candidate._get_paper_problems(),
            *candidate._get_person_problems(),
            *candidate._get_proposer_problems(),
        ]

    def _get_late_problems(self):
        if not self.is_late:
            return []
        closed = self.election_id._say_step(self.election_id._get_step("nominations_close"))
        return [("late", self.env._("It came after nominations closed: %(when)s.", when=closed))]

    def _get_paper_problems(self):
        """What of the paper itself is missing."""
        problems = []
        if not self.interests_on:
            problems.append(("interests", self.env._("The interests are not declared.")))
        if not self.eligible_on:
            problems.append(
                ("eligibility", self.env._("It is not declared that the person may stand."))
            )
        if not self.agreed_on:
            problems.append(
                ("particulars", self.env._("The person has not agreed to what is shown."))
            )
        if not self.signed_on:
            problems.append(("unsigned", self.env._("It is not signed.")))
        return problems

    def _get_person_problems(self):
        """Why this person may not stand here."""
        contest, membership = self.contest_id, self.membership_id
        today = self.env["coop.clock"].today(self.company_id)
        name = self.ballot_name
        problems = []
        for day in dict.fromkeys((self.election_id.qualifying_on or today, today)):
            if not contest._is_voter(membership, day):
                problems.append(
                    self.env._(
                        "%(name)s did not belong to “%(contest)s” on %(day)s.",
                        name=name,
                        contest=contest._get_label(),
                        day=format_date(self.env, day),
                    )
                )
                break
        begins = contest.term_from or today
        terms = self.env["coop.office.term"]
        too_many = terms._get_too_many(contest.body_id, membership.partner_id, begins)
        if too_many:
            problems.append(too_many)
        problems += self._get_seat_problems(begins)
        roles = self.election_id._get_roles("returning_officer", "scrutineer", "clerk")
        if any(one._get_person() & membership.partner_id for one in roles):
            problems.append(
                self.env._(
                    "%(name)s holds a role in this election, and so cannot stand.", name=name
                )
            )
        return [("not_eligible", words) for words in problems]

    def _get_seat_problems(self, day):
        if not self._get_other_seat(day):
            return []
        return [
            self.env._(
                "%(name)s sits there already, beyond the day on which terms begin.",
                name=self.ballot_name,
            )
        ]

    def _get_other_seat(self, day):
        """Return the terms of the person on this body that go on when terms begin."""
        terms = self.env["coop.office.term"]
        return terms.search(
            terms._get_standing_domain(day)
            & Domain("body_id", "=", self.contest_id.body_id.id)
            & Domain("is_office", "=", False)
            & Domain("holder_id.partner_id", "=", self.membership_id.partner_id.id),
            limit=1,
        )

    def _get_proposer_problems(self):
        wanted = self.contest_id.proposers
        good = self.proposer_ids.filtered(lambda one: not one._get_problem())
        if len(good) >= wanted:
            return []
        words = self.env._(
            "Proposers who count: %(good)s of %(wanted)s.", good=len(good), wanted=wanted
        )
        faults = [one._get_problem() for one in self.proposer_ids - good]
        return [("proposers", " ".join([words, *faults]))]
