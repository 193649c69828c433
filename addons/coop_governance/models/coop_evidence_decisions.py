from odoo import api, models

AIMS = (
    ("aim_care", "2764.svg"),
    ("aim_work", "1F6E0.svg"),
    ("aim_community", "1F3D8.svg"),
)


class CoopEvidence(models.AbstractModel):
    """What was decided, for which aims, after what review, and who was told (1, 2, 4 and 6)."""

    _inherit = "coop.evidence"

    @api.model
    def _get_measures(self, company, date_from, date_to):
        measures = super()._get_measures(company, date_from, date_to)
        decided = self._find(
            "coop.decision",
            company,
            ("state", "=", "decided"),
            *self._between("decided_on", date_from, date_to),
        )
        return (
            measures
            + self._get_aims(decided)
            + self._get_decided(decided)
            + self._get_reviews(company, date_from, date_to)
            + self._get_tabled(company, date_from, date_to)
        )

    def _nothing_decided(self):
        return self.env._("Nothing was decided in this time.")

    def _get_aims(self, decided):
        _ = self.env._
        titles = {
            "aim_care": _("Decided for better care and support"),
            "aim_work": _("Decided for better workplaces"),
            "aim_community": _("Decided for better communities"),
        }
        return [
            self._measure(
                f"decided_{aim}",
                "1",
                titles[aim],
                _("Decisions made in this time that serve this aim, of all made."),
                decided.filtered(aim),
                decided,
                none=self._nothing_decided(),
                on_page=aim == "aim_care",
                picture=picture,
            )
            for aim, picture in AIMS
        ]

    def _get_decided(self, decided):
        _ = self.env._
        without = decided.filtered("override_on")
        return [
            self._measure(
                "decided_after_review",
                "4",
                _("Decided after the Council’s review"),
                _("Decisions for which the Board waited for the Council, of all made."),
                decided - without,
                decided,
                none=self._nothing_decided(),
                gaps=[
                    (
                        one,
                        _(
                            "Decided without waiting, and the Council has not dealt with it: "
                            "“%(name)s”.",
                            name=one.name,
                        ),
                        one.override_on,
                    )
                    for one in without
                    if not one.override_told_on
                ],
                on_page=True,
                picture="2696.svg",
            ),
            self._measure(
                "members_told",
                "6",
                _("Members were told what was decided"),
                _("Decisions made in this time of which every member was told, of all made."),
                decided.filtered("told_on"),
                decided,
                none=self._nothing_decided(),
                gaps=[
                    (one, _("Members were not told: “%(name)s”.", name=one.name), one.decided_on)
                    for one in decided
                    if not one.told_on
                ],
                on_page=True,
                picture="1F4E3.svg",
            ),
        ]

    def _get_reviews(self, company, date_from, date_to):
        _ = self.env._
        today = self.env["coop.clock"].today(company)
        concluded = self._find(
            "coop.decision.review", company, *self._between("concluded_on", date_from, date_to)
        )
        due = self._find(
            "coop.decision.review", company, *self._between("conclude_by", date_from, date_to)
        )
        # who took the decision back ended its review
        due = due.filtered(lambda one: one.concluded_on or one.decision_id.state != "withdrawn")
        in_time = due.filtered(lambda one: one.concluded_on and one.concluded_on <= one.conclude_by)
        return [
            self._measure(
                "reviews_concluded",
                "6",
                _("What the Council looked at and concluded on"),
                _("Reviews that the Council concluded in this time."),
                concluded,
                none=_("The Council concluded no review in this time."),
                on_page=True,
                picture="1F440.svg",
            ),
            self._measure(
                "reviews_in_time",
                "4",
                _("The Council concluded in time"),
                _("Reviews due in this time that were concluded by their day, of all due."),
                in_time,
                due,
                none=_("No review was due in this time."),
                gaps=[
                    (
                        one,
                        _(
                            "The Council has not concluded on “%(name)s”.",
                            name=one.decision_id.name,
                        ),
                        one.conclude_by,
                    )
                    for one in due
                    if not one.concluded_on
                    and one.conclude_by < today
                    and one.decision_id.state != "decided"
                ],
                picture="1F552.svg",
            ),
        ]

    def _get_tabled(self, company, date_from, date_to):
        """Reserved matters that were to come in this time, and whether they did."""
        _ = self.env._
        today = self.env["coop.clock"].today(company)
        matters = self._find("coop.reserved.matter", company)
        expected = matters.filtered(lambda one: one._get_expected_in(date_from, date_to, today))
        brought = expected.filtered(
            lambda one: one._get_expected_in(date_from, date_to, today) <= one._get_brought_years()
        )
        gaps = [
            (matter, _("Expected, and not brought: “%(name)s”.", name=f"{matter.name} {year}"), day)
            for matter in expected - brought
            for year, day in sorted(matter._get_expected_days(date_from, date_to, today).items())
            if year not in matter._get_brought_years()
        ]
        return [
            self._measure(
                "matters_brought",
                "2",
                _("Reserved matters that the Board brought"),
                _(
                    "Reserved matters expected in this time that were brought to the Council, of "
                    "all expected."
                ),
                brought,
                expected,
                none=_("No reserved matter was expected in this time."),
                gaps=gaps,
                on_page=True,
                picture="1F4CB.svg",
            )
        ]


class CoopReservedMatter(models.Model):
    """Which years of a matter fall into a time."""

    _inherit = "coop.reserved.matter"

    def _get_expected_days(self, date_from, date_to, today):
        """Return {year: day} of those that were to come within a time and before today."""
        self.ensure_one()
        begins = self.valid_from or self.env["coop.clock"].day_of(
            self.create_date or self.env["coop.clock"].now(), self.company_id
        )
        days = {year: self._get_day(year) for year in range(date_from.year, date_to.year + 1)}
        return {
            year: day
            for year, day in days.items()
            if day
            and max(date_from, begins) <= day <= date_to
            and day < today
            and not (self.valid_to and day > self.valid_to)
        }

    def _get_expected_in(self, date_from, date_to, today):
        return set(self._get_expected_days(date_from, date_to, today))

    def _get_brought_years(self):
        """Return the years for which something was brought."""
        self.ensure_one()
        return {
            decision.year
            for decision in self.decision_ids
            if decision.state not in ("draft", "withdrawn")
        }
