from odoo import api, fields, models
from odoo.exceptions import ConcurrencyError
from odoo.tools import SQL


class Ticket:
    """That our own code has made sure who somebody is.

    No request can make one: what comes from outside is text, and this is an object.

    :ivar user_id: id of the log-in
    :ivar way: "link", "code", "card" or "tablet"
    """

    def __init__(self, user, way):
        self.user_id = user.id
        self.way = way


class CoopSigninAccount(models.Model):
    """The ways to sign in of one log-in, besides its password and its code."""

    _name = "coop.signin.account"
    _description = "Ways to sign in of a log-in"
    _log_access = False
    _rec_name = "user_id"

    user_id = fields.Many2one("res.users", required=True, readonly=True, ondelete="cascade")
    link_used_on = fields.Date("Link last used", readonly=True)

    _user_uniq = models.UniqueIndex("(user_id)", "This log-in has its ways to sign in already.")

    @api.model
    def _of(self, users):
        """Return what is kept for these log-ins, made where there is nothing yet."""
        self.flush_model()
        for user in users:
            self.env.cr.execute(
                SQL(
                    "INSERT INTO coop_signin_account (user_id) VALUES (%s) ON CONFLICT DO NOTHING",
                    user.id,
                )
            )
        accounts = self.search([("user_id", "in", users.ids)])
        if len(accounts) < len(users):
            # another request made it in this very moment: run again, and find it
            raise ConcurrencyError("coop_signin_account")
        return accounts

    def _tell_change(self, what, name):
        """Tell the person that a way into their pages came or went. The floor that tells people
        does it.

        :param str what: "passkey_added" or "passkey_removed"
        :param str name: what they call it
        """

    def _lock(self):
        """Let a second request wait for the first; it is then run again and sees what was done."""
        self.ensure_one()
        self.flush_recordset()
        self.env.cr.execute(
            SQL("SELECT id FROM coop_signin_account WHERE id = %s FOR UPDATE", self.id),
            log_exceptions=False,
        )
        self.invalidate_recordset()
