from odoo import models
from odoo.tools import formataddr

# An e-mail of such a delivery may still say what became of it.
MAILED = ("waiting", "failed", "sent")


class CoopNoticeDelivery(models.Model):
    """Deliveries by e-mail: plain outside, and what became of it."""

    _inherit = "coop.notice.delivery"

    def _queue_mails(self):
        """Put an e-mail for each delivery into Odoo's queue; in a copy, say that none goes out."""
        if not self:
            return
        if self.company_id[:1]._coop_is_copy():
            self.write({"state": "stopped", "stop_reason": "copy"})
            return
        mails = self.env["mail.mail"].create([delivery._prepare_mail_vals() for delivery in self])
        for delivery, mail in zip(self, mails, strict=True):
            delivery.write(
                {
                    "mail_id": mail.id,
                    "message_id": mail.message_id,
                    "sent_to": delivery.partner_id._coop_contact().email_normalized,
                }
            )
        self.env.ref("mail.ir_cron_mail_scheduler_action")._trigger()

    def _prepare_mail_vals(self):
        self.ensure_one()
        company = self.company_id
        sender = company.email and formataddr((company.name, company.email))
        return {
            "model": self._name,
            "res_id": self.id,
            "subject": self.kind_id._get_subject(self.lang, company),
            "body_html": self.env["coop.picture"]._get_mail_html(
                self._get_layout_html("coop_notices.mail_layout")
            ),
            "email_from": sender or company.catchall_formatted,
            "reply_to": sender or company.catchall_formatted,
            "recipient_ids": [(4, self.partner_id._coop_contact().id)],
            "author_id": company.partner_id.id,
            # The words are kept on the delivery; a second copy of them would serve nobody.
            "auto_delete": True,
            "headers": repr({"Auto-Submitted": "auto-generated"}),
        }

    def _get_help_html(self):
        """Return who to ask, in the language of the delivery; on letters and in e-mails."""
        return self._get_layout_html("coop_notices.help")

    def _get_layout_html(self, template):
        self.ensure_one()
        return (
            self.env["ir.qweb"]
            .with_context(lang=self.lang)
            ._render(
                template,
                {
                    "delivery": self.with_context(lang=self.lang),
                    "helper": self.company_id._coop_help(),
                },
            )
        )

    def _set_mail_state(self, mail):
        """Mirror what Odoo's queue says of the e-mail."""
        for delivery in self.filtered(lambda row: row.state in MAILED and row.channel == "email"):
            if mail.state == "sent":
                vals = {
                    "state": "sent",
                    "sent_at": self.env["coop.clock"].now(),
                    "message_id": mail.message_id,
                    "failure_reason": False,
                }
            elif mail.state == "exception":
                vals = {"state": "failed", "failure_reason": mail.failure_reason}
            elif mail.state == "cancel" and delivery.state == "waiting":
                vals = {"state": "stopped", "stop_reason": "cancelled"}
            elif mail.state == "outgoing" and delivery.state == "failed":
                vals = {"state": "waiting", "failure_reason": False}
            else:
                continue
            delivery.write(vals)
