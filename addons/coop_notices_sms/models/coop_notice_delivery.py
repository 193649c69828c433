from odoo import api, fields, models


class CoopNoticeDelivery(models.Model):
    """A delivery by text message: to whom it can go, and what it says."""

    _inherit = "coop.notice.delivery"

    channel = fields.Selection(
        selection_add=[("sms", "Text message")], ondelete={"sms": "set null"}
    )
    sms_body = fields.Text("Text message", readonly=True)
    sms_number = fields.Char("Number used", readonly=True, groups="coop_notices.group_notices")

    @api.model
    def _get_ways(self, asked):
        """Nobody is sent a text message who did not ask for one: it cannot carry the words."""
        if asked == "sms":
            return ("sms", *super()._get_ways("phone"))
        return super()._get_ways(asked)

    @api.model
    def _get_quick_ways(self):
        """What is urgent goes to every mobile phone, whatever the person asked for."""
        return ["sms", *super()._get_quick_ways()]

    def _can_reach(self, channel):
        if channel != "sms":
            return super()._can_reach(channel)
        # what rules or law ask to be told is not told by a hint that there is something
        if self.kind_id.must_arrive and not self.kind_id.sms_words:
            return False
        company = self.company_id or self.env.company
        return bool(self.partner_id._coop_contact()._coop_mobile(company))

    def _hand_over(self):
        result = super()._hand_over()
        waiting = self.filtered(lambda row: row.channel == "sms" and row.state == "waiting")
        waiting._queue_texts()
        return result

    def _take_back(self):
        result = super()._take_back()
        # sudo: the queue belongs to the system
        trackers = self.env["sms.tracker"].sudo().search([("coop_delivery_id", "in", self.ids)])
        texts = (
            self.env["sms.sms"]
            .sudo()
            .search(
                [
                    ("uuid", "in", trackers.mapped("sms_uuid")),
                    ("state", "in", ("outgoing", "error")),
                ]
            )
        )
        # the delivery says itself why: what the queue says of it now is of no interest
        trackers.unlink()
        texts.action_set_canceled()
        return result
