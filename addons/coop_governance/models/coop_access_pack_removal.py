from odoo import api, models


class CoopAccessPack(models.AbstractModel):
    """What was proposed about somebody who was to leave a seat, and what they said to it."""

    _inherit = "coop.access.pack"

    @api.model
    def _coop_access_pack(self, partner, company):
        return [*super()._coop_access_pack(partner, company), self._get_removals(partner, company)]

    @api.model
    def _get_removals(self, partner, company):
        removals = self.env["coop.board.removal"].search(
            [
                ("term_id.holder_id.partner_id", "=", partner.id),
                ("company_id", "=", company.id),
            ]
        )
        return {
            "title": self.env._("Proposals to remove you from a body"),
            "why": self.env._("Nobody leaves a seat like this without having been heard."),
            "facts": [],
            "heads": [self.env._("Day"), self.env._("What"), self.env._("Result")],
            "rows": [
                [
                    self._day(removal.proposed_on),
                    removal.body_id.name,
                    self._label(removal, "state"),
                ]
                for removal in removals
            ],
            "passages": list(self._passages_of(removals, "reason", "words", "heard_note")),
        }
