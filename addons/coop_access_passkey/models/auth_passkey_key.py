from odoo import api, models


class AuthPasskeyKey(models.Model):
    """A member adds and removes passkeys on their own pages, and is told of it."""

    _inherit = "auth.passkey.key"

    @api.model
    def _start_registration(self):
        """Have the window of the device say the co-op's name, and who the passkey is for."""
        options = super()._start_registration()
        options["rp"]["name"] = self.env.company.name
        options["user"]["displayName"] = self.env.user.name
        return options

    @api.model_create_multi
    def create(self, vals_list):
        keys = super().create(vals_list)
        keys._coop_tell("passkey_added")
        return keys

    def unlink(self):
        # told before it is gone, whoever takes it away
        self._coop_tell("passkey_removed")
        return super().unlink()

    def _coop_tell(self, what):
        # sudo: whoever does it, the person is told
        accounts = self.sudo().env["coop.signin.account"]
        for key in self.sudo():
            if key.create_uid:
                accounts._of(key.create_uid)._tell_change(what, key.name)

    def action_delete_passkey(self):
        self.env.user._coop_check_own_device()
        return super().action_delete_passkey()


class AuthPasskeyKeyCreate(models.TransientModel):
    _inherit = "auth.passkey.key.create"

    def make_key(self, registration=None):
        self.env.user._coop_check_own_device()
        return super().make_key(registration=registration)
