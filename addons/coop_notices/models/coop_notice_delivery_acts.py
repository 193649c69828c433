from odoo import models
from odoo.exceptions import UserError


class CoopNoticeDelivery(models.Model):
    """What becomes of a delivery afterwards: stopped, tried again, told otherwise, come back."""

    _inherit = "coop.notice.delivery"

    def _stop(self, reason):
        """Take back what has not gone out yet."""
        waiting = self.filtered(lambda delivery: delivery.state == "waiting")
        waiting.write({"state": "stopped", "stop_reason": reason, "print_run_id": False})
        waiting._take_back()

    def _take_back(self):
        """Take what has not left yet out of the queue of its channel."""
        self.mail_id.filtered(lambda mail: mail.state in ("outgoing", "exception")).cancel()

    def _check_may_send(self):
        """Check the right and return the deliveries for writing.

        Nobody may write deliveries by hand, because they are the proof; the buttons write them.
        """
        if not (self.env.su or self.env.user.has_group("coop_notices.group_notices")):
            raise UserError(self.env._("Only those who send and print notices can do this."))
        self.check_access("read")
        # The rights have been checked above; the columns are read-only for everybody.
        return self.sudo()

    def action_retry(self):
        """Try a failed delivery again, with the person's address of today."""
        for delivery in self._check_may_send().filtered(lambda row: row.state == "failed"):
            delivery._check_not_stopped()
            if not delivery.version_id:
                delivery._prepare_again()
                continue
            channel = delivery._choose_channel(delivery.asked_channel)
            if channel == "none":
                raise UserError(
                    self.env._(
                        "There is still no e-mail address, postal address or phone for %(name)s.",
                        name=delivery.partner_id.name,
                    )
                )
            delivery._send_by(channel)

    def action_print_instead(self):
        """Send a letter where an e-mail or a call did not work."""
        for delivery in self._check_may_send().filtered(
            lambda row: row.state in ("failed", "waiting") and row.channel != "print"
        ):
            delivery._check_not_stopped()
            if not delivery.partner_id._coop_has_postal_address():
                raise UserError(
                    self.env._(
                        "There is no postal address for %(name)s.", name=delivery.partner_id.name
                    )
                )
            if not delivery.version_id:
                delivery._prepare_again()
            delivery._take_back()
            if delivery.version_id:
                delivery._send_by("print")

    def _prepare_again(self):
        """Make the words that could not be made before; there is nothing yet that could be sent."""
        self.write({"state": "waiting", "channel": False, "failure_reason": False})
        self._prepare_each_if_needed()

    def _check_not_stopped(self):
        """Refuse to write to somebody who, since the first try, has died or gone away."""
        reason = self.partner_id._coop_stopped_reason()
        if reason:
            raise UserError(
                self.env._(
                    "Nothing is sent to %(name)s. %(reason)s",
                    name=self.partner_id.name,
                    reason=self._get_stop_reasons().get(reason, reason),
                )
            )

    def _send_by(self, channel):
        self.ensure_one()
        self.write(
            {
                "state": "waiting",
                "channel": channel,
                "is_fallback": self.is_fallback or channel != self.asked_channel,
                "failure_reason": False,
                "stop_reason": False,
                "mail_id": False,
                "print_run_id": False,
            }
        )
        self._hand_over()

    def action_told_by_phone(self):
        """Record that the person was rung and told."""
        calls = self._check_may_send().filtered(
            lambda row: row.channel == "phone" and row.state == "waiting"
        )
        calls.write({"state": "sent", "sent_at": self.env["coop.clock"].now()})
        calls._release()

    def action_call(self):
        """Write down that the person was rung, whatever came of it."""
        self.ensure_one()
        contact = self._check_may_send().partner_id._coop_contact()
        return self.env["coop.phone.call"]._get_quick_action(
            {
                "default_partner_id": contact.id,
                "default_name": contact.name,
                "default_number": contact.phone,
                "default_delivery_id": self.id,
                "default_company_id": self.company_id.id,
                "default_topic_id": self.env.ref("coop_notices.topic_letter").id,
            }
        )

    def action_print_again(self):
        """Return these letters alone, for sheets that the printer spoilt."""
        return self.env.ref("coop_notices.report_delivery").report_action(self)

    def action_returned(self):
        """Record that a letter came back, and ask somebody to find the address."""
        letters = self._check_may_send().filtered(lambda row: row.state == "printed")
        letters.write({"state": "returned"})
        for letter in letters:
            letter._coop_returned_post(letter.partner_id)

    def _coop_returned_post(self, partner):
        """Act on a letter that came back: the address is to be checked. Upper floors extend this.

        :param partner: res.partner to whom the letter went
        """
        self.ensure_one()
        lines = (self.address or "").splitlines()[1:]
        self.env["coop.channel.check"]._note(
            partner,
            self.company_id,
            "print",
            "\n".join(lines or partner._coop_address_lines(self.company_id)),
            "returned",
            delivery_id=self.id,
        )
        self._send_twin()
