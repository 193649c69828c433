from odoo import fields, models


class CoopNotice(models.Model):
    _inherit = "coop.notice"

    channel = fields.Selection(selection_add=[("sms", "Text message")])

    def _get_told_words(self):
        return {**super()._get_told_words(), "sms": self.env._("%(count)s by text message")}

    def _get_untold_words(self):
        return {**super()._get_untold_words(), "sms": self.env._("text message failed: %(count)s")}
