from odoo import api, models


class CoopAccessPack(models.AbstractModel):
    """That somebody voted, when and in which way. How they voted is in no record."""

    _inherit = "coop.access.pack"

    @api.model
    def _coop_access_pack(self, partner, company):
        return [*super()._coop_access_pack(partner, company), self._get_votes(partner, company)]

    @api.model
    def _get_read_elsewhere(self):
        return {
            **super()._get_read_elsewhere(),
            "coop.election.turn": "fifteen minutes on a tablet; that they voted is in the copy",
        }

    @api.model
    def _get_votes(self, partner, company):
        votes = self.env["coop.election.envelope"].search(
            [
                ("company_id", "=", company.id),
                ("elector_id.membership_id.partner_id", "=", partner.id),
            ]
        )
        return {
            "title": self.env._("Elections: that you voted"),
            "why": self.env._(
                "It shows that nobody voted twice. How you voted is in no record, so we cannot "
                "tell it."
            ),
            "heads": [
                self.env._("Election"),
                self.env._("Day"),
                self.env._("How"),
                self.env._("Helped by"),
            ],
            "rows": [
                [
                    vote.election_id.name,
                    self._day(self.env["coop.clock"].day_of(vote.cast_at, company)),
                    self._label(vote, "channel"),
                    vote.helped_by or "",
                ]
                for vote in votes
            ],
        }
