from odoo import models


class MailMail(models.Model):
    _inherit = "mail.mail"

    def write(self, vals):
        """Tell the delivery what became of its e-mail, before the queue deletes it."""
        result = super().write(vals)
        if "state" in vals:
            for mail in self.filtered(lambda mail: mail.model == "coop.notice.delivery"):
                # The queue runs as whoever triggers it; deliveries belong to those who send.
                deliveries = self.env["coop.notice.delivery"].sudo()
                deliveries.search([("mail_id", "=", mail.id)])._set_mail_state(mail)
        return result
