from odoo import api, fields, models


class CoopText(models.Model):
    """What waits for people: Easy Read that nobody tested, a translation that nobody read."""

    _inherit = "coop.text"

    is_untested = fields.Boolean(
        "Easy Read nobody has tested", compute="_compute_waits", store=True
    )
    is_unread = fields.Boolean("Translation nobody has read", compute="_compute_waits", store=True)

    @api.depends("source_lang", "version_ids.state", "version_ids.tested_on", "version_ids.read_on")
    def _compute_waits(self):
        for text in self:
            pairs = {(version.lang, version.format) for version in text.version_ids}
            newest = text.version_ids.browse()
            for lang, format_code in pairs:
                newest |= text._get_newest(lang, format_code)[0]
            text.is_untested = any(
                version.format == "easy_read" and not version.tested_on for version in newest
            )
            text.is_unread = any(
                version.lang != text.source_lang and not version.read_on for version in newest
            )
