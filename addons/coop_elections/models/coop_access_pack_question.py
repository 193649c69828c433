from odoo import api, models


class CoopAccessPack(models.AbstractModel):
    """What somebody asked about a result, and on which panels they were."""

    _inherit = "coop.access.pack"

    @api.model
    def _coop_access_pack(self, partner, company):
        mine = [("membership_id.partner_id", "=", partner.id), ("company_id", "=", company.id)]
        return [
            *super()._coop_access_pack(partner, company),
            self._get_questions(mine, company),
            self._get_panels(mine),
        ]

    @api.model
    def _get_questions(self, mine, company):
        found = self.env["coop.election.challenge"].search(mine)
        return {
            "title": self.env._("Elections: what you asked about a result"),
            "why": self.env._("We keep it, with what a panel decided."),
            "heads": [
                self.env._("Election"),
                self.env._("Day"),
                self.env._("In your words"),
                self.env._("State"),
                self.env._("Decision"),
                self.env._("Why"),
            ],
            "rows": [
                [
                    one.election_id.name,
                    self._day(self.env["coop.clock"].day_of(one.received_at, company)),
                    one.words,
                    self._label(one, "state"),
                    self._label(one, "outcome") if one.outcome else "",
                    one.answer or "",
                ]
                for one in found
            ],
        }

    @api.model
    def _get_panels(self, mine):
        found = self.env["coop.election.panelist"].search(mine)
        return {
            "title": self.env._("Elections: panels on which you decided"),
            "why": self.env._("It is kept who decided on a question of a result."),
            "heads": [self.env._("Election"), self.env._("Named on"), self.env._("Decided on")],
            "rows": [
                [
                    one.challenge_id.election_id.name,
                    self._day(one.challenge_id.panel_on),
                    self._day(one.challenge_id.decided_on),
                ]
                for one in found
            ],
        }
