from odoo import models
from odoo.exceptions import UserError
from odoo.tools import format_date

from .. import placeholders


class CoopTextVersion(models.Model):
    """Showing a version to a reader, its placeholders filled in."""

    _inherit = "coop.text.version"

    def _render(self, values=None, explain=True):
        """Return the body as Markup with the placeholders filled in and escaped.

        :param dict values: name -> text, date (written in this version's language) or Markup
        :param bool explain: whether words of the glossary lead to their meanings
        :raise UserError: when a value for a placeholder in the text was not given
        """
        return self._fill(
            placeholders.fill, lambda version: version._get_words_to_show(explain), values
        )

    def _render_title(self, values=None):
        """Return the title as plain text with the placeholders filled in."""
        return self._fill(placeholders.fill_plain, lambda version: version.title, values)

    def _fill(self, fill, get_words, values):
        self.ensure_one()
        # Published wording may be shown to anybody (see CoopText._variant).
        version = self.sudo() if self.sudo().published_at else self
        prepared = {"coop": (version.company_id or self.env.company).name}
        prepared.update(
            (name, version._format_value(value)) for name, value in (values or {}).items()
        )
        try:
            return fill(get_words(version), prepared)
        except KeyError as error:
            raise UserError(
                self.env._(
                    "The text “%(text)s” needs a value for {{%(name)s}}.",
                    text=version.text_id.name,
                    name=error.args[0],
                )
            ) from error

    def _format_value(self, value):
        if value is None or value is False:
            return ""
        if hasattr(value, "isoformat"):
            return format_date(self.env, value, lang_code=self.lang, date_format="d MMMM yyyy")
        return value
