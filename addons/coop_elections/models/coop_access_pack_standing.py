from odoo import api, models


class CoopAccessPack(models.AbstractModel):
    """Nominations of somebody, and that they might stand."""

    _inherit = "coop.access.pack"

    @api.model
    def _coop_access_pack(self, partner, company):
        return [
            *super()._coop_access_pack(partner, company),
            self._get_candidacies(partner, company),
            self._get_stand_interest(partner, company),
        ]

    @api.model
    def _get_candidacies(self, partner, company):
        candidates = self.env["coop.election.candidate"].search(
            [("membership_id.partner_id", "=", partner.id), ("company_id", "=", company.id)]
        )
        proposed = self.env["coop.election.proposer"].search(
            [("membership_id.partner_id", "=", partner.id), ("company_id", "=", company.id)]
        )
        return {
            "title": self.env._("Elections: where you stood or proposed somebody"),
            "why": self.env._("It is kept who stood, and what they said and agreed to."),
            "heads": [self.env._("Election"), self.env._("What"), self.env._("Name on the ballot")],
            "rows": [
                *(
                    [one.election_id.name, self._label(one, "state"), one.ballot_name]
                    for one in candidates
                ),
                *(
                    [one.election_id.name, self.env._("Proposed somebody"), one.name]
                    for one in proposed
                ),
            ],
            "passages": list(
                self._passages_of(
                    candidates,
                    "statement",
                    "statement_easy",
                    "interests",
                    "ground_note",
                    "words_refused_why",
                )
            ),
        }

    @api.model
    def _get_stand_interest(self, partner, company):
        interests = self.env["coop.election.interest"].search(
            [("membership_id.partner_id", "=", partner.id), ("company_id", "=", company.id)]
        )
        suggested = self.env["coop.election.interest"].search(
            [("suggested_by_id.partner_id", "=", partner.id), ("company_id", "=", company.id)]
        )
        return {
            "title": self.env._("Elections: that you might stand"),
            "why": self.env._("So that we can tell you more, and help you to decide."),
            "heads": [self.env._("Day"), self.env._("What")],
            "rows": [
                *([self._day(one.said_on), self._label(one, "state")] for one in interests),
                *(
                    [self._day(one.said_on), self.env._("You suggested somebody")]
                    for one in suggested
                ),
            ],
            "passages": list(self._passages_of(interests, "why", "arranged")),
        }
