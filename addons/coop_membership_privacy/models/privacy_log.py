from odoo import models


class PrivacyLog(models.Model):
    _inherit = "privacy.log"

    def _anonymize_email(self, label):
        """Somebody without an e-mail address can be looked up too."""
        if not label:
            return "–"
        return super()._anonymize_email(label)
