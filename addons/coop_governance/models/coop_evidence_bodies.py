from odoo import api, models
from odoo.fields import Domain


class CoopEvidence(models.AbstractModel):
    """Seats, vacancies, first steps, interests, what bodies promised, filings (2, 3 and 5)."""

    _inherit = "coop.evidence"

    @api.model
    def _get_measures(self, company, date_from, date_to):
        measures = super()._get_measures(company, date_from, date_to)
        day = min(date_to, self.env["coop.clock"].today(company))
        return (
            measures
            + self._get_seats(company, day)
            + self._get_vacancies(company, date_from, date_to)
            + self._get_filings(company, date_from, date_to)
            + self._get_honest(company, date_from, date_to, day)
            + self._get_able(company, date_from, date_to)
        )

    def _get_seats(self, company, day):
        _ = self.env._
        seats = self._find(
            "coop.seat", company, ("is_office", "=", False), ("body_id.active", "=", True)
        ).filtered(lambda seat: seat._is_there(day))
        standing = self.env["coop.office.term"]._get_standing_domain(day)
        held = seats.filtered_domain(Domain("term_ids", "any", standing))
        none = _("There is no seat on a body.")
        return [
            self._measure(
                "seats_held",
                "2",
                _("Seats that somebody holds"),
                _("Seats held on the last day of this time, of all that there are."),
                held,
                seats,
                none=none,
                gaps=[
                    (seat, _("Nobody sits here: %(name)s.", name=seat.display_name), False)
                    for seat in seats - held
                ],
                on_page=True,
                picture="1FA91.svg",
            ),
            self._measure(
                "seats_described",
                "2",
                _("Seats that say what somebody there does"),
                _("Seats with a role card, of all that there are."),
                seats.filtered("role_text_id"),
                seats,
                none=none,
                picture="1F4CB.svg",
            ),
        ]

    def _get_vacancies(self, company, date_from, date_to):
        _ = self.env._
        today = self.env["coop.clock"].today(company)
        due = self._find(
            "coop.vacancy",
            company,
            ("state", "!=", "withdrawn"),
            *self._between("due_on", date_from, date_to),
        )
        filled = due.filtered(
            lambda one: one.filled_term_id and one.filled_term_id.date_from <= one.due_on
        )
        return [
            self._measure(
                "vacancies_filled",
                "2",
                _("Empty seats that were filled in time"),
                _("Seats to be filled in this time that were filled by their day, of all."),
                filled,
                due,
                none=_("No empty seat was to be filled in this time."),
                gaps=[
                    (one, _("Still empty: %(name)s.", name=one.seat_id.display_name), one.due_on)
                    for one in due
                    if one.state == "open" and one.due_on < today
                ],
                picture="1F511.svg",
            )
        ]

    def _get_filings(self, company, date_from, date_to):
        _ = self.env._
        today = self.env["coop.clock"].today(company)
        due = self._find(
            "coop.filing",
            company,
            ("dropped_on", "=", False),
            *self._between("due_on", date_from, date_to),
        )
        return [
            self._measure(
                "filings_in_time",
                "2",
                _("Told to the registers in time"),
                _("What was to be filed about trustees in this time, done by its day, of all."),
                due.filtered(lambda one: one.filed_on and one.filed_on <= one.due_on),
                due,
                none=_("Nothing was to be filed in this time."),
                gaps=[
                    (one, _("Not filed: %(name)s.", name=one.kind_id.name), one.due_on)
                    for one in due
                    if not one.filed_on and one.due_on < today
                ],
                picture="1F3E2.svg",
            )
        ]

    def _get_honest(self, company, date_from, date_to, day):
        _ = self.env._
        sits = self.env["coop.office.term"]._get_standing_domain(day)
        on_bodies = Domain("body_id.kind", "in", ("council", "board"))
        holders = self._find(
            "coop.office.holder", company, *Domain("term_ids", "any", sits & on_bodies)
        )
        looked = holders.filtered(
            lambda one: one.interests_on and date_from <= one.interests_on <= date_to
        )
        promises = self._find(
            "coop.body.review.promise", company, *self._between("due_on", date_from, date_to)
        )
        today = self.env["coop.clock"].today(company)
        return [
            self._measure(
                "interests_looked_through",
                "3",
                _("Looked through the list of their interests"),
                _(
                    "People on the Council and the Board on the last day who looked through their "
                    "list in this time, of all."
                ),
                looked,
                holders,
                none=_("Nobody sat on the Council or the Board."),
                is_people=True,
                on_page=True,
                picture="1F50D.svg",
            ),
            self._measure(
                "promises_kept",
                "3",
                _("What bodies promised themselves, and did"),
                _(
                    "What a body said it will do after it looked at its own work, due in this time "
                    "and done, of all."
                ),
                promises.filtered("done_on"),
                promises,
                none=_("No promise of a body was due in this time."),
                gaps=[
                    (
                        one,
                        _("Promised and not done: %(name)s.", name=one.review_id.display_name),
                        one.due_on,
                    )
                    for one in promises
                    if not one.done_on and one.due_on < today
                ],
                picture="1F91D.svg",
            ),
        ]

    def _get_able(self, company, date_from, date_to):
        _ = self.env._
        today = self.env["coop.clock"].today(company)
        steps = self._find(
            "coop.term.step",
            company,
            ("state", "!=", "dropped"),
            ("term_id.struck_on", "=", False),
            *self._between("due_on", date_from, date_to),
        )
        reviews = self._find(
            "coop.body.review",
            company,
            ("state", "!=", "draft"),
            *self._between("open_to", date_from, date_to),
        )
        return [
            self._measure(
                "first_steps_done",
                "5",
                _("First steps of those who are new, done in time"),
                _("First steps due in this time that were done by their day, of all."),
                steps.filtered(lambda one: one.done_on and one.done_on <= one.due_on),
                steps,
                none=_("No first step was due in this time."),
                gaps=[
                    (one, _("A first step is not done: “%(name)s”.", name=one.name), one.due_on)
                    for one in steps
                    if not one.done_on and one.due_on < today
                ],
                on_page=True,
                picture="1F331.svg",
            ),
            self._measure(
                "own_work_looked_at",
                "5",
                _("Bodies looked at their own work, and told"),
                _("Reviews of a body’s own work in this time of which people were told, of all."),
                reviews.filtered("told_on"),
                reviews,
                none=_("No body looked at its own work in this time."),
                gaps=[
                    (
                        one,
                        _("Nobody was told what came out: %(name)s.", name=one.display_name),
                        one.open_to,
                    )
                    for one in reviews
                    if not one.told_on and one.open_to < today
                ],
                picture="1F914.svg",
            ),
        ]
