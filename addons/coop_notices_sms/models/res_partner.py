from odoo import models

from ..textmessages import international


class ResPartner(models.Model):
    _inherit = "res.partner"

    def _coop_mobile(self, company):
        """Return the number to which text messages go, in international form, or "".

        :param company: the co-op that writes; its country is that of numbers without one
        """
        self.ensure_one()
        country = self.country_id or company.country_id
        # where Odoo can look numbers up it gives False for those that do not exist
        number = self.phone and self._phone_format(number=self.phone, country=country)
        return international(number or "", country.phone_code)
