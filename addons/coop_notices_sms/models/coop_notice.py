from odoo import fields, models


class CoopNotice(models.Model):
    _inherit = "coop.notice"

    channel = fields.Selection(selection_add=[("sms", "Text message")])

    def _get_told_words(self):
        words = super()._get_told_words()
        # beside e-mail, before what takes somebody's time
        first = {"email": words.pop("email"), "sms": self.env._("%(count)s by text message")}
        return {**first, **words}

    def _get_untold_words(self):
        return {**super()._get_untold_words(), "sms": self.env._("text message failed: %(count)s")}
