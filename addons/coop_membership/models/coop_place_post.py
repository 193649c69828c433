from odoo import models
from odoo.fields import Domain


class ResPartner(models.Model):
    """Who lives at one place gets post together, however each address is spelt."""

    _inherit = "res.partner"

    def _coop_stays(self, company=None):
        """Return the stays of these people in houses today."""
        # sudo: who lives where tells letters apart and sorts them; it is shown to nobody
        stays = self.env["coop.place.resident"].sudo()
        domain = stays._get_today_domain() & Domain("place_id.kind", "=", "house")
        if company:
            domain &= Domain("company_id", "=", company.id)
        return stays.search(domain & Domain("partner_id", "in", self.ids))

    def _coop_households(self):
        homes = super()._coop_households()
        mine = self._coop_stays()
        here = mine.search(
            mine._get_today_domain() & Domain("place_id", "in", mine.place_id.ids)
        ).grouped("place_id")
        for stay in mine:
            homes[stay.partner_id.id] |= here[stay.place_id].partner_id
        return homes

    def _coop_piles(self, company):
        """A house is named by its address alone, and only where the person's post goes there."""
        piles = super()._coop_piles(company)
        for stay in self._coop_stays(company):
            place = stay.place_id
            lines = piles.get(stay.partner_id.id)
            if lines and place.street and place.zip and place.zip in lines:
                address = (place.street, place.street2, place.city, place.zip)
                piles[stay.partner_id.id] = [line for line in address if line]
        return piles
