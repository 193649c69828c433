from odoo import models


class MailThread(models.AbstractModel):
    _inherit = "mail.thread"

    def _routing_handle_bounce(self, email_message, message_dict):
        """Mark the delivery whose e-mail came back; its mail has been deleted after sending."""
        super()._routing_handle_bounce(email_message, message_dict)
        references = message_dict.get("bounced_msg_ids")
        if not references:
            return
        # Incoming mail is read by the system, which acts for nobody.
        deliveries = self.env["coop.notice.delivery"].sudo()
        deliveries.search([("message_id", "in", list(references))])._set_bounced(
            self.env._("The e-mail came back: the address does not take it.")
        )
