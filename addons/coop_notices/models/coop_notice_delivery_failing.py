from odoo import fields, models

from .. import bounces
from .coop_notice_delivery_mail import MAILED


class CoopNoticeDelivery(models.Model):
    """What did not arrive: noted with the address that failed, and sent by another way."""

    _inherit = "coop.notice.delivery"

    failure_ids = fields.One2many(
        "coop.channel.failure",
        "delivery_id",
        "Ways that failed",
        readonly=True,
        groups="coop_notices.group_notices",
    )

    def _set_refused(self, mail):
        """If the e-mail could not be sent for its address, ask about that.

        A mail server that is down says nothing of anybody's address.
        """
        refusal = bounces.read_refusal(mail.failure_reason)
        if mail.failure_type in ("mail_email_invalid", "mail_email_missing"):
            refusal = bounces.Bounce(lost=True, lasting=True, words=mail.failure_reason or "")
        if refusal:
            for delivery in self.filtered(lambda row: row.state == "failed"):
                delivery.write({"failure_reason": mail.failure_reason})
                delivery._note_bounce(refusal, "refused", mail.message_id)
                delivery._send_twin()

    def _set_bounced(self, bounce, message_id=None):
        """Record that the e-mail came back, or that the other side still tries.

        :param bounces.Bounce bounce: what the other side said
        :param str message_id: of the message that said so
        """
        for delivery in self.filtered(lambda row: row.state in MAILED and row.channel == "email"):
            delivery._note_bounce(bounce, "bounce", message_id)
            if not bounce.lost:
                continue
            reason = (
                self.env._("The e-mail came back: the address does not take it.")
                if bounce.lasting
                else self.env._("The e-mail came back. That may pass: try again later.")
            )
            delivery.write({"state": "failed", "failure_reason": reason})
            delivery._send_twin()

    def _note_bounce(self, bounce, source, message_id=None):
        """Count it for everybody who is written to at that address."""
        self.ensure_one()
        checks = self.env["coop.channel.check"]
        contact = self.partner_id._coop_contact()
        email = self.sent_to or bounce.recipient or contact.email_normalized
        shared = checks._get_people_at(email, self.company_id) | contact
        for person in shared:
            checks._note(
                person,
                self.company_id,
                "email",
                email,
                source,
                bounce.lasting,
                delivery_id=self.id if person == contact else False,
                status=bounce.status,
                words=bounce.words,
                message_id=message_id,
                letter_ref=self.message_id,
            )

    def _send_twin(self):
        """What must reach the person goes out by the next way at once, mostly as a letter."""
        for delivery in self.filtered("kind_id.must_arrive"):
            if delivery.partner_id._coop_stopped_reason():
                continue
            channel = delivery._choose_other_channel()
            if channel:
                delivery._send_by(channel)

    def _choose_other_channel(self):
        """Return the next channel, after the one that failed, that can reach the person."""
        self.ensure_one()
        ways = [way for way in self._get_ways("print") if way != self.channel]
        return next((way for way in ways if self._can_reach(way)), None)

    def _send_other_way(self):
        """Send what was missed by the next channel; return those for whom there is none."""
        stranded = self.browse()
        for delivery in self:
            delivery._check_not_stopped()
            channel = delivery._choose_other_channel()
            if channel:
                delivery._send_by(channel)
            else:
                stranded += delivery
        return stranded
