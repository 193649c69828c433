import re

from markupsafe import Markup

from odoo import api, models

DRAWN = re.compile(r"(/coop_texts/static/pictures/[\w/-]+)\.svg")


class CoopPicture(models.Model):
    _inherit = "coop.picture"

    @api.model
    def _get_mail_html(self, html):
        """Return HTML for an e-mail: most mail programs show no SVG, so it names the drawn twin.

        :param html: str or Markup
        :return: Markup
        """
        return Markup(DRAWN.sub(r"\1.png", str(html)))
