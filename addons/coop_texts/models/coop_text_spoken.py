from odoo import api, fields, models

from .. import placeholders, spoken


class CoopTextVersion(models.Model):
    """Reading a version aloud: which of its words can be recorded, and which have been."""

    _inherit = "coop.text.version"

    def _get_speakable(self, company=None):
        """Return the pieces of words that are the same for every reader, in their order."""
        self.ensure_one()
        fill = self._get_coop_filler(company)
        return [words for words in map(fill, spoken.pieces(self.body)) if words]

    def _get_coop_filler(self, company=None):
        """Return a function that gives words as all readers see them, "" where they differ."""
        name = (self.company_id or company or self.env.company).name

        def fill(words):
            if set(placeholders.find(words)) == {"coop"}:
                words = placeholders.fill_plain(words, {"coop": name})
            return words if spoken.can_be_spoken(words) else ""

        return fill

    def _get_marked(self, body, company):
        """Return the body, its elements with a recording marked by ``data-coop-recording``."""
        recordings = self.env["coop.text.recording"]
        heard = recordings._find_heard(self._get_speakable(company), self.lang, company)
        if not heard:
            return body
        addresses = {key: recording["address"] for key, recording in heard.items()}
        return spoken.mark(body, addresses, self._get_coop_filler(company))

    def action_want_recordings(self):
        """Write down what is to be read out of this version, and open the list."""
        self.ensure_one()
        recordings = self.env["coop.text.recording"]
        company = self.company_id or self.env.company
        all_words = self._get_speakable(company)
        known = recordings.search(
            [
                ("company_id", "=", company.id),
                ("lang", "=", self.lang),
                ("fingerprint", "in", [spoken.fingerprint(words) for words in all_words]),
            ]
        )
        seen = set(known.mapped("fingerprint"))
        todo = []
        for number, words in enumerate(all_words, 1):
            if spoken.fingerprint(words) not in seen:
                seen.add(spoken.fingerprint(words))
                todo.append(
                    {
                        "text_id": self.text_id.id,
                        "company_id": company.id,
                        "lang": self.lang,
                        "sequence": 10 * number,
                        "words": words,
                    }
                )
        made = recordings.create(todo)
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_texts.coop_text_recording_action"
        )
        return {**action, "context": {}, "domain": [("id", "in", (known | made).ids)]}


class CoopText(models.Model):
    """What waits: a recording whose words have changed."""

    _inherit = "coop.text"

    recording_ids = fields.One2many("coop.text.recording", "text_id")
    has_stale_recording = fields.Boolean(
        "Recording out of date", compute="_compute_has_stale_recording", store=True
    )

    @api.depends("recording_ids.state", "recording_ids.active")
    def _compute_has_stale_recording(self):
        for text in self:
            text.has_stale_recording = any(
                recording.state == "stale" for recording in text.recording_ids
            )
