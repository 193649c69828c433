from odoo import models


class MailMail(models.Model):
    _inherit = "mail.mail"

    def write(self, vals):
        """Tell the delivery what became of its e-mail, before the queue deletes it."""
        result = super().write(vals)
        if "state" in vals or vals.get("failure_type"):
            for mail in self.filtered(lambda mail: mail.model == "coop.notice.delivery"):
                # The queue runs as whoever triggers it; deliveries belong to those who send.
                deliveries = self.env["coop.notice.delivery"].sudo()
                found = deliveries.search([("mail_id", "=", mail.id)])
                if "state" in vals:
                    found._set_mail_state(mail)
                # Before it tries, the queue writes down a failure without a type.
                if vals.get("failure_type"):
                    found._set_refused(mail)
        return result
