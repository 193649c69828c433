from odoo import models


class ResUsers(models.Model):
    _inherit = "res.users"

    def action_create_passkey(self):
        self.env.user._coop_check_own_device()
        return super().action_create_passkey()
