from datetime import timedelta

from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import format_date

BATCH = 200
# Who leaves like this is not thanked by letter: others have written, or nobody can read it.
UNTOLD = ("death", "unknown", "membership", "category")
# What ended like this, and is over, is taken back by nobody: a new term begins as the rules say.
FOR_GOOD = ("removed", "disqualified", "time")


class CoopOfficeTerm(models.Model):
    """How a term ends: by itself, early, or because it never was."""

    _inherit = "coop.office.term"

    def _end(self, last_day, why, note=None, notice_on=None, period=None):
        """End a term early. The seat falls vacant the day after, and is on the list at once.

        :param date last_day: the last day on the seat, which may lie ahead
        :param str why: a code of ``ended_why`` other than "time"
        :param str note: for the office
        :param date notice_on: the day on which it was said
        :param period: the coop.membership.period with which it ended, to put a mistake right
        :return: the coop.vacancy that this makes, or none
        """
        self.ensure_one()
        # sudo: the caller has asked the right; terms are written by acts only
        term = self.sudo()
        term.body_id._lock()
        term.invalidate_recordset()
        if term.ended_why == "removed" and why != "removed":
            # it stays a removal, though they leave or die before its last day
            why, note, notice_on, period = "removed", term.ended_note, term.notice_on, None
        term._check_may_end(last_day, why)
        if last_day < term.date_from:
            # it had not begun: it never was
            term._strike(term._get_reason(why), period)
            return (
                self.env["coop.vacancy"].sudo()._raise(term.seat_id, term.date_from, "casual", term)
            )
        term.write(
            {
                "date_to": last_day,
                "ended_why": why,
                "ended_note": note,
                "notice_on": notice_on,
                "ended_period_id": period and period.id,
            }
        )
        term._close_past()
        term.seat_id.invalidate_recordset()
        vacancy = (
            self.env["coop.vacancy"]
            .sudo()
            ._raise(term.seat_id, last_day + timedelta(days=1), "casual", term)
        )
        term._end_offices(last_day, why, note, period)
        term._on_ended()
        return vacancy

    def _close_past(self):
        """Close what is over: the wall keeps it from here on."""
        for term in self:
            if term.date_to < self.env["coop.clock"].today(term.company_id):
                term.closed = True
        self.flush_recordset()

    def _get_reason(self, why):
        return dict(self._fields["ended_why"]._description_selection(self.env))[why]

    def _check_may_end(self, last_day, why):
        reasons = dict(self._fields["ended_why"].selection)
        if why not in reasons or why == "time":
            raise UserError(self.env._("Choose why the term ends."))
        if self.closed:
            raise UserError(
                self.env._(
                    "This term ended on %(day)s already.", day=format_date(self.env, self.date_to)
                )
                if not self.struck_on
                else self.env._("This term is struck out already.")
            )
        if self.date_to and last_day > self.date_to:
            raise UserError(
                self.env._(
                    "The term ends on %(day)s by itself. Nobody stays longer than they were put "
                    "there for.",
                    day=format_date(self.env, self.date_to),
                )
            )

    def _end_offices(self, last_day, why, note, period):
        """Who leaves the body leaves what they held besides, such as the chair."""
        for office in self._get_offices_after(last_day):
            office._end(last_day, why, note, period=period)

    def _get_offices_after(self, last_day):
        """Return the offices held besides this seat that would go on after a day."""
        self.ensure_one()
        if self.is_office:
            return self.browse()
        return self.search(
            [
                ("body_id", "=", self.body_id.id),
                ("holder_id", "=", self.holder_id.id),
                ("is_office", "=", True),
                ("closed", "=", False),
                ("date_from", "<=", last_day),
            ]
        ).filtered(lambda office: not office.date_to or office.date_to > last_day)

    def _check_may_strike(self):
        """Refuse, in words, to strike out by hand what is no mistake. Other parts extend this."""

    def _strike(self, reason, period=None):
        """Strike out a term that never was: entered by mistake, or ended before it began."""
        today = self.env["coop.clock"].today
        for term in self:
            if not (reason or "").strip():
                raise UserError(self.env._("Say why the term is struck out."))
            if term.closed:
                raise UserError(
                    self.env._(
                        "This term is over and kept as it is. What was a mistake is put right by "
                        "a new one."
                    )
                )
            # sudo: as in _end
            term.sudo().write(
                {
                    "struck_on": today(term.company_id),
                    "struck_why": reason.strip(),
                    "ended_period_id": period and period.id,
                    "closed": True,
                }
            )
            term.sudo().flush_recordset()
            term.seat_id.invalidate_recordset()
            # what the term had filled is open again
            vacancies = self.env["coop.vacancy"].sudo()
            vacancies.search([("filled_term_id", "=", term.id)])._reopen()

    def _undo_end(self, note=None):
        """Let terms go on whose ending was a mistake or was taken back.

        Where the last day has not passed, the term gets back the end that it had. A closed term
        stays as it is, and another goes on from the day after, to the same end. Where the seat has
        been filled since, the note of it is on the seat.

        :param str note: for the office
        """
        for term in self.sudo():  # sudo: as in _end
            if not term._may_go_on():
                continue
            vacancies = self.env["coop.vacancy"].sudo()
            mine = vacancies.search([("term_id", "=", term.id), ("state", "=", "open")])
            reason = self.env._("%(name)s goes on.", name=term.holder_id.name)
            if not term.closed:
                mine._withdraw(reason)
                term.write(
                    {
                        "date_to": term._get_end_again(term.date_to),
                        "ended_why": False,
                        "ended_note": note,
                        "notice_on": False,
                        "ended_period_id": False,
                    }
                )
                continue
            begins = term.date_from if term.struck_on else term.date_to + timedelta(days=1)
            if term.planned_to and term.planned_to < begins:
                continue
            if term.seat_id._term_on(begins) or not term.seat_id._is_there(begins):
                term.seat_id.message_post(
                    body=self.env._(
                        "%(name)s could go on here, but the seat has been filled since.",
                        name=term.holder_id.name,
                    )
                )
                continue
            mine._withdraw(reason)
            term._begin(
                term.seat_id,
                term.holder_id.partner_id,
                begins,
                "restored",
                term._get_end_again(begins),
                note,
                restores=term,
            )

    def _get_end_again(self, day):
        """Return the last day of a term that goes on after a day: as planned, but not longer than
        until somebody else takes the seat."""
        following = self.seat_id._term_after(day)
        ends = [self.planned_to] if self.planned_to else []
        if following:
            ends.append(following.date_from - timedelta(days=1))
        return min(ends, default=False)

    def action_go_on(self):
        """Somebody who had said that they leave stays after all."""
        self._check_officer()
        self.check_access("write")
        for term in self:
            if term.closed:
                raise UserError(
                    self.env._(
                        "This term is over, and stays as it is. Whoever comes back takes a seat "
                        "anew, as the rules say."
                    )
                )
            if not term._may_go_on():
                raise UserError(
                    self.env._("Who was removed does not stay after all. That was resolved.")
                )
        self._undo_end()
        return True

    def _may_go_on(self):
        """Whether the ending of a term can be taken back at all."""
        self.ensure_one()
        return self.ended_why != "removed" and not (self.closed and self.ended_why in FOR_GOOD)

    # -- by itself ---------------------------------------------------------------------------

    @api.model
    def _cron_daily(self):
        """Close what is over, tell whose term ends soon; safe to stop and to run twice."""
        self._run_in_batches(self._get_over_domain(), self._close_over)
        self._run_in_batches(self._get_ending_domain(), self._tell_ending)

    @api.model
    def _run_in_batches(self, domain, act):
        cron = self.env["ir.cron"]
        cron._commit_progress(remaining=self.search_count(domain))
        while True:
            terms = self.search(domain, limit=BATCH, order="id").try_lock_for_update()
            act(terms)
            if not cron._commit_progress(len(terms)) or not terms:
                return

    @api.model
    def _get_over_domain(self):
        today = self.env["coop.clock"].today()
        return Domain("closed", "=", False) & Domain("date_to", "<", today)

    @api.model
    def _close_over(self, terms):
        for term in terms:
            if term.closed:
                continue  # an office that ended with a seat in the same run
            early = bool(term.ended_why)
            term.write({"closed": True, "ended_why": term.ended_why or "time"})
            if early:
                continue  # all that follows was done when it was said
            after = term.date_to + timedelta(days=1)
            if term.seat_id._is_there(after) and not term.seat_id._term_on(after):
                self.env["coop.vacancy"]._raise(term.seat_id, after, "term_over", term)
            term._close_offices(after)
            term._on_ended()

    def _close_offices(self, after):
        """Whose time on the body is over leaves what they held besides, unless they sit there
        again from the day after."""
        sits_on = (
            self._get_standing_domain(after)
            & Domain("body_id", "=", self.body_id.id)
            & Domain("holder_id", "=", self.holder_id.id)
            & Domain("is_office", "=", False)
        )
        if self.is_office or self.search_count(sits_on, limit=1):
            return
        for office in self._get_offices_after(self.date_to):
            office.write({"date_to": self.date_to, "ended_why": office.ended_why or "time"})
            office._close_past()
            office.seat_id.invalidate_recordset()
            if office.seat_id._is_there(after) and not office.seat_id._term_on(after):
                self.env["coop.vacancy"]._raise(office.seat_id, after, "term_over", office)
            office._on_ended()

    def _on_ended(self):
        """After a term ended, in the same transaction. Upper floors extend this."""
        for term in self:
            if term.ended_why not in UNTOLD:
                term._tell_holder("term_ended")
