from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.coop_texts import placeholders

from ..textmessages import measure, plainer


class CoopNoticeKind(models.Model):
    """What of a notice may stand on a screen that others can read."""

    _inherit = "coop.notice.kind"

    sms_words = fields.Text(
        "Words of the text message",
        translate=True,
        help="A text message shows on a screen that others may read. Write here only what anybody "
        "may know. Empty: the message says that there is one to read, and where.",
    )
    sms_length = fields.Text("How long it is", compute="_compute_sms_length")

    @api.depends_context("lang")
    @api.depends("sms_words")
    def _compute_sms_length(self):
        for kind in self:
            lines = []
            for lang, name in self.env["res.lang"].get_installed():
                words = kind.with_context(lang=lang).sms_words
                if words:
                    lines.append(f"{name}: {self._say_length(measure(plainer(words)))}")
            kind.sms_length = "\n".join(lines)

    @api.model
    def _say_length(self, length):
        """Return in words how long a text message is."""
        said = self.env._(
            "%(signs)s signs of %(room)s, messages: %(messages)s",
            signs=length.signs,
            room=length.room,
            messages=length.messages,
        )
        if not length.wide:
            return said
        return self.env._(
            "%(said)s. With %(wide)s in it a message carries 70 signs instead of 160.",
            said=said,
            wide=" ".join(length.wide),
        )

    @api.constrains("sms_words", "text_id")
    def _check_sms_words(self):
        for kind in self:
            # sudo: which places a text may have is the same for whoever writes the message
            known = kind.sudo().text_id._get_placeholders() | {"link"}
            for lang, _name in self.env["res.lang"].get_installed():
                words = kind.with_context(lang=lang).sms_words
                wrong = [name for name in placeholders.find(words) if name not in known]
                wrong += placeholders.malformed(words)
                if wrong:
                    raise ValidationError(
                        self.env._(
                            "The text message has a place that nobody fills in: %(places)s.",
                            places=", ".join(wrong),
                        )
                    )
