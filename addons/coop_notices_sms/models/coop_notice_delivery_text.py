from odoo import models
from odoo.exceptions import UserError

from odoo.addons.coop_texts import placeholders

from ..textmessages import plainer

# What says that the number is of no use, and what may pass: a phone that is off for days.
LASTING = {
    "sms_number_missing",
    "sms_number_format",
    "sms_country_not_supported",
    "sms_invalid_destination",
    "sms_not_allowed",
    "sms_rejected",
}
PASSING = {"sms_expired", "sms_not_delivered"}
# A text message of such a delivery may still say what became of it.
TEXTED = ("waiting", "failed", "sent")
PAGE = "/my/messages"


class CoopNoticeDelivery(models.Model):
    """Text messages in Odoo's queue: what they say, and what became of them."""

    _inherit = "coop.notice.delivery"

    def _queue_texts(self):
        """Put a text message for each into Odoo's queue; in a copy, say that none goes out."""
        if not self:
            return
        if self.company_id[:1]._coop_is_copy():
            self.write({"state": "stopped", "stop_reason": "copy"})
            return
        # earlier messages of the same deliveries say nothing of these
        self._take_back()
        values = []
        for delivery in self:
            contact = delivery.partner_id._coop_contact()
            delivery.write(
                {
                    "sms_body": delivery._get_text(),
                    "sms_number": contact._coop_mobile(delivery.company_id),
                }
            )
            values.append({"number": delivery.sms_number, "body": delivery.sms_body})
        # sudo: the queue belongs to the system
        texts = self.env["sms.sms"].sudo().create(values)
        self.env["sms.tracker"].sudo().create(
            [
                {"sms_uuid": text.uuid, "coop_delivery_id": delivery.id}
                for delivery, text in zip(self, texts, strict=True)
            ]
        )

    def _get_text(self):
        """Return what the message says: words for any screen, or that there is a message."""
        self.ensure_one()
        reader = self.with_context(lang=self.lang)
        person = reader.partner_id
        values = reader.notice_id._get_values_by_person(person)[person.id]
        values = {name: self.version_id._format_value(value) for name, value in values.items()}
        values["link"] = self.env["res.lang"]._coop_url_in(
            self.lang, f"{self.partner_id.get_base_url()}{PAGE}"
        )
        words = reader.kind_id.sms_words or reader._get_pointer(bool(values["help_phone"]))
        try:
            return plainer(placeholders.fill_plain(words, values))
        except KeyError as error:
            raise UserError(
                self.env._(
                    "The text message of “%(kind)s” needs a value for {{%(name)s}}.",
                    kind=self.kind_id.name,
                    name=error.args[0],
                )
            ) from error

    def _get_pointer(self, may_ring):
        """Return the words that say nothing of what it is about."""
        if may_ring:
            return self.env._(
                "{{coop}}: there is a message for you. Read it at {{link}} or ring "
                "{{help_name}}, {{help_phone}}"
            )
        return self.env._("{{coop}}: there is a message for you. Read it at {{link}}")

    def _set_text_state(self, state, failure_type=False, reason=False):
        """Mirror what Odoo's queue, or the network later, says of the text message.

        :param str state: pending, sent, canceled or error
        :param failure_type: code of Odoo, or of the network
        :param reason: its words
        """
        for delivery in self.filtered(lambda row: row.channel == "sms" and row.state in TEXTED):
            if state in ("pending", "sent"):
                delivery._set_text_sent()
            elif state == "canceled" and delivery.state == "waiting":
                delivery.write({"state": "stopped", "stop_reason": "cancelled"})
            elif state == "error":
                delivery._set_text_failed(failure_type, reason)

    def _set_text_sent(self):
        """It has left; a later word that it came changes nothing, nor the time."""
        if self.state != "sent":
            now = self.env["coop.clock"].now()
            self.write({"state": "sent", "sent_at": now, "failure_reason": False})

    def _set_text_failed(self, failure_type, reason):
        if self.state == "failed":
            return
        words = self.env._("The text message did not arrive.")
        if failure_type in LASTING:
            words = self.env._("The number takes no text messages.")
        elif failure_type not in PASSING:
            words = self.env._("The text message could not be sent. The number may be right.")
        self.write({"state": "failed", "failure_reason": f"{words} {reason or ''}".strip()})
        if failure_type in LASTING | PASSING:
            self.env["coop.channel.check"]._note(
                self.partner_id._coop_contact(),
                self.company_id,
                "sms",
                self.sms_number,
                "text",
                failure_type in LASTING,
                delivery_id=self.id,
                status=failure_type,
                words=reason or words,
            )
        self._send_twin()
