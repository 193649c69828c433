import hashlib
import secrets
from datetime import timedelta

from odoo import api, fields, models
from odoo.orm.models import NO_ACCESS
from odoo.tools import SQL

#: how long a mailed link works
LINK_MINUTES = 30


class CoopSigninLink(models.Model):
    """A link that was mailed and not used yet; a row for each log-in that it opens.

    Its secret is random and only a hash is kept. A signature with the secret of the database
    would need no row, and whoever has a copy of the database could make one.
    """

    _name = "coop.signin.link"
    _description = "Link to sign in"
    _log_access = False
    _rec_name = "user_id"

    user_id = fields.Many2one(
        "res.users", required=True, readonly=True, index=True, ondelete="cascade"
    )
    email = fields.Char(required=True, readonly=True)
    secret_hash = fields.Char(required=True, readonly=True, index=True, groups=NO_ACCESS)
    expires_at = fields.Datetime(required=True, readonly=True)

    @api.model
    def _make(self, users):
        """Return the secret of a new link that opens these log-ins, each once."""
        secret = secrets.token_urlsafe(24)
        until = self.env["coop.clock"].now() + timedelta(minutes=LINK_MINUTES)
        self.create(
            [
                {
                    "user_id": user.id,
                    "email": user.partner_id.email_normalized,
                    "secret_hash": self._hash(secret),
                    "expires_at": until,
                }
                for user in users
            ]
        )
        return secret

    @api.model
    def _hash(self, secret):
        """Return what is kept of a secret (192 random bits need no slow hash)."""
        return hashlib.sha256(secret.encode()).hexdigest()

    @api.model
    def _find(self, secret):
        """Return whom a link still opens: none when it is strange, too old or used up, or when
        the address it went to is not theirs any more."""
        links = self.search(
            [
                ("secret_hash", "=", self._hash(secret)),
                ("expires_at", ">", self.env["coop.clock"].now()),
                ("user_id.active", "=", True),
            ],
            order="id",
        )
        return links.filtered(lambda link: link.email == link.user_id.partner_id.email_normalized)

    def _use(self):
        """Return whether this link is there to be used, and use it and its like up.

        Of two who press at once the second waits, is run again, and finds it used.
        """
        self.ensure_one()
        user = self.user_id
        account = self.env["coop.signin.account"]._of(user)
        account._lock()
        found = self.env.execute_query(
            SQL("DELETE FROM coop_signin_link WHERE user_id = %s RETURNING id", user.id)
        )
        self.invalidate_model()
        account.link_used_on = self.env["coop.clock"].today()
        return (self.id,) in found

    @api.autovacuum
    def _gc_expired(self):
        self.search([("expires_at", "<=", self.env["coop.clock"].now())], limit=10000).unlink()
