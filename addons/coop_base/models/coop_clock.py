from contextlib import closing, contextmanager
from datetime import date, datetime, time, timedelta, timezone
from weakref import WeakKeyDictionary, WeakSet

import pytz

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..cleardays import FIRST_YEAR, add_working_days

DEFAULT_TZ = "Europe/London"
# Cursor -> the moment at which its clock is held. Not in ``cr.cache``: Odoo empties that whenever
# it sets up the registry anew, and the clock would go on unnoticed.
_MOVED = WeakKeyDictionary()
# Cursors of which nothing is kept.
_THROWN_AWAY = WeakSet()


class CoopClock(models.AbstractModel):
    """The one clock that all business facts are dated by.

    Moments are naive UTC as everywhere in Odoo, with microseconds; days are days of the co-op's
    time zone. It follows Python's clock. Only the builder of the demo moves it, and whoever
    rehearses in a transaction that is thrown away. The move is bound to that cursor: no other
    request, thread or process sees it.
    """

    _name = "coop.clock"
    _description = "Clock of the co-op"

    @api.private
    def now(self):
        """Return the present moment as a naive UTC datetime."""
        moved_to = _MOVED.get(self.env.cr)
        return moved_to or datetime.now(timezone.utc).replace(tzinfo=None)

    @api.private
    def today(self, company=None):
        """Return the present day where the co-op is.

        :param company: a company; that of the environment by default
        """
        return self.day_of(self.now(), company)

    @api.private
    def day_of(self, moment, company=None):
        """Return the day on which a naive UTC moment falls where the co-op is."""
        moment = fields.Datetime.to_datetime(moment)
        return pytz.utc.localize(moment).astimezone(self._zone(company)).date()

    @api.private
    def start_of_day(self, day, company=None):
        """Return the naive UTC moment at which a day begins where the co-op is."""
        zone = self._zone(company)
        midnight = datetime.combine(fields.Date.to_date(day), time.min)
        try:
            local = zone.localize(midnight, is_dst=None)
        except pytz.NonExistentTimeError:
            # Some zones go over to summer time at midnight: the day begins an hour later.
            local = zone.normalize(zone.localize(midnight, is_dst=False))
        except pytz.AmbiguousTimeError:
            # Some go back at midnight: the day begins with the first of the two.
            local = zone.localize(midnight, is_dst=True)
        return local.astimezone(pytz.utc).replace(tzinfo=None)

    @api.private
    def add_working_days(self, day, n, company=None):
        """Return the n-th working day after a day, by the co-op's bank holidays.

        :param date day: where counting starts; it is not counted
        :param int n: number of working days; negative to count backwards
        :raise UserError: when that is outside the years whose bank holidays are known
        """
        company = company or self.env.company
        try:
            # Of any ten days in a row at least four are worked on, Christmas and Easter included.
            span = timedelta(days=abs(n) * 3 + 14)
            holidays = self.env["coop.bank.holiday"]._dates(company, day - span, day + span)
            end = add_working_days(day, n, holidays)
        except OverflowError:
            end = date.min
        if min(day, end).year < FIRST_YEAR:
            raise UserError(
                self.env._(
                    "Working days around %(day)s cannot be counted, because the bank holidays of"
                    " that time are not known. Is the date right?",
                    day=day.isoformat(),
                )
            )
        return end

    def _zone(self, company=None):
        company = company or self.env.company
        # A portal user may not read companies, but its days are those of the co-op.
        return pytz.timezone(company.sudo().coop_tz or DEFAULT_TZ)

    @contextmanager
    def _moved_to(self, at):
        """Hold the clock at a moment, to build a history in an empty register.

        :param datetime at: naive UTC, not in the future
        :raise UserError: when the register holds anything that was recorded at its real time
        """
        cursor = self.env.cr
        before = _MOVED.get(cursor)
        thrown_away = cursor in _THROWN_AWAY
        if at > datetime.now(timezone.utc).replace(tzinfo=None) and not thrown_away:
            raise UserError(self.env._("The clock cannot be moved into the future."))
        if before is None and not self.env["coop.wall.tick"]._may_move_clock():
            raise UserError(
                self.env._(
                    "The clock cannot be moved: the register already holds real records."
                    " Build a history in a new database."
                )
            )
        _MOVED[cursor] = at
        try:
            yield
            # What was done at that moment has to be written at that moment.
            self.env.flush_all()
        finally:
            if before is None:
                _MOVED.pop(cursor, None)
            else:
                _MOVED[cursor] = before

    @contextmanager
    def _thrown_away(self, at):
        """Give an environment with a transaction of its own, in which the clock can be moved
        anywhere. Nothing that is done in it is ever kept: to rehearse what lies ahead.

        Whoever records something in the same co-op meanwhile waits until it is over.

        :param datetime at: naive UTC, where the clock stands at first
        """
        with closing(self.env.registry.cursor()) as cursor:

            def refuse():
                raise RuntimeError("what is rehearsed is not kept")

            cursor.commit = refuse
            _THROWN_AWAY.add(cursor)
            _MOVED[cursor] = at
            try:
                yield self.env(cr=cursor)
            finally:
                _MOVED.pop(cursor, None)
                cursor.rollback()
                # what was remembered meanwhile may be of records that never were
                self.env.registry.clear_cache()

    def _is_moved(self):
        return self.env.cr in _MOVED
