from odoo import api, models


class SmsComposer(models.TransientModel):
    """Who is written a text message by hand, and what helps them."""

    _name = "sms.composer"
    _inherit = ["sms.composer", "coop.need.flagged"]

    def _get_need_people(self):
        records = self._get_records() if self.res_model in self.env else None
        if not records:
            return self.env["res.partner"]
        return self.env["res.partner"].union(*records._mail_get_partners().values())

    @api.depends("res_model", "res_id", "res_ids")
    def _compute_coop_need_flags(self):
        super()._compute_coop_need_flags()
