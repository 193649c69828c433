from odoo import api, models


class CoopAccessPack(models.AbstractModel):
    """What somebody answered who was asked to take a vacant seat."""

    _inherit = "coop.access.pack"

    @api.model
    def _coop_access_pack(self, partner, company):
        return [
            *super()._coop_access_pack(partner, company),
            self._get_asked_for_seat(partner, company),
        ]

    @api.model
    def _get_asked_for_seat(self, partner, company):
        mine = self.env["coop.election.casual.answer"].search(
            [
                ("company_id", "=", company.id),
                ("candidate_id.membership_id.partner_id", "=", partner.id),
            ]
        )
        return {
            "title": self.env._("Elections: asked to take an empty seat"),
            "why": self.env._("Whoever stood is asked before a seat is filled from the votes."),
            "heads": [
                self.env._("Election"),
                self.env._("Asked on"),
                self.env._("Answer"),
                self.env._("On"),
                self.env._("How"),
            ],
            "rows": [
                [
                    one.casual_id.election_id.name,
                    self._day(one.asked_on),
                    self._label(one, "state"),
                    self._day(one.answered_on),
                    self._label(one, "how"),
                ]
                for one in mine
            ],
        }
