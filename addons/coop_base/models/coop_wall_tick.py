from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

# First of the two keys of PostgreSQL's advisory locks; the second is the company.
_LOCK = 0x636F6F70
_MICROSECOND = timedelta(microseconds=1)


class CoopWallTick(models.Model):
    """The last moment given out behind the wall, a row per company.

    Whoever records takes the company's lock, keeps it until the commit, and moves this row on.
    A transaction that began before the one it waited for fails on the row with a serialization
    error, which Odoo answers by running the request again on a fresh snapshot. So moments grow
    in the order of commits, and a late commit cannot get a moment before one that was printed.
    """

    _name = "coop.wall.tick"
    _description = "Last moment recorded behind the wall"
    _log_access = False
    _rec_name = "last_at"

    # No foreign key: a moment outlives its company. Nought stands for "of no company".
    company_key = fields.Integer(string="Company number", required=True, readonly=True)
    last_at = fields.Datetime(string="Last moment", required=True, readonly=True)
    real = fields.Boolean(
        readonly=True, help="Whether any of them was given out by the real clock."
    )

    _company_key_uniq = models.UniqueIndex("(company_key)")

    @api.model
    def _take(self, company_key, count=1):
        """Give out moments, each a microsecond after the other, under the company's lock.

        :param int company_key: id of the company, or 0
        :param int count: how many
        :return datetime: the first of them, naive UTC
        """
        self._lock(company_key)
        steps = (count - 1) * _MICROSECOND
        clock = self.env["coop.clock"]
        rows = self.env.execute_query(
            SQL(
                """
                INSERT INTO coop_wall_tick AS tick (company_key, last_at, "real")
                VALUES (%(key)s, %(now)s::timestamp + %(steps)s, %(real)s)
                ON CONFLICT (company_key) DO UPDATE SET
                    last_at = GREATEST(%(now)s::timestamp, tick.last_at + %(one)s) + %(steps)s,
                    "real" = tick."real" OR EXCLUDED."real"
                RETURNING last_at
                """,
                key=company_key,
                now=clock.now(),
                one=_MICROSECOND,
                steps=steps,
                real=not clock._is_moved(),
            )
        )
        self.invalidate_model(flush=False)
        return rows[0][0] - steps

    @api.model
    def _extend(self, company_key, count):
        """Give out moments right after those just taken, under the lock that is still held."""
        self.env.cr.execute(
            SQL(
                "UPDATE coop_wall_tick SET last_at = last_at + %s WHERE company_key = %s",
                count * _MICROSECOND,
                company_key,
            )
        )
        self.invalidate_model(flush=False)

    @api.model
    def _settle(self, company_key, known_at=None):
        """Make sure that what is known at a moment can no longer change, and return the moment.

        Waits for whoever records at this time; needs a cursor that may write. Whoever prints
        "as known at" calls this first.

        :param datetime known_at: naive UTC; now by default
        :raise UserError: for a moment in the future
        """
        now = self._take(company_key)
        if known_at is None:
            return now
        if known_at > now:
            raise UserError(
                self.env._("What will be known on a day to come cannot be printed yet.")
            )
        return known_at

    @api.model
    def _lock(self, company_key):
        self.env.execute_query(SQL("SELECT pg_advisory_xact_lock(%s, %s)", _LOCK, company_key))

    @api.model
    def _may_move_clock(self):
        """Return whether nothing behind the wall was recorded at its real time."""
        self.env.flush_all()
        tables = [SQL.identifier(m._table) for m in self.env["coop.wall"]._get_walled_models()]
        last_of_all = [
            self.env.execute_query(SQL("SELECT max(recorded_at) FROM %s", table))[0][0]
            for table in tables
        ]
        if not any(last_of_all):
            # Nothing was ever kept: what was given out and rolled back binds nobody.
            self.env.execute_query(SQL("DELETE FROM coop_wall_tick RETURNING id"))
            self.invalidate_model(flush=False)
            return True
        real, last_tick = self.env.execute_query(
            SQL('SELECT bool_or("real"), max(last_at) FROM coop_wall_tick')
        )[0]
        # Rows beyond the last tick came from elsewhere, by SQL: those are real too.
        return real is False and max(filter(None, last_of_all)) <= last_tick
