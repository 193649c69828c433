from odoo import fields, models
from odoo.tools import SQL


class ResUsers(models.Model):
    """A member whose log-in at work is closed keeps their own.

    The log-in of the office is archived, as whoever archived it meant. In its place stands a
    portal log-in for the same person, with the same name to type, the same password, the same
    passkeys and the same second step: nothing changes for the member but that the office is gone
    from it. When the office opens again, it gives the name back.
    """

    _inherit = "res.users"

    coop_own_user_id = fields.Many2one(
        "res.users",
        "Member's own log-in",
        readonly=True,
        copy=False,
        ondelete="set null",
        groups="base.group_erp_manager",
        help="The portal log-in that took over when this one was archived.",
    )
    coop_office_login = fields.Char(
        "Log-in at work",
        readonly=True,
        copy=False,
        groups="base.group_erp_manager",
        help="What was typed to sign in, before the member's own log-in took it over.",
    )

    def write(self, vals):
        closing = self.browse()
        if vals.get("active") is False:
            closing = self.filtered(lambda user: user.active and user._is_internal())
        elif vals.get("active"):
            # sudo: who may open a log-in may not be able to read which one stands in its place
            for user in self.sudo().filtered("coop_office_login"):
                user._coop_take_back_login()
        result = super().write(vals)
        for user in closing:
            user._coop_keep_sign_in()
        return result

    def _coop_keep_sign_in(self):
        """Give the member behind a log-in just archived one of their own."""
        # sudo: whoever closes a log-in need not know who is a member
        user = self.sudo()
        partner = user.partner_id
        memberships = self.env["coop.membership"].sudo().search([("partner_id", "=", partner.id)])
        current = memberships.filtered(lambda m: m.state in ("member", "leaving") and not m.died_on)
        if not current or partner.user_ids or user._is_superuser():
            return
        login = user.login
        user.write({"login": self._coop_set_aside(login, user), "coop_office_login": login})
        user.flush_recordset()  # a name belongs to one log-in at a time
        own = user.with_context(no_reset_password=True, lang=user.lang).create(
            {
                "partner_id": partner.id,
                "login": login,
                "group_ids": [(6, 0, self.env.ref("base.group_portal").ids)],
                "company_id": current[0].company_id.id,
                "company_ids": [(6, 0, current.company_id.ids)],
            }
        )
        user.coop_own_user_id = own
        own._coop_sign_in_as(user)
        user._coop_hand_passkeys_to(own)
        current._tell_office_closed()

    def _coop_sign_in_as(self, other):
        """Have the same password and second step as ``other``; neither can be read in Odoo."""
        secrets = [name for name in ("password", "totp_secret") if name in self._fields]
        self.flush_recordset()
        for name in map(SQL.identifier, secrets):
            self.env.cr.execute(
                SQL(
                    "UPDATE res_users mine SET %s = old.%s FROM res_users old"
                    " WHERE mine.id = %s AND old.id = %s",
                    name,
                    name,
                    self.id,
                    other.id,
                )
            )
        self.invalidate_recordset()
        self.env.registry.clear_cache()

    def _coop_hand_passkeys_to(self, other):
        """Let the passkeys of this log-in open another one of the same person."""
        if "auth.passkey.key" not in self.env:
            return
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                "UPDATE auth_passkey_key SET create_uid = %s WHERE create_uid = %s",
                other.id,
                self.id,
            )
        )
        self.env["auth.passkey.key"].invalidate_model()
        self.env.registry.clear_cache()

    def _coop_take_back_login(self):
        """The office opens again: the member's own log-in steps back."""
        own, login = self.coop_own_user_id, self.coop_office_login
        if own:
            own._coop_hand_passkeys_to(self)
        if own.login == login:
            own.write({"login": self._coop_set_aside(login, own), "active": False})
        own.flush_recordset()
        taken = self.with_context(active_test=False).search([("login", "=", login)], limit=1)
        vals = {"coop_office_login": False, "coop_own_user_id": False}
        self.write(vals if taken else {"login": login, **vals})

    def _coop_set_aside(self, login, user):
        """A name that nobody types and nobody else has."""
        return f"{login} (closed, {user.id})"
