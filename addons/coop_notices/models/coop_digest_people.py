from odoo import models


class ResPartner(models.Model):
    """How often people want a round-up."""

    _inherit = "res.partner"

    def _coop_digest_rhythms(self, company):
        """Return ``{partner.id: "week", "month" or "never"}``, the co-op's where nobody said."""
        usual = company.coop_digest if company.coop_digest != "off" else "never"
        # sudo: whoever sends needs this one answer, not the needs of people
        needs = self.env["coop.access.need"].sudo().search([("partner_id", "in", self.ids)])
        chosen = {need.partner_id.id: need.digest for need in needs}
        return {partner.id: chosen.get(partner.id) or usual for partner in self}

    def _coop_want_sheet(self):
        """Return those of these people who want a sheet for the fridge by post."""
        # sudo: as above
        needs = self.env["coop.access.need"].sudo()
        return self & needs.search(
            [("partner_id", "in", self.ids), ("fridge_sheet", "=", True)]
        ).partner_id.sudo(self.env.su)

    def _coop_set_digest(self, digest, fridge_sheet):
        """Write down how often the person wants a round-up. The caller has checked whose it is."""
        self.ensure_one()
        # sudo: a member changes their own wishes on a page and has no right on the model
        needs = self.env["coop.access.need"].sudo()
        need = needs.search([("partner_id", "=", self.id)], limit=1)
        if not need:
            usual = self._coop_need()
            need = needs.create(
                {
                    "partner_id": self.id,
                    "language": usual["lang"],
                    "format": usual["format"],
                    "channel": usual["channel"],
                }
            )
        need.write({"digest": digest, "fridge_sheet": fridge_sheet})
