from odoo import api, models
from odoo.tools import ormcache

from odoo.addons.coop_texts import spoken

from ..reading import words


class CoopTextVersion(models.Model):
    """Which words are published, so that what was spoken of them can be kept."""

    _inherit = "coop.text.version"

    @api.model
    @ormcache("lang")
    def _get_published_words(self, lang):
        """Return the fingerprints of all blocks of words that texts in a language show anybody.

        :param str lang: two letters
        """
        # sudo: published wording is for everybody (see CoopText._variant); nothing else is read
        published = self.sudo().search([("is_published", "=", True), ("lang", "=like", f"{lang}%")])
        return frozenset(
            spoken.fingerprint(block)
            for version in published
            for said, _lang in words.said(
                f"<main><h1>{version.title}</h1>{version.body or ''}</main>"
            )
            if (block := version._get_coop_filler()(said))
        )

    def _set_published(self):
        super()._set_published()
        self.env.registry.clear_cache()
