from datetime import datetime, timedelta

from odoo import api, models
from odoo.tools import SQL


class CoopRegisterEntry(models.Model):
    """What was known when: the instants at which a register is read."""

    _inherit = "coop.register.entry"

    @api.model
    def _known_instant(self, company, known_at=None):
        """The instant that stands for what was known: the last record made by then.

        The lock under which the wall stamps `recorded_at` is held until commit, so whoever reads
        sees all records up to one instant and none after it. That instant, and not the hour on
        the reader's clock, is what a printed register shows: a record made before the clock's
        hour and committed after the reading (a late commit) lies after it, and printing again as
        known at it gives the same register for ever.

        :param known_at: a day (known by its end, in the co-op's zone), a naive UTC datetime
            (known at it), or None (now)
        :return: naive UTC datetime; `datetime.min` while nothing had been recorded
        """
        if known_at is None:
            limit = datetime.max
        elif isinstance(known_at, datetime):
            limit = known_at
        else:
            clock = self.env["coop.clock"]
            limit = clock.start_of_day(known_at + timedelta(days=1), company)
            limit -= timedelta(microseconds=1)
        newest = []
        for name in self._get_known_models():
            model = self.env[name]
            model.flush_model()
            newest.append(
                SQL(
                    "(SELECT recorded_at FROM %s WHERE company_id = %s AND recorded_at <= %s"
                    " ORDER BY recorded_at DESC LIMIT 1)",
                    SQL.identifier(model._table),
                    company.id,
                    limit,
                )
            )
        [[last]] = self.env.execute_query(
            SQL("SELECT max(recorded_at) FROM (%s) AS last", SQL(" UNION ALL ").join(newest))
        )
        return last or datetime.min

    @api.model
    def _get_known_models(self):
        """Models behind the wall of which a register is made. Others add theirs."""
        return ["coop.register.entry", "coop.register.head"]
