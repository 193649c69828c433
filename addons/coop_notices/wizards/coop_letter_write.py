from uuid import uuid4

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import is_html_empty


class CoopLetterWrite(models.TransientModel):
    """Write the words of a letter, in every language and format that letters need.

    It becomes a text like any other: a publisher approves and publishes it.
    """

    _name = "coop.letter.write"
    _description = "Write the words of a letter"

    letter_id = fields.Many2one("coop.letter", required=True, ondelete="cascade")
    name = fields.Char("What the letter is about", required=True)
    line_ids = fields.One2many("coop.letter.write.line", "wizard_id", string="Words")
    known = fields.Char("May stand in the words", compute="_compute_known")

    @api.depends("letter_id")
    def _compute_known(self):
        kind = self.env.ref("coop_texts.kind_letter")
        names = self.env["coop.text"].new({"kind_id": kind.id})._get_placeholders()
        for wizard in self:
            wizard.known = ", ".join(f"{{{{{name}}}}}" for name in sorted(names))

    @api.model
    def default_get(self, fields):
        """One field of words for each variant that a letter has to have."""
        values = super().default_get(fields)
        if "line_ids" in fields:
            variants = self.env.ref("coop_texts.kind_letter").required_variant_ids
            values["line_ids"] = [
                (0, 0, {"variant_id": variant.id}) for variant in variants.sorted("sequence")
            ]
        return values

    def action_save(self):
        """Keep the words; publish them where the writer may and nothing is missing."""
        self.ensure_one()
        self.letter_id._check_draft()
        written = self.line_ids.filtered(lambda line: not is_html_empty(line.body))
        if not written:
            raise UserError(self.env._("There are no words yet."))
        text = self.env["coop.text"].create(
            {
                "name": self.name,
                "key": f"letter-{uuid4().hex[:12]}",
                "kind_id": self.env.ref("coop_texts.kind_letter").id,
                "company_id": self.letter_id.company_id.id,
            }
        )
        versions = self.env["coop.text.version"]
        # the words from which the others are made come first
        source = written.filtered(
            lambda line: (line.variant_id.lang, line.variant_id.format) == ("en_GB", "standard")
        )
        if not source:
            text.source_lang = written[:1].variant_id.lang
        for line in source + (written - source):
            versions += versions.create(line._prepare_vals(text, self.name))
        versions._check_placeholders()
        self.letter_id.text_id = text
        company = self.letter_id.company_id
        if self.env.user.has_group("coop_texts.group_text_publisher") and (
            company.coop_text_own_approval
        ):
            versions.action_approve()
            if not text._get_publish_problems():
                text.action_publish()
        return {"type": "ir.actions.act_window_close"}


class CoopLetterWriteLine(models.TransientModel):
    """The words in one language and format."""

    _name = "coop.letter.write.line"
    _description = "Words of a letter in a language and format"

    wizard_id = fields.Many2one("coop.letter.write", "Window", required=True, ondelete="cascade")
    variant_id = fields.Many2one("coop.text.variant", "Language and format", required=True)
    title = fields.Char()
    body = fields.Html("Words", sanitize_overridable=False)

    def _prepare_vals(self, text, name):
        return {
            "text_id": text.id,
            "lang": self.variant_id.lang,
            "format": self.variant_id.format,
            "title": (self.title or "").strip() or name,
            "body": self.body,
        }
