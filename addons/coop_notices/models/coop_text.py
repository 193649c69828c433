from odoo import api, models


class CoopText(models.Model):
    _inherit = "coop.text"

    @api.model
    def _get_common_placeholders(self):
        return {
            **super()._get_common_placeholders(),
            "company": self.env._("the name of the co-op"),
            "name": self.env._("the name of the person who gets it"),
            "help_name": self.env._("who helps with questions"),
            "help_phone": self.env._("the number to ring for help"),
        }
