from odoo import models

from .. import easyblocks, placeholders, spoken


class CoopTextVersion(models.Model):
    """A text shown one block at a time: one picture and one idea on a screen."""

    _inherit = "coop.text.version"

    def _get_screens(self, values=None):
        """Return the screens of this version, in order.

        A heading goes with the block after it. A version that is not made of blocks is one screen.

        :param dict values: as for ``_render``
        :return: list of dicts: heading (text), picture (address or ""), alt (what a photo shows),
            words (Markup, hard words explained), said (the words as they were written), recording
            (dict of address and spoken_by, None where nobody has read the words out)
        """
        self.ensure_one()
        # Published wording may be shown to anybody (see CoopText._variant).
        version = self.sudo() if self.sudo().published_at else self
        blocks = version.block_ids.sorted(lambda block: (block.sequence, block.id))
        if not blocks:
            return version._add_recordings([version._get_screen(version.body or "", values)])
        screens, heading = [], ""
        for block in blocks:
            if block.kind == "heading":
                heading = version._fill_words(block.words, values)
                continue
            html = easyblocks.to_html([(block.kind, "", block.words)])
            screen = version._get_screen(html, values, block.picture_id)
            screens.append({**screen, "heading": heading, "said": block.words})
            heading = ""
        return version._add_recordings(screens)

    def _add_recordings(self, screens):
        company = self.company_id or self.env.company
        recordings = self.env["coop.text.recording"]
        heard = recordings._find_heard(
            [screen["speakable"] for screen in screens], self.lang, company
        )
        return [
            {**screen, "recording": heard.get(spoken.fingerprint(screen["speakable"]))}
            for screen in screens
        ]

    def _get_screen(self, html, values, picture=None):
        shown = picture and picture.sudo().with_context(lang=self.lang)  # sudo: as its version
        company = self.company_id or self.env.company
        pieces = list(map(self._get_coop_filler(company), spoken.pieces(html)))
        return {
            "heading": "",
            "picture": (shown and shown.url) or "",
            "alt": shown.name if shown and shown.style == "photo" else "",
            "words": self._fill(
                placeholders.fill, lambda version: version._get_explained(company, html), values
            ),
            "said": "",
            "speakable": pieces[0] if len(pieces) == 1 else "",
        }

    def _fill_words(self, words, values):
        return self._fill(placeholders.fill_plain, lambda _version: words, values)
