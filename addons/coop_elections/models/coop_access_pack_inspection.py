from odoo import api, models


class CoopAccessPack(models.AbstractModel):
    """That somebody asked to look at a marked register."""

    _inherit = "coop.access.pack"

    @api.model
    def _coop_access_pack(self, partner, company):
        return [
            *super()._coop_access_pack(partner, company),
            self._get_inspections_of_elections(partner, company),
        ]

    @api.model
    def _get_inspections_of_elections(self, partner, company):
        found = self.env["coop.election.inspection"].search(
            [("membership_id.partner_id", "=", partner.id), ("company_id", "=", company.id)]
        )
        return {
            "title": self.env._("Elections: who voted, which you asked to see"),
            "why": self.env._("It is kept who asked for it, what for, and what was decided."),
            "heads": [
                self.env._("Election"),
                self.env._("Day"),
                self.env._("What for"),
                self.env._("State"),
                self.env._("Reason"),
            ],
            "rows": [
                [
                    one.election_id.name,
                    self._day(one.asked_on),
                    one.purpose,
                    self._label(one, "state"),
                    one.reason or "",
                ]
                for one in found
            ],
        }


class CoopMembership(models.Model):
    _inherit = "coop.membership"

    def _make_nobody(self):
        """Whoever is forgotten is quoted no more in what they asked to look at."""
        # sudo: part of a removal that has been checked and logged
        asked = self.env["coop.election.inspection"].sudo()
        for inspection in asked.search([("membership_id", "=", self.id)]):
            inspection.purpose = self.env._("The words are not kept.")
        return super()._make_nobody()
