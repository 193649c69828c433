from odoo import api, fields, models

FORMATS = [("standard", "Standard"), ("easy_read", "Easy Read")]


class CoopTextVariant(models.Model):
    """One way in which a text can be offered: a language and a format.

    The rows are data. With ``coop_text_id`` in the context a variant also says how that text
    stands in it, which makes the matrix on the text's form.
    """

    _name = "coop.text.variant"
    _description = "Language and format of a text"
    _order = "sequence, id"

    sequence = fields.Integer(default=10)
    lang = fields.Selection(
        lambda self: self.env["res.lang"].get_installed(), string="Language", required=True
    )
    format = fields.Selection(FORMATS, required=True, default="standard")
    is_required = fields.Boolean(compute="_compute_status", string="Required")
    status = fields.Selection(
        [
            ("none", "Not written"),
            ("missing", "Missing"),
            ("draft", "Draft only"),
            ("stale", "Out of date"),
            ("waiting", "Approved, not published"),
            ("published", "Published"),
        ],
        compute="_compute_status",
    )
    current_version_id = fields.Many2one("coop.text.version", compute="_compute_status")
    draft_version_id = fields.Many2one("coop.text.version", compute="_compute_status")
    is_tested = fields.Boolean(compute="_compute_status", string="Tested")
    finding_count = fields.Integer("Things to look at", compute="_compute_status")

    _lang_format_uniq = models.UniqueIndex(
        "(lang, format)", "This language and format are already in the list."
    )

    @api.depends("lang", "format")
    def _compute_display_name(self):
        formats = dict(self._fields["format"]._description_selection(self.env))
        languages = dict(self._fields["lang"]._description_selection(self.env))
        for variant in self:
            language = (languages.get(variant.lang) or variant.lang or "").split("/")[0].strip()
            variant.display_name = f"{language}, {formats.get(variant.format, '')}"

    @api.depends("lang", "format")
    @api.depends_context("coop_text_id")
    def _compute_status(self):
        text = self.env["coop.text"].browse(self.env.context.get("coop_text_id")).exists()
        required = text.kind_id.required_variant_ids
        for variant in self:
            newest, draft = text._get_newest(variant.lang, variant.format)
            variant.is_required = variant in required
            variant.current_version_id = newest
            variant.draft_version_id = draft
            variant.is_tested = bool(newest.tested_on)
            variant.finding_count = (draft or newest).finding_count
            variant.status = variant._get_status(text, newest, draft)

    def _get_status(self, text, newest, draft):
        if newest and text._is_stale_version(newest):
            return "stale"
        if newest:
            return "published" if newest.is_published else "waiting"
        if draft:
            return "draft"
        return "missing" if self in text.kind_id.required_variant_ids else "none"

    @api.model
    def _find(self, lang, format_code):
        """Return the variant for a language code and a format, or an empty recordset."""
        return self.search([("lang", "=", lang), ("format", "=", format_code)], limit=1)

    def _get_context_text(self):
        return self.env["coop.text"].browse(self.env.context.get("coop_text_id"))

    def action_write_version(self):
        """Open the draft of this variant of the text in the context; begin one if needed."""
        self.ensure_one()
        return self._get_context_text()._begin_version(self.lang, self.format)._get_action()

    def action_open_current(self):
        self.ensure_one()
        return self.current_version_id._get_action()
