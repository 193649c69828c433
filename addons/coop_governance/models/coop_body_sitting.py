from collections import Counter

from odoo import api, fields, models
from odoo.tools import format_date


class CoopBody(models.Model):
    """Who sits on a body on a day, and when their terms end."""

    _inherit = "coop.body"

    seat_count = fields.Integer("Seats there", compute="_compute_sitting")
    held_count = fields.Integer("Seats held", compute="_compute_sitting")
    vacancy_count = fields.Integer("Seats vacant", compute="_compute_sitting")
    next_end = fields.Date("Next term ends", compute="_compute_sitting")
    warning = fields.Text("Look at this", compute="_compute_warning")

    @api.depends("seat_ids", "term_ids")
    def _compute_sitting(self):
        for body in self:
            today = self.env["coop.clock"].today(body.company_id)
            seats = body.seat_ids.filtered(
                lambda seat, today=today: not seat.is_office and seat._is_there(today)
            )
            terms = body._get_terms_on(today)
            body.seat_count = len(seats)
            body.held_count = len(terms)
            body.vacancy_count = len(seats - terms.seat_id)
            body.next_end = min(filter(None, terms.mapped("date_to")), default=False)

    def _get_terms_on(self, day, offices=False):
        """Return the terms that hold on a day, of seats or of offices held besides."""
        self.ensure_one()
        return self.term_ids.filtered(
            lambda term: term.is_office == offices and term._stands_on(day)
        )

    def _get_ends_by_year(self, day):
        """Return {year: how many terms that hold on a day end in it, as planned}."""
        ends = self._get_terms_on(day).mapped("date_to")
        return dict(sorted(Counter(end.year for end in ends if end).items()))

    @api.depends("seat_ids", "term_ids", "rules_ids")
    def _compute_warning(self):
        for body in self:
            body.warning = "\n".join(body._get_warnings()) or False

    def _get_warnings(self):
        """Return what somebody should look at: sentences. Upper floors add theirs."""
        self.ensure_one()
        today = self.env["coop.clock"].today(self.company_id)
        rules = self._get_rules(today)
        warnings = []
        if self.seat_ids and not rules:
            warnings.append(
                self.env._(
                    "No rules are entered for this body: how long a term is, how often somebody "
                    "may serve, how a vacancy is filled."
                )
            )
        seats = len(self.seat_ids.filtered(lambda s: not s.is_office and s._is_there(today)))
        for year, count in self._get_ends_by_year(today).items():
            if rules.most_ending and seats > 1 and count * 100 > rules.most_ending * seats:
                warnings.append(
                    self.env._(
                        "%(count)s of %(seats)s seats fall free in %(year)s. Shorter or longer "
                        "terms at the next election spread them.",
                        count=count,
                        seats=seats,
                        year=str(year),
                    )
                )
        late = self.vacancy_ids.filtered("is_late")
        for vacancy in late:
            warnings.append(
                self.env._(
                    "The seat “%(seat)s” was to be filled by %(day)s.",
                    seat=vacancy.seat_id._get_label(),
                    day=format_date(self.env, vacancy.due_on),
                )
            )
        return warnings
