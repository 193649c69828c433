from dateutil.relativedelta import relativedelta

from odoo import api, models
from odoo.tools import format_date

ONE_DAY = relativedelta(days=1)


class CoopOfficeTerm(models.Model):
    """How many terms in a row somebody serves, and when they may come back."""

    _inherit = "coop.office.term"

    @api.model
    def _get_too_many(self, body, partner, date_from):
        """Return why somebody may not begin another term on a body on a day, or None.

        Elections ask this of who wants to stand.
        """
        rules = body._get_rules(date_from)
        if not rules.most_terms:
            return None
        in_a_row, last_day = self._count_in_a_row(body, partner, date_from, rules)
        if in_a_row < rules.most_terms:
            return None
        return self.env._(
            "%(name)s has served %(count)s terms in a row on “%(body)s”. The rules allow "
            "%(most)s; after a break they may come back from %(day)s.",
            name=partner.sudo().name,  # sudo: the caller named the person
            count=in_a_row,
            body=body.name,
            most=rules.most_terms,
            day=format_date(self.env, self._get_back_from(last_day, rules)),
        )

    @api.model
    def _get_back_from(self, last_day, rules):
        """The first day on which a break is as long as the rules ask; one day at least."""
        return max(
            last_day + relativedelta(months=rules.break_months) + ONE_DAY,
            last_day + 2 * ONE_DAY,
        )

    @api.model
    def _count_in_a_row(self, body, partner, date_from, rules):
        """Return (how many terms in a row somebody has served before a day, their last day).

        A term that goes on in another is one with it. What fills a casual vacancy counts where
        the rules say so. A row is broken by a break as long as the rules ask.
        """
        terms = self.sudo().search(  # sudo: what the rules forbid, they forbid whoever asks
            [
                ("body_id", "=", body.id),
                ("holder_id.partner_id", "=", partner.id),
                ("is_office", "=", False),
                ("struck_on", "=", False),
                ("date_from", "<", date_from),
            ],
            order="date_from desc, id desc",
        )
        count, begins, last_day = 0, date_from, None
        for term in terms:
            ends = term.date_to or date_from - ONE_DAY
            if begins >= self._get_back_from(ends, rules):
                break
            begins = term.date_from
            last_day = last_day or ends
            if term.restores_id or (term._is_part() and not rules.casual_counts):
                continue
            count += 1
        return count, last_day

    def _is_part(self):
        """Whether somebody serves out the term of another."""
        self.ensure_one()
        filled = self.env["coop.vacancy"].sudo()  # sudo: as in _count_in_a_row
        return bool(
            filled.search_count(
                [("filled_term_id", "=", self.id), ("cause", "=", "casual")], limit=1
            )
        )
