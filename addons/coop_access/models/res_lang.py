from urllib.parse import urlsplit, urlunsplit

from odoo import api, models


class ResLang(models.Model):
    _inherit = "res.lang"

    @api.model
    def _coop_url_in(self, code, url):
        """Return the address of one of our pages in a language, to be mailed to somebody.

        :param code: code of the language; an unknown one leaves the address as it is
        """
        url_code = self._get_data(code=code).url_code
        if not url_code:
            return url
        parts = urlsplit(url)
        return urlunsplit(parts._replace(path=f"/{url_code}{parts.path}"))
