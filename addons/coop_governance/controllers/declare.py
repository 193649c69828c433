"""Who sits on the Board, or may come onto it, declares that they may."""

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.form import FormController
from odoo.addons.coop_access.controllers.whom import member_route
from odoo.addons.coop_membership.controllers.co_op import find_co_op

from ..forms import declare_form

PATH = "/my/board/declare"


class DeclareForm(FormController, http.Controller):
    form_code = "declare"
    form_done_template = "coop_governance.declare_done"

    @member_route([PATH, f"{PATH}/<string:slug>"], methods=["GET", "POST"])
    def declare(self, slug=None):
        company = find_co_op(slug) if slug else None
        asked = request.env["coop.board.declaration"]
        of = asked if slug and not company else asked._get_asked_of(request.whom.partner, company)
        if not of:
            return request.redirect(request.whom.url("/my"))
        request.coop_declares = of
        return self._form_handle(f"{PATH}/{slug}" if slug else PATH, of.company_id)

    def _get_questions(self):
        questions = request.env["coop.board.question"]._get_asked(request.coop_declares.company_id)
        return questions.with_context(lang=request.env.lang)

    def _get_form(self):
        return declare_form(
            [
                {
                    "id": question.id,
                    "question": question.name,
                    "help": self._get_help(question),
                    "tell": question._get_answer_to_explain(),
                }
                for question in self._get_questions()
            ]
        )

    def _get_help(self, question):
        """Explain the question; who sits there is shown what they have declared already."""
        of, env = request.coop_declares, request.env
        if question.kind != "interests" or of._name != "coop.office.term":
            return question.explanation or None
        known = of.holder_id._get_interests(env["coop.clock"].today(of.company_id))
        if not known:
            return question.explanation or None
        words = env._(
            "You have told us already: %(known)s. Say only what is new.",
            known="; ".join(known.mapped("what")),
        )
        return " ".join(filter(None, (question.explanation, words)))

    def _form_company(self):
        return request.coop_declares.company_id

    def _form_values(self, run):
        return {
            "coop_company": request.coop_declares.company_id,
            "has_seat": request.coop_declares._name == "coop.office.term",
            "back_url": request.whom.url("/my"),
            "back_text": request.env._("My pages"),
        }

    def _form_done(self, draft, answers):
        given = {
            question: (answers[f"a{question.id}"], answers.get(f"m{question.id}"))
            for question in self._get_questions()
        }
        whom = request.whom
        channel = whom.channel if whom.channel in ("paper", "phone") else "portal"
        request.env["coop.board.declaration"]._give(
            request.coop_declares,
            given,
            "helper" if whom.operator and channel == "portal" else channel,
        )
