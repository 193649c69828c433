from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .. import placeholders, spoken

LARGEST_BYTES = 10 * 1024 * 1024


class CoopTextRecording(models.Model):
    """Somebody of the co-op reads words of a text aloud.

    It belongs to the words: they are heard wherever they stand in that language, and once a word
    has changed it is not heard any more. Without a sound it says what is to be read out.
    """

    _name = "coop.text.recording"
    _description = "Recording of a text"
    _order = "text_id, lang, sequence, id"
    _rec_name = "words"

    text_id = fields.Many2one("coop.text", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(
        "res.company",
        "Co-op",
        required=True,
        default=lambda self: self.env.company,
        index=True,
    )
    lang = fields.Selection(
        lambda self: self.env["res.lang"].get_installed(),
        string="Language",
        required=True,
        default="en_GB",
    )
    sequence = fields.Integer(default=10)
    words = fields.Text(required=True, help="What is read out, word for word.")
    fingerprint = fields.Char(compute="_compute_fingerprint", store=True, index=True)
    sound = fields.Binary(attachment=True, help="MP3, OGG, M4A or WAV, at most 10 MB.")
    sound_name = fields.Char("File")
    spoken_by = fields.Char(
        "Spoken by", help="As the person wishes to be named. They may take it back."
    )
    spoken_on = fields.Date("Spoken on")
    active = fields.Boolean(default=True, help="Archived: it is heard nowhere any more.")
    state = fields.Selection(
        [
            ("wanted", "To be read out"),
            ("heard", "Heard on pages"),
            ("stale", "The words have changed"),
        ],
        compute="_compute_state",
        store=True,
        index=True,
    )

    _words_uniq = models.UniqueIndex(
        "(company_id, lang, fingerprint) WHERE active",
        "These words are in the list of recordings already. Change that line.",
    )

    @api.depends("words")
    def _compute_fingerprint(self):
        for recording in self:
            recording.fingerprint = spoken.fingerprint(recording.words or "")

    @api.depends(
        "fingerprint",
        "lang",
        "sound_name",
        "company_id.name",
        "text_id.version_ids.state",
        "text_id.version_ids.body",
    )
    def _compute_state(self):
        for recording in self:
            versions = recording.text_id.version_ids.filtered(
                lambda version, lang=recording.lang: (
                    version.lang == lang and version.state != "superseded"
                )
            )
            now = {
                spoken.fingerprint(words)
                for version in versions
                for words in version._get_speakable(recording.company_id)
            }
            if recording.fingerprint not in now:
                recording.state = "stale"
            else:
                recording.state = "heard" if recording.sound_name else "wanted"

    @api.constrains("words")
    def _check_words(self):
        for recording in self:
            if placeholders.find(recording.words):
                raise ValidationError(
                    self.env._(
                        "Words that are filled in for each reader cannot be recorded: “%(words)s”",
                        words=recording.words,
                    )
                )

    @api.constrains("sound", "sound_name", "spoken_by")
    def _check_sound(self):
        for recording in self:
            raw = recording._get_raw()
            if bool(raw) != bool(recording.sound_name):
                raise ValidationError(self.env._("Choose the file once more, with its name."))
            if not raw:
                continue
            if len(raw) > LARGEST_BYTES or not spoken.kind_of(raw):
                raise ValidationError(
                    self.env._("Please use a sound file: MP3, OGG, M4A or WAV, at most 10 MB.")
                )
            if not (recording.spoken_by or "").strip():
                raise ValidationError(self.env._("Write down who has read it out."))

    @api.model_create_multi
    def create(self, vals_list):
        recordings = super().create(vals_list)
        self.env.registry.clear_cache()
        return recordings

    def write(self, vals):
        done = super().write(vals)
        self.env.registry.clear_cache()
        return done

    def unlink(self):
        done = super().unlink()
        self.env.registry.clear_cache()
        return done

    # -- hearing it ---------------------------------------------------------------------------

    def _get_files(self):
        """Return ``{id: attachment}`` of the sound files."""
        # sudo: read from the file's own record, which belongs to the recording
        files = self.env["ir.attachment"].sudo()
        domain = [("res_model", "=", self._name), ("res_field", "=", "sound")]
        return {file.res_id: file for file in files.search([*domain, ("res_id", "in", self.ids)])}

    def _get_raw(self):
        self.ensure_one()
        file = self._get_files().get(self.id)
        return file.raw if file else b""

    @api.model
    def _get_address_of(self, file):
        return f"/coop/recording/{file.res_id}/{(file.checksum or '')[:16]}"

    @api.model
    def _find_heard(self, all_words, lang, company):
        """Return ``{fingerprint: {address, spoken_by}}`` of these words' recordings that are heard.

        :param all_words: the words as a reader sees them, a list
        :param str lang: code of the language
        :param company: res.company whose recordings they are
        """
        wanted = [spoken.fingerprint(words) for words in all_words]
        # sudo: whoever reads words may hear them
        recordings = self.sudo().search(
            [
                ("company_id", "=", company.id),
                ("lang", "=", lang),
                ("fingerprint", "in", wanted),
                ("sound_name", "!=", False),
            ]
        )
        files = recordings._get_files()
        return {
            recording.fingerprint: {
                "address": self._get_address_of(files[recording.id]),
                "spoken_by": recording.spoken_by or "",
            }
            for recording in recordings
            if recording.id in files
        }

    @api.model
    def _get_file(self, recording_id, key):
        """Return the attachment of a sound, for anybody who has its address; else None."""
        # sudo: who has the address was shown the words
        recording = self.sudo().browse(recording_id).exists()
        file = recording._get_files().get(recording_id)
        if not recording.active or not file or self._get_address_of(file).split("/")[-1] != key:
            return None
        return file
