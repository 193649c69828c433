from odoo import api, models


class CoopEvidence(models.AbstractModel):
    """What members said of decisions, what was asked and answered, what was in dispute (6)."""

    _inherit = "coop.evidence"

    @api.model
    def _get_measures(self, company, date_from, date_to):
        measures = super()._get_measures(company, date_from, date_to)
        return (
            measures
            + self._get_said(company, date_from, date_to)
            + self._get_asked_of_council(company, date_from, date_to)
            + self._get_disputes(company, date_from, date_to)
        )

    def _get_said(self, company, date_from, date_to):
        _ = self.env._
        today = self.env["coop.clock"].today(company)
        said = self._find(
            "coop.review.comment", company, *self._between("said_on", date_from, date_to)
        )
        due = self._find(
            "coop.review.question", company, *self._between("answer_by", date_from, date_to)
        )
        return [
            self._measure(
                "comments_said",
                "6",
                _("What members and groups said of decisions"),
                _("Cards and words that came in this time on what the Council reviews."),
                said,
                none=_("Nobody said anything of a decision in this time."),
                is_people=True,
                on_page=True,
                picture="1F5E3.svg",
            ),
            self._measure(
                "review_questions_in_time",
                "4",
                _("Questions on decisions answered in time"),
                _("Questions to be answered in this time, answered by their day, of all."),
                due.filtered(lambda one: one.answered_on and one.answered_on <= one.answer_by),
                due,
                none=_("No question was to be answered in this time."),
                gaps=[
                    (
                        one,
                        _("A question is not answered: “%(name)s”.", name=one.decision_id.name),
                        one.answer_by,
                    )
                    for one in due
                    if not one.answered_on and one.answer_by < today
                ],
                picture="2753.svg",
            ),
        ]

    def _get_asked_of_council(self, company, date_from, date_to):
        _ = self.env._
        today = self.env["coop.clock"].today(company)
        due = self._find(
            "coop.council.question",
            company,
            ("state", "!=", "withdrawn"),
            *self._between("due_on", date_from, date_to),
        )
        return [
            self._measure(
                "council_questions_in_time",
                "6",
                _("Questions to the Council answered in time"),
                _("Questions to be answered in this time, answered by their day, of all."),
                due.filtered(lambda one: one.answered_on and one.answered_on <= one.due_on),
                due,
                none=_("No question was to be answered in this time."),
                gaps=[
                    (one, _("A question to the Council is not answered."), one.due_on)
                    for one in due
                    if not one.answered_on and one.due_on < today
                ],
                picture="1F4AC.svg",
            )
        ]

    def _get_disputes(self, company, date_from, date_to):
        _ = self.env._
        opened = self._find(
            "coop.dispute", company, *self._between("opened_on", date_from, date_to)
        )
        return [
            self._measure(
                "disputes_settled",
                "6",
                _("Disputes that were settled"),
                _("Disputes opened in this time that are settled by now, of all opened."),
                opened.filtered(lambda one: one.state == "settled"),
                opened,
                none=_("The Council and the Board were not in dispute in this time."),
                gaps=[
                    (
                        one,
                        _("A dispute goes on: “%(name)s”.", name=one.decision_id.name),
                        one.due_on,
                    )
                    for one in opened
                    if one.is_late
                ],
                picture="2696.svg",
            )
        ]
