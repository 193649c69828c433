import re

from markupsafe import Markup

from odoo import api, models
from odoo.tools import file_path

OURS = re.compile(r"/(\w+/static/[\w/-]+)\.svg")


def _get_twin(match):
    """Return the address of the drawn twin of a picture, of the picture where it has none."""
    twin = f"{match[1]}.png"
    try:
        file_path(twin)
    except FileNotFoundError:
        return match[0]
    return f"/{twin}"


class CoopPicture(models.Model):
    _inherit = "coop.picture"

    @api.model
    def _get_mail_html(self, html):
        """Return HTML for an e-mail: most mail programs show no SVG, so it names the drawn twin.

        :param html: str or Markup
        :return: Markup
        """
        return Markup(OURS.sub(_get_twin, str(html)))
