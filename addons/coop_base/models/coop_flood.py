from datetime import datetime, timedelta, timezone

from odoo import api, fields, models
from odoo.tools import SQL, hmac


class CoopFlood(models.Model):
    """What was lately tried, so that no one floods a form or guesses a code.

    A row per attempt that was let through, counted in the database and so across processes and
    hosts. The key (an address, a number, a code) is kept only as an HMAC, and not for long.
    """

    _name = "coop.flood"
    _description = "Attempts lately made"
    _log_access = False
    _rec_name = "scope"

    scope = fields.Char(string="What was tried", required=True, readonly=True)
    key_hash = fields.Char(string="By whom (hash)", required=True, readonly=True)
    tried_at = fields.Datetime(string="Tried on", required=True, readonly=True)
    expires_at = fields.Datetime(string="Forgotten on", required=True, readonly=True)

    _key_idx = models.Index("(key_hash, scope, tried_at)")
    _expires_idx = models.Index("(expires_at)")

    @api.model
    def _allow(self, scope, key, limit, seconds):
        """Return whether one more attempt is allowed, and count it if it is.

        Counted in a transaction of its own: a request that fails afterwards still counts, and
        two that come together do not disturb each other (they may pass by one too many).

        :param str scope: what is attempted, such as "join"
        :param str key: who or what attempts it; any text
        :param int limit: how many are allowed
        :param int seconds: within how long a time
        """
        # It really is the time that passes for whoever knocks, not the co-op's clock.
        now = datetime.now(timezone.utc).replace(tzinfo=None)
        # The secret of the database may be read by nobody else.
        key_hash = hmac(self.env(su=True), f"coop.flood.{scope}", str(key))
        with self.env.registry.cursor() as cr:
            env = api.Environment(cr, api.SUPERUSER_ID, {})
            since = now - timedelta(seconds=seconds)
            [[count]] = env.execute_query(
                SQL(
                    "SELECT count(*) FROM coop_flood"
                    " WHERE key_hash = %s AND scope = %s AND tried_at > %s",
                    key_hash,
                    scope,
                    since,
                )
            )
            if count >= limit:
                return False
            cr.execute(
                SQL(
                    "INSERT INTO coop_flood (scope, key_hash, tried_at, expires_at)"
                    " VALUES (%s, %s, %s, %s)",
                    scope,
                    key_hash,
                    now,
                    now + timedelta(seconds=seconds),
                )
            )
            return True

    @api.model
    def _forget(self, scope, key):
        """Let somebody try anew: what they tried of this kind is not counted any more."""
        # The secret of the database may be read by nobody else.
        key_hash = hmac(self.env(su=True), f"coop.flood.{scope}", str(key))
        with self.env.registry.cursor() as cr:
            cr.execute(
                SQL("DELETE FROM coop_flood WHERE key_hash = %s AND scope = %s", key_hash, scope)
            )

    @api.autovacuum
    def _gc_expired(self):
        now = datetime.now(timezone.utc).replace(tzinfo=None)
        self.env.cr.execute(SQL("DELETE FROM coop_flood WHERE expires_at < %s", now))
