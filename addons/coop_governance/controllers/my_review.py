"""Members and councillors say what they think of a decision, and ask: one thing at a time."""

from odoo import http
from odoo.exceptions import UserError
from odoo.http import content_disposition, request

from odoo.addons.coop_access.controllers.form import FormController
from odoo.addons.coop_access.controllers.whom import member_route
from odoo.addons.coop_membership.controllers.co_op import number_in_address

from ..forms import review_question_form, say_form
from .members_meeting import how_here
from .my_decisions import HELPED, PATH, shown

SHEET = "coop_governance.action_report_review_sheet"


def find(number):
    """Return (decision, what its page offers) of an address, or (none, None)."""
    decision = request.env["coop.decision"]
    if number_in_address(number):
        decision = shown().filtered(lambda one: one.id == number)
    if not decision or not decision.review_id:
        return decision.browse(), None
    return decision, decision._get_page(request.whom.partner)


def away(number=None):
    """Lead back to the decision, or to all of them."""
    return request.redirect(request.whom.url(f"{PATH}/{number}" if number else PATH))


def render(template, decision, page, **values):
    return request.render(
        f"coop_governance.{template}",
        {
            "coop_company": decision.company_id,
            "decision": decision,
            "offer": page,
            "back_url": request.whom.url(f"{PATH}/{decision.id}"),
            "back_text": decision.name,
            **values,
        },
    )


class ReviewForm(FormController):
    """A form about one thing of one decision. Both are on the request."""

    form_flood = (120, 3600)

    def _begin(self, number, subject):
        """Return whether there is such a thing; it is on the request then."""
        decision, page = find(number)
        name = words = lang = None
        if decision:
            name, words, lang = decision.review_id._say_about(subject)
        request.coop_decision, request.coop_page = decision, page
        request.coop_subject = {"code": subject, "name": name, "words": words, "lang": lang}
        return bool(name)

    def _is_thanks(self):
        return request.httprequest.args.get("step") == "done"

    def _form_company(self):
        return request.coop_decision.company_id

    def _form_values(self, run):
        decision = request.coop_decision
        return {
            "coop_company": decision.company_id,
            "decision": decision,
            "offer": request.coop_page,
            "about": request.coop_subject,
            "back_url": request.whom.url(f"{PATH}/{decision.id}"),
            "back_text": decision.name,
        }

    def _code(self):
        return f"{self.form_code}-{request.coop_page['review'].id}-{request.coop_subject['code']}"


class SayForm(ReviewForm, http.Controller):
    form_code = "say"
    form_done_template = "coop_governance.review_say_done"

    @member_route(
        f"{PATH}/<int:number>/say/<string:subject>", helped=HELPED, methods=["GET", "POST"]
    )
    def say(self, number, subject):
        if not self._begin(number, subject):
            return away()
        if not request.coop_page["membership"] and not self._is_thanks():
            return away(number)
        return self._form_handle(f"{PATH}/{number}/say/{subject}")

    def _get_form(self):
        return say_form(self._code())

    def _form_initial(self):
        page, code = request.coop_page, request.coop_subject["code"]
        said = next((row["said"] for row in page["mine"] if row["code"] == code), None)
        if not said or not said.card:
            return {}
        known = {"card": said.card, "words": said.words or None, "change": said.change or None}
        return {**known, "named": said.named} if said.words or said.change else known

    def _form_done(self, draft, answers):
        page = request.coop_page
        if not page["membership"]:
            raise UserError(request.env._("You are not asked any more."))
        page["review"]._say(
            page["membership"],
            request.coop_subject["code"],
            answers["card"],
            answers.get("words"),
            answers.get("change"),
            how=how_here(),
            named=bool(answers.get("named")),
        )


