from dateutil.relativedelta import relativedelta

from odoo import fields, models
from odoo.tools import SQL

from .coop_election import GOING

# Seats that fall due within so long are looked at.
AHEAD = relativedelta(months=9)


class CoopElectionForecast(models.Model):
    """Weeks ahead: how many seats each constituency has to fill, and how many people might stand.

    A view over what is there. A row is a constituency of a body with seats that are empty or
    become so; ``missing`` says for how many of them nobody is in sight.
    """

    _name = "coop.election.forecast"
    _description = "Seats and people who might stand"
    _auto = False
    _order = "missing desc, body_id, constituency_id"
    _rec_name = "constituency_id"

    company_id = fields.Many2one("res.company", "Co-op", readonly=True)
    body_id = fields.Many2one("coop.body", readonly=True)
    constituency_id = fields.Many2one("coop.constituency", readonly=True)
    seats = fields.Integer("Seats to fill", readonly=True)
    first_free = fields.Date("Free from", readonly=True)
    standing = fields.Integer("Want to stand", readonly=True)
    # beside the names of those who are interested the number would tell who belongs where
    interested = fields.Integer(
        "Might be interested",
        readonly=True,
        groups="coop_membership.group_support_status",
        help="Without those who have handed in a nomination.",
    )
    missing = fields.Integer("Nobody in sight", readonly=True, help="Seats without a candidate.")

    _depends = {
        "coop.seat": ["body_id", "constituency_id", "is_office", "date_from", "date_to"],
        "coop.office.term": ["seat_id", "date_to", "struck_on"],
        "coop.election": ["state", "is_rehearsal", "body_id"],
        "coop.election.contest": ["constituency_id", "election_id"],
        "coop.election.candidate": ["contest_id", "membership_id", "state"],
        "coop.election.interest": ["membership_id", "state"],
        "coop.membership": ["area_id", "company_id"],
        "coop.membership.period": ["membership_id", "category_id", "date_from", "date_to"],
    }

    @property
    def _table_query(self):
        today = self.env["coop.clock"].today()
        return SQL(
            """
            SELECT d.id, d.company_id, d.body_id, d.constituency_id, d.seats, d.first_free,
                   COALESCE(s.standing, 0)::int AS standing,
                   COALESCE(i.interested, 0)::int AS interested,
                   GREATEST(d.seats - COALESCE(s.standing, 0), 0)::int AS missing
              FROM (%(due)s) AS d
              LEFT JOIN (%(standing)s) AS s
                ON s.body_id = d.body_id AND s.constituency_id = d.constituency_id
              LEFT JOIN (%(interested)s) AS i ON i.constituency_id = d.constituency_id
            """,
            due=self._sql_due(today),
            standing=self._sql_standing(),
            interested=self._sql_interested(today),
        )

    def _sql_due(self, today):
        """Seats of constituencies on bodies that members elect, that are empty by a day."""
        return SQL(
            """
            SELECT min(seat.id) AS id, seat.company_id, seat.body_id, seat.constituency_id,
                   count(*)::int AS seats,
                   min(GREATEST(COALESCE(held.until + 1, %(today)s), %(today)s))::date
                       AS first_free
              FROM coop_seat seat
              LEFT JOIN (SELECT t.seat_id, max(COALESCE(t.date_to, 'infinity'::date)) AS until
                           FROM coop_office_term t
                          WHERE t.struck_on IS NULL
                          GROUP BY t.seat_id) held ON held.seat_id = seat.id
             WHERE seat.is_office IS NOT TRUE AND seat.constituency_id IS NOT NULL
               AND seat.date_from <= %(until)s
               AND (seat.date_to IS NULL OR seat.date_to > %(until)s)
               AND (held.until IS NULL OR held.until <= %(until)s)
             GROUP BY seat.company_id, seat.body_id, seat.constituency_id
            """,
            today=today,
            until=today + AHEAD,
        )

    def _sql_standing(self):
        """Candidates of elections that go on, who are in the running."""
        return SQL(
            """
            SELECT e.body_id, k.constituency_id, count(*)::int AS standing
              FROM coop_election_candidate c
              JOIN coop_election_contest k ON k.id = c.contest_id
              JOIN coop_election e ON e.id = c.election_id
             WHERE c.state IN ('handed_in', 'accepted') AND e.state = ANY (%s)
               AND e.is_rehearsal IS NOT TRUE
             GROUP BY e.body_id, k.constituency_id
            """,
            list(GOING),
        )

    def _sql_interested(self, today):
        """Members who might be interested, by the constituency to which they belong today."""
        # sudo: which constituencies there are; the number is for those who may know
        constituencies = self.env["coop.constituency"].sudo().search([])
        constituencies._flush_members()
        parts = [
            SQL(
                "SELECT %s::int AS constituency_id, here.id FROM (%s) AS here",
                one.id,
                one._sql_members(today),
            )
            for one in constituencies
        ]
        everybody = (
            SQL(" UNION ALL ").join(parts)
            if parts
            else SQL("SELECT NULL::int AS constituency_id, NULL::int AS id WHERE FALSE")
        )
        return SQL(
            """
            SELECT m.constituency_id, count(*)::int AS interested
              FROM (%s) AS m
              JOIN coop_election_interest n ON n.membership_id = m.id
               AND n.state IN ('interested', 'arranged')
             WHERE NOT EXISTS (SELECT FROM coop_election_candidate c
                                 JOIN coop_election e ON e.id = c.election_id
                                WHERE c.membership_id = m.id AND e.state = ANY (%s)
                                  AND c.state IN ('handed_in', 'accepted'))
             GROUP BY m.constituency_id
            """,
            everybody,
            list(GOING),
        )
