from odoo import api, fields, models
from odoo.exceptions import UserError

from .. import placeholders
from .coop_text_variant import FORMATS

# What a reader was shown. Once approved it is never changed, not even by the system itself.
WORDING = {
    "text_id",
    "lang",
    "format",
    "number",
    "title",
    "body",
    "source_version_id",
    "checked",
    "made_how",
}


class CoopTextVersion(models.Model):
    """One wording of a text in one language and format: draft, approved, then superseded.

    An approved version is never changed, only superseded, because people agreed to it, were sent
    it or voted on it. A correction is a new version.
    """

    _name = "coop.text.version"
    _description = "Version of a text"
    _inherit = "mail.thread"
    _order = "text_id, format, lang, number desc, id desc"
    _mail_post_access = "read"

    text_id = fields.Many2one("coop.text", required=True, ondelete="cascade", index=True)
    kind_id = fields.Many2one(related="text_id.kind_id", store=True)
    company_id = fields.Many2one(related="text_id.company_id", store=True, index=True)
    lang = fields.Selection(
        lambda self: self.env["res.lang"].get_installed(),
        string="Language",
        required=True,
        default="en_GB",
    )
    format = fields.Selection(FORMATS, required=True, default="standard")
    number = fields.Integer("Version", readonly=True, copy=False, aggregator=None)
    title = fields.Char(required=True, tracking=True)
    body = fields.Html(sanitize_overridable=False)
    state = fields.Selection(
        [("draft", "Draft"), ("approved", "Approved"), ("superseded", "Superseded")],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
    )
    origin = fields.Selection(
        [("own", "Written here"), ("delivered", "Came with the software")],
        required=True,
        default="own",
        readonly=True,
    )
    source_version_id = fields.Many2one(
        "coop.text.version",
        string="Made from",
        ondelete="restrict",
        copy=False,
        help="The version of the source text from which this one was translated or made easy.",
    )
    checked = fields.Char(
        "Checked against the source",
        copy=False,
        help="Any word; data files change it to say that the same words suit the new source.",
    )
    written_by_id = fields.Many2one(
        "res.users", string="Written by", readonly=True, copy=False, ondelete="set null"
    )
    approved_by_id = fields.Many2one(
        "res.users", string="Approved by", readonly=True, copy=False, ondelete="set null"
    )
    approved_at = fields.Datetime("Approved on", readonly=True, copy=False)
    is_own_approval = fields.Boolean(
        string="Approved by the writer", readonly=True, copy=False, tracking=True
    )
    is_published = fields.Boolean(string="Published", readonly=True, copy=False, index=True)
    published_at = fields.Datetime("Published on", readonly=True, copy=False)
    tested_by = fields.Char(
        "Tested by",
        readonly=True,
        copy=False,
        groups="coop_texts.group_text_editor",
        help="People with lived experience who read it, named as they wish to be named.",
    )
    tested_on = fields.Date("Tested on", readonly=True, copy=False)
    tested_note = fields.Text(
        string="What they said", readonly=True, copy=False, groups="coop_texts.group_text_editor"
    )
    is_stale = fields.Boolean(compute="_compute_is_stale", string="Out of date")
    is_fallback = fields.Boolean(compute="_compute_is_fallback")
    preview = fields.Html(compute="_compute_preview")

    _number_uniq = models.UniqueIndex(
        "(text_id, lang, format, number)", "Somebody else began this version. Please try again."
    )
    _draft_uniq = models.UniqueIndex(
        "(text_id, lang, format) WHERE state = 'draft'",
        "There is a draft in this language and format already. Go on with that one.",
    )
    _published_uniq = models.UniqueIndex(
        "(text_id, lang, format) WHERE is_published",
        "Another version was published at the same moment. Please try again.",
    )

    @api.depends("text_id", "lang", "format", "number")
    def _compute_display_name(self):
        variants = {
            (variant.lang, variant.format): variant.display_name
            for variant in self.env["coop.text.variant"].search([])
        }
        for version in self:
            variant = variants.get((version.lang, version.format), version.lang or "")
            version.display_name = self.env._(
                "%(variant)s, version %(number)s", variant=variant, number=version.number
            )

    @api.depends("text_id.version_ids.state", "source_version_id")
    def _compute_is_stale(self):
        for version in self:
            version.is_stale = version.text_id._is_stale_version(version)

    @api.depends("lang", "format")
    @api.depends_context("coop_asked_lang", "coop_asked_format")
    def _compute_is_fallback(self):
        context = self.env.context
        for version in self:
            asked_lang = context.get("coop_asked_lang") or version.lang
            asked_format = context.get("coop_asked_format") or version.format
            version.is_fallback = (version.lang, version.format) != (asked_lang, asked_format)

    @api.depends("body")
    def _compute_preview(self):
        for version in self:
            words = version._get_words_to_show()
            shown = {name: f"[{name}]" for name in placeholders.find(words)}
            version.preview = placeholders.fill(words, shown)

    def _is_source(self):
        return self.format == "standard" and self.lang == self.text_id.source_lang

    # -- writing -----------------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._prepare_version_vals(vals) for vals in vals_list])

    def _prepare_version_vals(self, vals):
        """Add the number, the writer and the source; a version always begins as a draft."""
        vals = {**self.default_get(["text_id", "lang", "format"]), **vals}
        if not self.env.su:
            vals = {name: value for name, value in vals.items() if not self._is_managed(name)}
        text = self.env["coop.text"].browse(vals.get("text_id"))
        lang, format_code = vals["lang"], vals["format"]
        last = self.search(
            [("text_id", "=", text.id), ("lang", "=", lang), ("format", "=", format_code)],
            order="number desc",
            limit=1,
        )
        vals["number"] = last.number + 1
        vals["written_by_id"] = self.env.uid
        is_source = format_code == "standard" and lang == text.source_lang
        if not vals.get("source_version_id") and not is_source:
            newest, draft = text._get_newest(text.source_lang, "standard")
            vals["source_version_id"] = (draft or newest).id
        return vals

    def write(self, vals):
        locked = self.filtered(lambda version: version.state != "draft")
        if locked and WORDING & vals.keys():
            raise UserError(
                self.env._(
                    "“%(name)s” has been approved, so its words stay as they are. Write a new "
                    "version instead.",
                    name=locked[0].display_name,
                )
            )
        if not self.env.su and any(self._is_managed(name) for name in vals):
            raise UserError(self.env._("Use the buttons to approve, publish or record a test."))
        if {"title", "body"} & vals.keys() and not self.env.su:
            vals = {**vals, "written_by_id": self.env.uid}
        return super().write(vals)

    @api.model
    def _is_managed(self, name):
        """Return whether a field is written by the methods below alone, never by hand."""
        return name in self._fields and self._fields[name].readonly

    @api.ondelete(at_uninstall=False)
    def _unlink_only_drafts(self):
        if any(version.state != "draft" for version in self):
            raise UserError(self.env._("Approved versions are kept. Only drafts can be deleted."))

    def _copy_to(self, text):
        """Copy these published versions into another text, as that text's first versions."""
        copies = {}
        # The source first, because the others point at it.
        for version in self.sorted(lambda version: not version._is_source()):
            source = copies.get(version.source_version_id, self.browse())
            # The copies are approved and published as they were here, which nobody may write
            # directly; the caller has checked the right to create the text.
            copies[version] = (
                self.sudo()
                .create(
                    {
                        "text_id": text.id,
                        "lang": version.lang,
                        "format": version.format,
                        "title": version.title,
                        "body": version.body,
                        "origin": "delivered",
                        "source_version_id": source.id,
                    }
                )
                .sudo(False)
            )
            copies[version]._set_approved()
            copies[version]._set_published()

    def _get_action(self):
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "views": [(False, "form")],
        }