class AskForm(ReviewForm, http.Controller):
    form_code = "review-question"
    form_done_template = "coop_governance.review_ask_done"

    @member_route(
        f"{PATH}/<int:number>/ask/<string:subject>", helped=HELPED, methods=["GET", "POST"]
    )
    def ask(self, number, subject):
        if not self._begin(number, subject):
            return away()
        if not request.coop_page["may_ask"] and not self._is_thanks():
            return away(number)
        return self._form_handle(f"{PATH}/{number}/ask/{subject}")

    def _get_form(self):
        return review_question_form(self._code())

    def _form_done(self, draft, answers):
        ask(
            request.coop_decision, request.coop_page, request.coop_subject["code"], answers["words"]
        )


def ask(decision, page, subject, words=None):
    """Write down a question of the person of this page, as whom they ask it."""
    today = request.env["coop.clock"].today(decision.company_id)
    who = decision._get_seats(request.whom.partner, today) or page["membership"]
    if not who:
        raise UserError(request.env._("You are not asked any more."))
    page["review"]._ask(
        who,
        "ask" if words else "unclear",
        words,
        subject,
        None if how_here() == "portal" else how_here(),
    )


class MyReview(http.Controller):
    @member_route(f"{PATH}/<int:number>/parts", helped=HELPED, methods=["GET"])
    def parts(self, number):
        """The paper part by part, each with what one can do about it."""
        decision, page = find(number)
        if not decision:
            return away()
        reading, parts = page["review"]._get_parts(
            request.env.lang or "en_GB", request.env["coop.reading"]._format()
        )
        if not parts:
            return away(number)
        said = {row["code"]: row for row in page["mine"]}
        rows = [{"code": f"p{reading.id}-{part.number}", "part": part} for part in parts]
        return render(
            "my_decision_parts",
            decision,
            page,
            rows=[{**row, "mine": said.get(row["code"])} for row in rows],
            words_lang=reading.lang.replace("_", "-"),
            words_format=reading.format,
        )

    @member_route(f"{PATH}/<int:number>/unclear", helped=HELPED, methods=["POST"])
    def unclear(self, number, subject=None):
        """“I do not understand this”: one press."""
        decision, page = find(number)
        if not decision or not page["may_ask"]:
            return away(number if decision else None)
        subject = subject if isinstance(subject, str) else ""
        if page["review"]._say_about(subject)[0]:
            ask(decision, page, subject)
        return request.redirect(request.whom.url(f"{PATH}/{number}#decision-questions"))

    @member_route(f"{PATH}/<int:number>/take-back", helped=HELPED, methods=["POST"])
    def take_back(self, number, subject=None):
        """Take back what one said of one thing; what is too late changes nothing."""
        decision, page = find(number)
        if decision and page["membership"] and subject in {row["code"] for row in page["mine"]}:
            page["review"]._take_back(page["membership"], subject)
        return away(number if decision else None)

    @member_route(f"{PATH}/<int:number>/said", helped=HELPED, methods=["GET"])
    def said(self, number):
        """What everybody said, for those who review and those who decide."""
        decision, page = find(number)
        if not decision or not page["sits"]:
            return away(number if decision else None)
        review = page["review"].with_context(lang=request.env.lang or "en_GB")
        return render("my_decision_said", decision, page, review=review, said=review._get_said())

    @member_route(f"{PATH}/<int:number>/sheet", helped=HELPED, methods=["GET"])
    def sheet(self, number):
        """The sheet to take along to a forum, as tagged PDF or as a page where there is none."""
        decision, page = find(number)
        if not decision or not page["sits"]:
            return away(number if decision else None)
        # sudo: it was settled that they read this decision
        reports = request.env["ir.actions.report"].sudo()
        content, kind = reports._coop_render(SHEET, page["review"].ids)
        if kind == "html":
            return request.make_response(content, [("Content-Type", "text/html; charset=utf-8")])
        name = request.env._("sheet for forums.pdf")
        return request.make_response(
            content,
            [
                ("Content-Type", "application/pdf"),
                ("Content-Disposition", content_disposition(name)),
            ],
        )
