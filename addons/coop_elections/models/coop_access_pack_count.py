from odoo import api, models


class CoopAccessPack(models.AbstractModel):
    """That somebody was told, as a candidate, before everybody else."""

    _inherit = "coop.access.pack"

    @api.model
    def _coop_access_pack(self, partner, company):
        return [
            *super()._coop_access_pack(partner, company),
            self._get_told_first(partner, company),
        ]

    @api.model
    def _get_told_first(self, partner, company):
        told = self.env["coop.election.told"].search([("company_id", "=", company.id)])
        mine = told.filtered(lambda one: one._get_partner() == partner)
        return {
            "title": self.env._("Elections: results that you heard first"),
            "why": self.env._("It is kept that candidates are told before everybody else."),
            "heads": [self.env._("Election"), self.env._("On"), self.env._("How")],
            "rows": [
                [
                    one.election_id.name,
                    self._day(self.env["coop.clock"].day_of(one.recorded_at, company)),
                    self._label(one, "how"),
                ]
                for one in mine
            ],
        }
