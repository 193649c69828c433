from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopChannelCheck(models.Model):
    """A number that takes no text messages is checked as any other address."""

    _inherit = "coop.channel.check"

    channel = fields.Selection(selection_add=[("sms", "Text message")], ondelete={"sms": "cascade"})

    @api.model
    def _is_current(self, partner, company, channel, address):
        if channel == "sms":
            return address in (partner._coop_mobile(company), partner.phone)
        return super()._is_current(partner, company, channel, address)


class CoopChannelFailure(models.Model):
    _inherit = "coop.channel.failure"

    source = fields.Selection(
        selection_add=[("text", "Text message did not arrive")], ondelete={"text": "cascade"}
    )


class CoopChannelAnswer(models.TransientModel):
    _inherit = "coop.channel.answer"

    answer = fields.Selection(
        selection_add=[("sms", "From now on by text message")], ondelete={"sms": "cascade"}
    )

    def _get_new(self):
        """The number is the person's phone, whether they are rung or written to."""
        if self.channel != "sms":
            return super()._get_new()
        check = self.check_id
        person = self.env["res.partner"].new({"phone": (self.phone or "").strip()})
        if not person._coop_mobile(check.company_id):
            raise UserError(
                self.env._("“%(phone)s” is not a number of a mobile phone.", phone=self.phone or "")
            )
        return {"phone": person.phone}
