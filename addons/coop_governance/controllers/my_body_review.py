"""The review of a body's own work: answered by who sits there, and read by them afterwards."""

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.form import FormController
from odoo.addons.coop_access.controllers.whom import member_route

from ..forms import review_form
from .my_bodies import HOME, my_terms, render


def my_reviews():
    """Return the reviews of the bodies on which the person of this page sits today."""
    bodies = my_terms().filtered(lambda term: term.state == "now" and not term.is_office).body_id
    # sudo: who sits there is asked, and told what came out
    reviews = request.env["coop.body.review"].sudo()
    found = reviews.search([("body_id", "in", bodies.ids), ("state", "!=", "draft")])
    return found.with_context(lang=request.env.lang or "en_GB")


class MyBodyReview(FormController, http.Controller):
    form_code = "body-review"
    form_done_template = "coop_governance.body_review_done"

    @member_route(f"{HOME}/review/<int:number>", helped="meetings", methods=["GET", "POST"])
    def review(self, number):
        review = self._find(number)
        if not review:
            return request.redirect(request.whom.url(HOME))
        if request.httprequest.method == "GET" and not request.params.get("step"):
            return render(
                "coop_governance.body_review_begin",
                my_terms(),
                review=review,
                go_url=request.whom.url(f"{HOME}/review/{number}?step=start"),
            )
        return self._form_handle(f"{HOME}/review/{number}")

    @member_route(f"{HOME}/review/<int:number>/paper", helped="meetings", methods=["GET"])
    def paper(self, number):
        """The same questions on paper."""
        review = self._find(number)
        if not review:
            return request.redirect(request.whom.url(HOME))
        return self._form_print(f"{HOME}/review/{number}")

    @member_route(f"{HOME}/review/<int:number>/results", helped="meetings", methods=["GET"])
    def results(self, number):
        """What came out, and what is going to be done about it."""
        review = my_reviews().filtered(lambda row: row.id == number and row.told_on)
        if not review:
            return request.redirect(request.whom.url(HOME))
        return render("coop_governance.body_review_results", my_terms(), review=review)

    def _find(self, number):
        """Return the review that is open to the person of this page, or none.

        Who has just answered may read the thanks, and nothing else of it.
        """
        review = my_reviews().filtered(lambda row: row.id == number)
        request.coop_review = review
        request.coop_holder = self._my_holder(review)
        thanks = request.params.get("step") == "done"
        open_to = review and (review._may_answer(request.coop_holder) or thanks)
        return review if open_to else review.browse()

    def _my_holder(self, review):
        terms = my_terms().filtered(lambda term: term.body_id == review.body_id)
        return terms.holder_id[:1]

    def _form_company(self):
        return request.coop_review.company_id

    def _get_form(self):
        review = request.coop_review
        return review_form(
            f"{self.form_code}-{review.id}",
            [(question.id, question.name) for question in review.question_ids],
        )

    def _form_values(self, run):
        return {
            "review": request.coop_review,
            "coop_company": request.coop_review.company_id,
            "paper_url": request.whom.url(f"{HOME}/review/{request.coop_review.id}/paper"),
        }

    def _form_done(self, draft, answers):
        review = request.coop_review
        review._answer(
            request.coop_holder,
            {
                question.id: (
                    answers[f"value{question.id}"],
                    answers.get(f"words{question.id}"),
                )
                for question in review.question_ids
            },
            request.whom.channel,
        )
