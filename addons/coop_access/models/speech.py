import json
from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import consteq, hmac

from odoo.addons.coop_texts import spoken

from .. import speech
from ..reading import words

SCOPE = "coop.speech"
SIGNS = 24
DAYS_KEPT = 90


class CoopSpeech(models.Model):
    """Words of published texts, spoken by the server and kept to be heard again.

    The server speaks only what it has put on a page itself: every page says its words with a
    signature, good for that day and the next. What is not a published text is spoken and not kept.
    """

    _name = "coop.speech"
    _description = "Words spoken by the server"
    _log_access = False
    _rec_name = "fingerprint"

    fingerprint = fields.Char(required=True, readonly=True)
    lang = fields.Char(required=True, readonly=True)
    sound = fields.Binary(attachment=True, readonly=True)
    made_on = fields.Date(required=True, readonly=True)

    _words_idx = models.Index("(fingerprint, lang)")

    @api.model
    def _can_speak(self, company=None):
        """Return whether pages of a co-op may have words spoken by this server."""
        # sudo: a switch of the co-op, whoever reads
        return speech.available() and (company or self.env.company).sudo().coop_speech

    @api.model
    def _sign(self, text, lang, day=None):
        """Return the signature of words that this server puts on a page today."""
        day = day or self.env["coop.clock"].today()
        # sudo: the secret of the database is nobody's to read
        return hmac(self.env(su=True), SCOPE, (text, lang, day.isoformat()))[:SIGNS]

    @api.model
    def _is_signed(self, text, lang, signature):
        today = self.env["coop.clock"].today()
        days = (today, today - timedelta(days=1))
        # bytes, because what was sent may hold any signs
        sent = signature.encode(errors="replace")
        return any(consteq(self._sign(text, lang, day).encode(), sent) for day in days)

    @api.model
    def _get_says(self, page):
        """Return [[words, language, signature], ...] of an HTML page."""
        return [
            [text, lang, self._sign(text, lang)]
            for text, lang in words.said(page)
            if lang in speech.VOICES
        ]

    @api.model
    def _with_says(self, page):
        """Return a page of the frontend with its words and their signatures for the reader."""
        if 'class="coop-listen' not in page or not self._can_speak():
            return page
        before, end, after = page.rpartition("</main>")
        if not end:
            return page
        says = json.dumps(self._get_says(page), ensure_ascii=False, separators=(",", ":"))
        says = says.replace("<", "\\u003c")  # no end of the script in it
        script = f'<script type="application/json" class="coop-says">{says}</script>'
        return f"{before}{script}{end}{after}"

    @api.model
    def _find_sound(self, part, lang):
        """Return words that were spoken before, as bytes, or None."""
        # sudo: nobody lists them; who asks was shown the words
        found = self.sudo().search(self._get_key(part, lang), limit=1)
        return found._get_raw() if found else None

    @api.model
    def _get_key(self, part, lang):
        return [("fingerprint", "=", spoken.fingerprint(part)), ("lang", "=", lang)]

    def _get_raw(self):
        # sudo: the file's own record
        files = self.env["ir.attachment"].sudo()
        domain = [("res_model", "=", self._name), ("res_field", "=", "sound")]
        return files.search([*domain, ("res_id", "=", self.id)], limit=1).raw

    @api.model
    def _make_sound(self, text, part, lang):
        """Return words spoken now, as bytes, or None; those of a published text are kept."""
        raw = speech.make(part, lang)
        if raw and self._is_published(text, lang):
            # sudo: as in _find_sound
            kept = self.sudo().create(
                {
                    "fingerprint": spoken.fingerprint(part),
                    "lang": lang,
                    "made_on": self.env["coop.clock"].today(),
                }
            )
            kept.env["ir.attachment"].create(
                {
                    "name": f"{kept.id}.wav",
                    "raw": raw,
                    "mimetype": "audio/wav",
                    "res_model": self._name,
                    "res_field": "sound",
                    "res_id": kept.id,
                }
            )
        return raw

    @api.model
    def _is_published(self, text, lang):
        versions = self.env["coop.text.version"]
        return spoken.fingerprint(text) in versions._get_published_words(lang)

    @api.autovacuum
    def _gc_old(self):
        """Let go of what was spoken long ago; it is made anew when somebody asks."""
        before = self.env["coop.clock"].today() - timedelta(days=DAYS_KEPT)
        self.search([("made_on", "<", before)]).unlink()
