from odoo import api, models


class CoopEvidence(models.AbstractModel):
    """What the Council asked and what the Board answered (principle 6)."""

    _inherit = "coop.evidence"

    @api.model
    def _get_measures(self, company, date_from, date_to):
        measures = super()._get_measures(company, date_from, date_to)
        return (
            measures
            + self._get_asked(company, date_from, date_to)
            + self._get_answered(company, date_from, date_to)
        )

    def _get_asked(self, company, date_from, date_to):
        _ = self.env._
        asked = self._find(
            "coop.review.request",
            company,
            ("stands", "=", True),
            *self._between("review_id.concluded_on", date_from, date_to),
        )
        return [
            self._measure(
                "requests_asked",
                "6",
                _("What the Council asked of the Board"),
                _("Requests in the conclusions of the Council in this time."),
                asked,
                none=_("The Council asked for nothing in this time."),
                on_page=True,
                picture="1F64B.svg",
            )
        ]

    def _get_answered(self, company, date_from, date_to):
        _ = self.env._
        today = self.env["coop.clock"].today(company)
        answered = self._find(
            "coop.review.request", company, *self._between("answered_on", date_from, date_to)
        )
        due = self._find(
            "coop.review.request",
            company,
            ("stands", "=", True),
            *self._between("due_on", date_from, date_to),
        )
        on_time = due.filtered(lambda one: one.answered_on and one.answered_on <= one.due_on)
        waiting = due.filtered(lambda one: not one.answered_on and one.due_on < today)
        measures = [
            self._measure(
                "requests_on_time",
                "6",
                _("Answered by the Board in time"),
                _("Requests due in this time that were answered by their day, of all due."),
                on_time,
                due,
                none=_("No answer of the Board was due in this time."),
                gaps=[
                    (
                        one,
                        _(
                            "The Board has not answered what the Council asked: “%(decision)s”.",
                            decision=one.decision_id.name,
                        ),
                        one.due_on,
                    )
                    for one in waiting
                    if one.decision_id.state != "withdrawn"
                ],
                on_page=True,
                picture="1F4C5.svg",
            ),
            self._measure(
                "answer_days",
                "6",
                _("How long the Board took to answer"),
                _("Days from the Council’s conclusion to the answer: the mean of all answers."),
                answered,
                value=sum(answered.mapped("days")) / len(answered) if answered else 0.0,
                unit="days",
                none=_("The Board answered nothing in this time."),
            ),
        ]
        said = {
            "accepted": _("The Board said yes"),
            "partly": _("The Board said yes in part"),
            "refused": _("The Board said no"),
        }
        for code, title in said.items():
            measures.append(
                self._measure(
                    f"requests_{code}",
                    "6",
                    title,
                    _("Requests with this answer, of all that were answered in this time."),
                    answered.filtered(lambda one, code=code: one.answer == code),
                    answered,
                    none=_("The Board answered nothing in this time."),
                    picture={"accepted": "1F44D.svg", "partly": "1F914.svg"}.get(code, "1F44E.svg"),
                )
            )
        return measures
