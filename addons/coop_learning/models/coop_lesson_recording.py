from odoo import api, fields, models
from odoo.exceptions import ValidationError

SOUND_TYPES = {"mp3": "audio/mpeg", "ogg": "audio/ogg", "oga": "audio/ogg", "m4a": "audio/mp4"}
MOST_BYTES = 10_000_000


class CoopLessonRecording(models.Model):
    """Somebody reads out a screen. The recording belongs to the words that were read.

    When the words change it is played no longer, and the list shows that it is to be made again.
    """

    _name = "coop.lesson.recording"
    _description = "Recording of a screen"
    _inherit = "coop.company.mixin"
    _order = "lesson_id, lang, screen, id"

    lesson_id = fields.Many2one(
        "coop.lesson", required=True, ondelete="cascade", index=True, check_company=True
    )
    lang = fields.Selection(
        lambda self: self.env["res.lang"].get_installed(),
        "Language",
        required=True,
        default="en_GB",
    )
    screen = fields.Integer(required=True, default=1, aggregator=None)
    said = fields.Text(
        "Words that were read", compute="_compute_said", store=True, readonly=True, precompute=True
    )
    sound = fields.Binary(attachment=True, required=True, help="MP3, OGG or M4A, up to 10 MB.")
    sound_name = fields.Char("File")
    read_by = fields.Char("Read by", help="As they wish to be named.")
    is_current = fields.Boolean("Played", compute="_compute_is_current")

    _screen_positive = models.Constraint("CHECK (screen > 0)", "Screens are counted from 1.")
    _screen_uniq = models.UniqueIndex(
        "(company_id, lesson_id, lang, screen)",
        "There is a recording of this screen in this language already. Change that one.",
    )

    @api.depends("lesson_id", "lang", "screen", "sound_name")
    def _compute_display_name(self):
        for recording in self:
            recording.display_name = self.env._(
                "%(lesson)s, screen %(number)s",
                lesson=recording.lesson_id.name or "",
                number=recording.screen,
            )

    @api.depends("lesson_id", "lang", "screen", "sound", "company_id")
    def _compute_said(self):
        """Keep the words as they are when a sound is put in; later changes do not reach it."""
        for recording in self:
            recording.said = recording._get_words_now()

    @api.depends("said", "lesson_id", "lang")
    def _compute_is_current(self):
        for recording in self:
            recording.is_current = bool(recording.said) and recording.said in {
                screen["said"] for screen in recording._get_screens_now()
            }

    def _get_screens_now(self):
        version = self.lesson_id and self.lesson_id._get_version(self.company_id, self.lang)
        if not version or version.lang != self.lang:
            return []
        return version._get_screens()

    def _get_words_now(self):
        screens = self._get_screens_now()
        return screens[self.screen - 1]["said"] if 0 < self.screen <= len(screens) else False

    @api.constrains("screen", "lang", "lesson_id")
    def _check_screen(self):
        for recording in self:
            if not recording.said:
                raise ValidationError(
                    self.env._(
                        "“%(lesson)s” has no screen %(number)s in this language. Publish the "
                        "Easy Read first, or choose another number.",
                        lesson=recording.lesson_id.name,
                        number=recording.screen,
                    )
                )

    @api.constrains("sound", "sound_name")
    def _check_sound(self):
        for recording in self:
            if not recording._get_type():
                raise ValidationError(self.env._("Please use a sound file: MP3, OGG or M4A."))
            size = recording.with_context(bin_size=False).sound or b""
            if len(size) * 3 // 4 > MOST_BYTES:
                raise ValidationError(self.env._("This file is too big. 10 MB are the most."))

    def _get_type(self):
        """Return the media type that the name of the file says, or None."""
        self.ensure_one()
        return SOUND_TYPES.get((self.sound_name or "").rpartition(".")[2].lower())

    @api.model
    def _get_of(self, lesson, company, lang):
        """Return ``{words: recording}`` of a lesson in a language; "none" is an empty one."""
        # sudo: a recording says what its screen says
        rows = self.sudo().search(
            [
                ("lesson_id", "=", lesson.id),
                ("company_id", "=", company.id),
                ("lang", "=", lang),
            ]
        )
        return {**{row.said: row for row in rows if row.said}, "none": rows.browse()}
