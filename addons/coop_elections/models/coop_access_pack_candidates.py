from odoo import api, models


class CoopAccessPack(models.AbstractModel):
    """What is kept of somebody around candidates: what they agreed to, looked at, asked for, took
    and spent."""

    _inherit = "coop.access.pack"

    @api.model
    def _coop_access_pack(self, partner, company):
        return [
            *super()._coop_access_pack(partner, company),
            self._get_around_candidates(partner, company),
        ]

    @api.model
    def _get_around_candidates(self, partner, company):
        member = [("partner_id", "=", partner.id), ("company_id", "=", company.id)]
        own = [("membership_id.partner_id", "=", partner.id), ("company_id", "=", company.id)]
        stood = [(f"candidate_id.{name}", operator, value) for name, operator, value in own]
        agreed = self.env["coop.membership"].search([*member, ("candidates_told_on", "!=", False)])
        looks = self.env["coop.election.papers.look"].search(own)
        copies = self.env["coop.election.roll.copy"].search(stood)
        answers = self.env["coop.election.offer.answer"].search(stood)
        expenses = self.env["coop.election.expenses"].search(stood)
        rows = [
            ["", self._day(one.candidates_told_on), self.env._("Candidates may write to you")]
            for one in agreed
        ]
        rows += [
            [
                one.election_id.name,
                self._day(one.looked_on),
                self.env._("You looked at nomination papers"),
            ]
            for one in looks
        ]
        rows += [
            [
                one.election_id.name,
                self._day(one.asked_on),
                self.env._("Your copy of the roll: %(state)s", state=self._label(one, "state")),
            ]
            for one in copies
        ]
        rows += [
            [
                one.election_id.name,
                self._day(one.answered_on),
                f"{one.offer_id.name}: {self._label(one, 'answer')}",
            ]
            for one in answers
        ]
        rows += [
            [
                one.expenses_id.election_id.name,
                self._day(one.spent_on),
                f"{one.what}: {one.currency_id.format(one.amount)}",
            ]
            for one in expenses.line_ids
        ]
        return {
            "title": self.env._("Elections: around candidates"),
            "why": self.env._("So that elections are fair, and everybody can see it."),
            "heads": [self.env._("Election"), self.env._("Day"), self.env._("What")],
            "rows": rows,
            "passages": list(self._passages_of(copies, "reason")),
        }
