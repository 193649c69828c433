from datetime import date, timedelta

from odoo import api, models
from odoo.tools import format_date

DAY = timedelta(days=1)
OPEN = date.max


class CoopEmployment(models.Model):
    """Employment is a ground to qualify: what is confirmed feeds ``coop.qualification``.

    Rows that came from Employees follow it in all. Rows that the office, an application or an
    import recorded are ended by it when the work ends, never begun later or taken away: the
    register may rest on them. Every change of a row is noted in its evidence, with the day.
    """

    _inherit = "coop.employment"

    def _feed(self, spans=None):
        """Bring the qualifications of these people into line.

        :param spans: as ``_get_spans`` gives them, when the caller has them already
        """
        # sudo: a qualification follows from a confirmed employment, whoever may read it
        people = self.sudo()
        for company, employments in people.grouped("company_id").items():
            category = self.env["coop.membership.category"].sudo()._fed_by_employment(company)
            if not category:
                continue
            today = self.env["coop.clock"].today(company)
            known = spans
            if known is None:
                known = self._get_spans(employments.partner_id, today)
            rows = (
                self.env["coop.qualification"]
                .sudo()
                .search(
                    [
                        ("partner_id", "in", employments.partner_id.ids),
                        ("category_id", "=", category.id),
                    ],
                    order="date_from",
                )
            )
            rows_of, same_of = rows.grouped("partner_id"), employments.grouped("partner_id")
            new = []
            for partner, same in same_of.items():
                expected = known.get((partner.id, company.id), [])
                new += same._feed_person(
                    category, rows_of.get(partner, rows.browse()), expected, today
                )
            rows.exists().flush_recordset()
            self.env["coop.qualification"].sudo().create(new)

    def _feed_person(self, category, rows, expected, today):
        """Put right the rows of a person; return values of those that are missing."""
        for row in rows:
            if row.source != "hr":
                self._end_row(row, expected, today)
            elif not self._fit_row(row, expected, today):
                rows -= row
        missing = []
        for first, last in _minus(expected, [(row.date_from, row.date_to) for row in rows]):
            before = rows.filtered(
                lambda row, day=first - DAY: row.source == "hr" and row.date_to == day
            )
            if before:
                self._change_row(before, before.date_from, last, today)
            else:
                missing.append((first, last))
        return [
            {
                "partner_id": self.partner_id.id,
                "category_id": category.id,
                "source": "hr",
                "date_from": first,
                "date_to": last,
                "evidence": self._dated(today, self.env._("from Employees")),
            }
            for first, last in missing
        ]

    def _fit_row(self, row, expected, today):
        """A row that came from Employees is what Employees says of its days, and no more.

        :return: whether anything is left of it
        """
        pieces = _minus([(row.date_from, row.date_to)], _minus_all(expected))
        if pieces == [(row.date_from, row.date_to)]:
            # it may also go on longer than it did
            return True
        if not pieces:
            # never qualified on any of these days: it would say the opposite of what is known
            self[:1].message_post(
                body=self.env._(
                    "Not employed from %(begin)s to %(end)s after all: that ground is gone.",
                    begin=format_date(self.env, row.date_from),
                    end=format_date(self.env, row.date_to) or "…",
                )
            )
            row.unlink()
            return False
        first, last = pieces[0]
        self._change_row(row, first, last, today)
        # further pieces of the same row are made as missing ones
        return True

    @api.model
    def _end_row(self, row, expected, today):
        """A row of the office ends when the work ends that it rests on."""
        during = [span for span in expected if _overlap(span, (row.date_from, row.date_to))]
        last = during[-1][1] if during and during[-1] == expected[-1] else None
        if last and (not row.date_to or row.date_to > last):
            self._change_row(row, row.date_from, last, today)

    @api.model
    def _change_row(self, row, first, last, today):
        def words(begin, end):
            if not end:
                return self.env._("from %(begin)s", begin=format_date(self.env, begin))
            return self.env._(
                "%(begin)s to %(end)s",
                begin=format_date(self.env, begin),
                end=format_date(self.env, end),
            )

        note = self._dated(
            today,
            self.env._(
                "Employees: %(now)s (before: %(before)s)",
                now=words(first, last),
                before=words(row.date_from, row.date_to),
            ),
        )
        evidence = "\n".join(filter(None, [row.evidence, note]))
        row.write({"date_from": first, "date_to": last, "evidence": evidence})

    @api.model
    def _dated(self, day, text):
        return f"{format_date(self.env, day)}: {text}"


def _overlap(one, other):
    return one[0] <= (other[1] or OPEN) and other[0] <= (one[1] or OPEN)


def _minus(spans, taken):
    """Parts of ``spans`` that no span of ``taken`` covers; spans are (first, last or None)."""
    left = list(spans)
    for begin, end in taken:
        parts = []
        for first, last in left:
            if not _overlap((first, last), (begin, end)):
                parts.append((first, last))
                continue
            if first < begin:
                parts.append((first, begin - DAY))
            if end and (not last or last > end):
                parts.append((end + DAY, last))
        left = parts
    return left


def _minus_all(spans):
    """The days outside ``spans``, from the first to the last day there is."""
    return _minus([(date.min, None)], spans)
