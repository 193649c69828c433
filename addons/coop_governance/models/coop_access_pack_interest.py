from odoo import api, models


class CoopAccessPack(models.AbstractModel):
    """Interests that somebody declared."""

    _inherit = "coop.access.pack"

    @api.model
    def _coop_access_pack(self, partner, company):
        return [
            *super()._coop_access_pack(partner, company),
            self._get_declared_interests(partner, company),
        ]

    @api.model
    def _get_declared_interests(self, partner, company):
        here = ("company_id", "=", company.id)
        holders = self.env["coop.office.holder"].search([("partner_id", "=", partner.id), here])
        interests = self.env["coop.interest"].search([("holder_id", "in", holders.ids)])
        return {
            "title": self.env._("Interests that you declared"),
            "why": self.env._("Whoever sits on a body says what could pull them two ways."),
            "facts": [
                (
                    self.env._("You last looked through them on"),
                    self._day(holder.interests_on),
                )
                for holder in holders
                if holder.interests_on
            ],
            "heads": [
                self.env._("Kind"),
                self.env._("Since"),
                self.env._("Last day"),
                self.env._("Declared on"),
                self.env._("How"),
                self.env._("Why it ended"),
            ],
            "rows": [
                [
                    interest.kind_id.name,
                    self._day(interest.date_from),
                    self._day(interest.date_to),
                    self._day(interest.declared_on),
                    self._label(interest, "declared_how"),
                    self._label(interest, "ended_why"),
                ]
                for interest in interests
            ],
            "passages": list(self._passages_of(interests, "what")),
        }
