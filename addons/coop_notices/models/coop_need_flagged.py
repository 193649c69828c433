"""What helps people, said wherever the office writes to them, prints for them or rings them."""

from odoo import api, fields, models


class CoopLetter(models.Model):
    _name = "coop.letter"
    _inherit = ["coop.letter", "coop.need.flagged"]

    def _get_need_people(self):
        return self.recipient_ids.partner_id

    @api.depends("recipient_ids")
    def _compute_coop_need_flags(self):
        super()._compute_coop_need_flags()


class CoopPrintRun(models.Model):
    _name = "coop.print.run"
    _inherit = ["coop.print.run", "coop.need.flagged"]

    def _get_need_people(self):
        return self.delivery_ids.partner_id

    @api.depends("delivery_ids")
    def _compute_coop_need_flags(self):
        super()._compute_coop_need_flags()


class CoopPhoneCall(models.Model):
    _name = "coop.phone.call"
    _inherit = ["coop.phone.call", "coop.need.flagged"]


class CoopNoticeDelivery(models.Model):
    _name = "coop.notice.delivery"
    _inherit = ["coop.notice.delivery", "coop.need.flagged"]

    need_words = fields.Char(
        "How to reach them",
        related="partner_id.coop_need_words",
        groups="coop_access.group_desk",
    )
