from markupsafe import Markup

from odoo import models
from odoo.tools import ormcache

from .. import explaining


class CoopTextVersion(models.Model):
    """Hard words explained where they stand: a link at the word, the meaning at the end.

    Links work without script, in e-mails and in PDF; a page with script opens the meaning beside
    the word.
    """

    _inherit = "coop.text.version"

    def _get_words_to_show(self, explain=True):
        """Return the body as Markup, its hard words explained; placeholders are still in it."""
        self.ensure_one()
        body = Markup(self.body or "")
        if not explain or not body:
            return body
        company = self.company_id or self.env.company
        if self.published_at:
            return Markup(self._get_explained_of(self.id, company.id, self.lang))
        return self._get_explained(company)

    @ormcache("version_id", "company_id", "lang")
    def _get_explained_of(self, version_id, company_id, lang):
        # published words never change; a change in the glossary or of a recording empties it
        return str(self._get_explained(self.env["res.company"].browse(company_id)))

    def _get_explained(self, company, body=None):
        """Return the body, or a piece of it, with the meanings of its hard words at its end."""
        glossary = self.env["coop.glossary.word"]
        known = glossary._get_known(self.lang, company)
        marked = self._get_marked(str(self.body if body is None else body), company)
        body, used = explaining.explain(marked, known, f"word-{self.id}")
        if not used:
            return Markup(marked)
        # sudo: as in _get_known
        words = glossary.sudo().browse(map(int, used))
        return Markup(body) + self.env["ir.qweb"].with_context(lang=self.lang)._render(
            "coop_texts.words_explained",
            {"words": words, "prefix": f"word-{self.id}", "lang": self.lang},
        )
