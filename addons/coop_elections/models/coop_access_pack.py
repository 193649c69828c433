from odoo import api, models


class CoopAccessPack(models.AbstractModel):
    """Roles that somebody has or had in elections."""

    _inherit = "coop.access.pack"

    @api.model
    def _coop_access_pack(self, partner, company):
        return [
            *super()._coop_access_pack(partner, company),
            self._get_election_roles(partner, company),
        ]

    @api.model
    def _get_election_roles(self, partner, company):
        roles = self.env["coop.election.role"].search(
            [
                ("company_id", "=", company.id),
                "|",
                ("membership_id.partner_id", "=", partner.id),
                ("user_id.partner_id", "=", partner.id),
            ]
        )
        return {
            "title": self.env._("Elections: what you did for them"),
            "why": self.env._("It is kept who ran an election and who watched it."),
            "heads": [
                self.env._("Election"),
                self.env._("Role"),
                self.env._("From"),
                self.env._("Until"),
            ],
            "rows": [
                [
                    one.election_id.name,
                    self._label(one, "role"),
                    self._day(one.date_from),
                    self._day(one.date_to),
                ]
                for one in roles
            ],
        }
