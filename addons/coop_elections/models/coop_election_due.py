from collections import defaultdict

from odoo import api, models
from odoo.fields import Domain


class CoopElection(models.Model):
    """Which seats fall due, and whether members are enough for the first election."""

    _inherit = "coop.election"

    @api.model
    def _get_due_seats(self, body, until, rehearsal=False):
        """Return the seats that have to be filled by an election, until a day.

        Those that are vacant and stay so until then, by whatever remedy the rules name, and those
        whose term ends by then. A seat for which an election is planned already is left out, but
        for a rehearsal.

        :param body: coop.body
        :param date until: the last day
        :param bool rehearsal: whether it is for a rehearsal
        :return: coop.seat
        """
        # sudo: which seats fall due follows from terms; whoever plans reads seats
        seats = body.sudo().seat_ids.filtered(lambda seat: not seat.is_office)
        planned = self.sudo().search(
            [
                ("body_id", "=", body.id),
                ("is_over", "=", False),
                ("is_rehearsal", "=", False),
            ]
        )
        if not rehearsal:
            seats -= planned.contest_ids.seat_ids
        due = seats.filtered(lambda seat: self._is_due(seat, until))
        return due.with_env(self.env)

    @api.model
    def _is_due(self, seat, until):
        """Whether nobody sits there on the day after."""
        today = self.env["coop.clock"].today(seat.company_id)
        day = max(until, today)
        if seat.date_to and seat.date_to <= day:
            return False
        last = seat.term_ids.filtered(
            lambda term: not term.struck_on and (not term.date_to or term.date_to > day)
        )
        return not last

    @api.model
    def _group_due_seats(self, seats):
        """Return [(constituency, seats)], in the order of constituencies."""
        groups = defaultdict(lambda: self.env["coop.seat"])
        for seat in seats:
            groups[seat.constituency_id] |= seat
        return sorted(groups.items(), key=lambda pair: (pair[0].sequence, pair[0].id))

    @api.model
    def _get_threshold(self, company):
        """Return the co-op's threshold where it was reached and no election has begun yet."""
        # sudo: that members are enough is a fact of the co-op, whoever plans
        return (
            self.env["coop.threshold"]
            .sudo()
            .search(
                Domain("company_id", "=", company.id)
                & Domain("begun_on", "=", False)
                & Domain("is_past", "=", False),
                limit=1,
            )
        )
