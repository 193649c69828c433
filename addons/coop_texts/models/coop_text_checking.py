from markupsafe import Markup

from odoo import api, fields, models

from .. import easyblocks, plainwords

UNEXPLAINED = ("acronym", "hard_word")


class CoopTextVersion(models.Model):
    """What makes an Easy Read version hard to read: looked for on every save, never a block."""

    _inherit = "coop.text.version"

    finding_count = fields.Integer(
        "Things to look at", compute="_compute_finding_count", store=True, readonly=True
    )
    findings = fields.Html("What to look at", compute="_compute_findings")

    @api.depends("title", "body", "lang", "format")
    def _compute_finding_count(self):
        for version in self:
            version.finding_count = len(version._check_words()[1])

    @api.depends("title", "body", "lang", "format")
    @api.depends_context("lang")
    def _compute_findings(self):
        for version in self:
            lines, found = version._check_words()
            rows = [version._get_finding_values(lines, finding) for finding in found]
            version.findings = (
                self.env["ir.qweb"]._render("coop_texts.findings", {"rows": rows})
                if rows
                else False
            )

    def _check_words(self):
        """Return the lines of an Easy Read version, the title first, and what was found in them."""
        self.ensure_one()
        if self.format != "easy_read":
            return [], []
        lines = [self.title or "", *easyblocks.lines(self.body)]
        company = self.company_id or self.env.company
        known = self.env["coop.glossary.word"]._get_known(self.lang, company)
        forms = {form for _key, forms in known for form in forms}
        limits = plainwords.Limits(
            words_in_a_sentence=company.coop_text_sentence_words,
            words_in_all=company.coop_text_words,
            pages=company.coop_text_pages,
        )
        return lines, plainwords.check(lines, self.lang or "en_GB", forms, limits)

    def _get_finding_values(self, lines, finding):
        why, what_to_do = plainwords.advise(finding.rule, self.env.lang or "en_GB")
        line = lines[finding.block]
        mark = Markup("%s<mark>%s</mark>%s") % (
            line[: finding.start],
            finding.words,
            line[finding.end :],
        )
        return {
            "rule": finding.rule,
            "place": finding.block,
            "line": mark if finding.words else False,
            "why": why,
            "do": what_to_do,
            "instead": finding.instead if finding.rule in UNEXPLAINED else "",
        }

    @api.model
    def _look_again(self, langs):
        """Count again in the drafts of these languages, because the glossary has changed."""
        # sudo: a count that nobody writes
        drafts = self.sudo().search([("lang", "in", list(langs)), ("state", "=", "draft")])
        self.env.add_to_compute(self._fields["finding_count"], drafts)

    def _get_unexplained(self):
        """Return the hard words of these versions that the glossary does not explain, sorted."""
        found = {
            finding.words.lower() if finding.rule == "hard_word" else finding.words
            for version in self
            for finding in version._check_words()[1]
            if finding.rule in UNEXPLAINED
        }
        return sorted(found)
