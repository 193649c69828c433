from odoo import api, models
from odoo.exceptions import AccessDenied, UserError

from .. import codes
from .signin_account import Ticket


class ResUsers(models.Model):
    """Signing in by what our own pages have made sure of."""

    _inherit = "res.users"

    def _login(self, credential, user_agent_env):
        """Take a ticket of ours for a password.

        Core counts failures by network address, and a care home shares one: these ways count
        them by person and by code instead, before there is a ticket.
        """
        ticket = credential.get("ticket")
        if not isinstance(ticket, Ticket):
            return super()._login(credential, user_agent_env)
        # sudo: nobody is signed in yet
        user = self.sudo().browse(ticket.user_id)
        if not user.active:
            raise AccessDenied()
        user = user.with_user(user).sudo()
        user._update_last_login()
        return {"uid": user.id, "auth_method": f"coop_{ticket.way}", "mfa": "default"}

    def _coop_check_own_device(self):
        """Refuse what changes how somebody signs in on a tablet that others use too, in words."""
        if self.env["coop.signin.device"]._here():
            raise UserError(
                self.env._(
                    "Other people use this tablet too. Please do this on a device of your own."
                )
            )

    @api.model
    def change_password(self, old_passwd, new_passwd):
        self._coop_check_own_device()
        return super().change_password(old_passwd, new_passwd)

    @api.model
    def _coop_named(self, name):
        """Return the log-in of a name that somebody typed to sign in with a code, if it is one.

        Upper floors know other names of people, such as a number on a card.
        """
        # sudo: nobody is signed in yet; who it is shows only with the right code
        users = self.sudo()
        user = users.search([("login", "in", [name, name.lower()])], limit=1)
        if user:
            return user
        lookup = codes.clean(name)
        owner = users.env["coop.signin.code"].search([("lookup", "=", lookup)], limit=1).user_id
        return owner if owner.active else users.browse()

    def _coop_code_name(self):
        """Return the name to type beside a code: one that the person knows."""
        self.ensure_one()
        # sudo: the log-in of who signs in with it
        return self.sudo().login

    def _coop_check_code(self):
        """Refuse a code for who must not sign in by one, in words.

        Staff have rights that a letter in somebody's kitchen should not open.
        """
        self.ensure_one()
        user = self.sudo()  # sudo: whether it is a portal log-in, whoever asks
        if not user.active or not user.share or user._is_public():
            raise UserError(
                self.env._(
                    "Codes are for log-ins of members. %(name)s signs in with a password, a "
                    "passkey or a link by e-mail.",
                    name=user.name,
                )
            )
