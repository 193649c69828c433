from odoo import models
from odoo.tools import email_normalize

from .. import bounces


class MailThread(models.AbstractModel):
    _inherit = "mail.thread"

    def _routing_handle_bounce(self, email_message, message_dict):
        """Note on the delivery that its e-mail came back; the mail was deleted after sending.

        Odoo goes on counting on the contact (``message_bounce``). What else came back, without
        a delivery, is noted for everybody whom we write to at that address.
        """
        bounce = bounces.read(email_message)
        if bounce is None:
            # a receipt or a success travels as the same kind of report, and is no bounce
            return
        super()._routing_handle_bounce(email_message, message_dict)
        # Incoming mail is read by the system, which acts for nobody.
        deliveries = self.env["coop.notice.delivery"].sudo()
        references = [*(message_dict.get("bounced_msg_ids") or []), *bounce.references]
        found = deliveries.search([("message_id", "in", references)]) if references else deliveries
        message_id = message_dict.get("message_id")
        if found:
            found._set_bounced(bounce, message_id)
            return
        email = email_normalize(message_dict.get("bounced_email") or bounce.recipient)
        if email:
            # sudo: as above
            self.env["coop.channel.check"].sudo()._note_unknown(email, bounce, message_id)
