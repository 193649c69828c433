from odoo import models
from odoo.exceptions import UserError


class CoopChannelCheck(models.Model):
    """What the office does about an address that failed. Nothing is lost on the way: what was
    not received is sent again, by the way that works."""

    _inherit = "coop.channel.check"

    def _check_may(self):
        """Check the right and return the checks for writing; nobody writes them by hand."""
        if not (self.env.su or self.env.user.has_group("coop_notices.group_notices")):
            raise UserError(self.env._("Only those who send and print notices can do this."))
        self.check_access("read")
        # sudo: the right was checked; the columns are read-only for everybody
        return self.sudo()

    def action_answer(self):
        """Ask what was found out."""
        self.ensure_one()
        self._check_may()._check_to_do()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("What was found out?"),
            "res_model": "coop.channel.answer",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_check_id": self.id},
        }

    def action_send_missed(self):
        """Send what was not received by the next way, in one press; the address stays to check."""
        checks = self._check_may()
        missed = checks._get_missed()
        if not missed:
            raise UserError(self.env._("Nothing waits to be sent again."))
        stranded = missed._send_other_way()
        if stranded == missed:
            raise UserError(
                self.env._(
                    "There is no other way to reach %(names)s yet. Enter an address or a number.",
                    names=", ".join(dict.fromkeys(missed.partner_id.mapped("name"))),
                )
            )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._(
                    "Sent by another way: %(count)s.", count=len(missed) - len(stranded)
                ),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    def action_open_missed(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_notices.coop_notice_delivery_action"
        )
        return {**action, "domain": [("id", "in", self.missed_ids.ids)], "context": {}}

    def _check_to_do(self):
        if any(check.state == "done" for check in self):
            raise UserError(self.env._("This has been answered already."))

    # -- answers -----------------------------------------------------------------------------

    def _answer_right(self, note=None):
        """The address is right after all: try it again."""
        self._check_to_do()
        for check in self:
            missed = check._get_missed()
            check._close("right", note)
            if check.channel == "email":
                check.partner_id._message_reset_bounce(check.address)
            for delivery in missed:
                delivery._check_not_stopped()
                delivery._send_by(check.channel)

    def _answer_new(self, values, note=None):
        """The person's address or number is another one, which is written down.

        :param dict values: email, phone, or lines of a postal address
        """
        self.ensure_one()
        self._check_to_do()
        missed = self._get_missed()
        # first, because a change of the address closes what is open by itself
        self._close("new", note)
        self._write_address(values)
        if self._is_current(self.partner_id, self.company_id, self.channel, self.address):
            raise UserError(
                self.env._("That is the address that failed. Choose “The address is right”.")
            )
        for delivery in missed:
            delivery._check_not_stopped()
            channel = delivery._choose_channel(delivery.asked_channel or self.channel)
            if channel != "none":
                delivery._send_by(channel)

    def _write_address(self, values):
        """Write what is new on the contact; upper floors know of other places for an address."""
        self.partner_id.write(values)

    def _answer_channel(self, channel, note=None):
        """From now on the person hears from us in another way."""
        self.ensure_one()
        self._check_to_do()
        person = self.partner_id
        missed = self._get_missed()
        self._check_reaches(person, channel)
        need = person._coop_need()
        known = self.env["coop.access.need"].search([("partner_id", "=", person.id)])
        person._coop_set_need(need["lang"], need["format"], channel, known.what_helps)
        self._close("channel", note)
        for delivery in missed:
            delivery._check_not_stopped()
            delivery._send_by(channel)

    def _check_reaches(self, person, channel):
        if self.env["coop.notice.delivery"].new({"partner_id": person.id})._can_reach(channel):
            return
        raise UserError(
            self.env._(
                "There is no address or number for %(name)s by which to do that. Choose “a new "
                "address or number” and enter it.",
                name=person.name,
            )
        )
