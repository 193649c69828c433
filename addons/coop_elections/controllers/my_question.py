"""Questioning a declared result on one's own pages, and how it stands."""

from odoo import http
from odoo.http import request
from odoo.tools import format_date

from odoo.addons.coop_access.controllers.form import FormController
from odoo.addons.coop_access.controllers.whom import member_route
from odoo.addons.coop_governance.controllers.my_interests import how
from odoo.addons.coop_membership.controllers.standing import find_standing

from .elections import find_election
from .my_elections import PATH
from .question_form import question_form


class MyQuestion(FormController, http.Controller):
    form_code = "election_question"

    @member_route(f"{PATH}/<int:number>/question", methods=["GET"])
    def question(self, number, said=None):
        if not self._find(number):
            return request.redirect(request.whom.url(PATH))
        election, standing = request.coop_election, request.coop_standing
        until = election.questioned_until
        return standing.render(
            "coop_elections.my_question",
            election=election,
            mine=self._get_mine(),
            until=until and format_date(request.env, until, date_format="d MMMM y"),
            is_late=not election._can_be_questioned(),
            may_ask=not election._get_question_problem(standing.membership),
            ask_url=request.whom.url(f"{PATH}/{number}/question/ask"),
            said=said == "1",
            back_url=request.whom.url(PATH),
            back_text=request.env._("Elections"),
        )

    def _find(self, number):
        """Find the election of an address, and whether the person may question its result, or has.

        Who acts for somebody may not learn from this page in which group they are: they see it only
        where they may be asked.
        """
        election = find_election(number)
        standing = election and find_standing(election.company_id.coop_slug)
        if not standing or not standing.membership or election.state != "declared":
            return False
        request.coop_election = election.with_context(lang=request.env.lang or "en_GB")
        request.coop_standing = standing
        if not request.whom.operator:
            return election._may_question(standing.membership) or bool(self._get_mine())
        constituencies = election.contest_ids.constituency_id.sudo(False)
        return constituencies._may_be_asked() and election._may_question(standing.membership)

    def _get_mine(self):
        # sudo: one's own questions; the resolver settled whose page it is
        challenges = request.env["coop.election.challenge"].sudo()
        found = challenges.search(
            [
                ("election_id", "=", request.coop_election.id),
                ("membership_id", "=", request.coop_standing.membership.id),
            ]
        ).with_context(lang=request.env.lang or "en_GB")
        return [
            {
                "words": one.words,
                "step": one._say_step(),
                "more": one._say_more(),
                "day": format_date(
                    request.env,
                    request.env["coop.clock"].day_of(one.received_at, one.company_id),
                    date_format="d MMMM y",
                ),
            }
            for one in found
        ]

    @member_route(f"{PATH}/<int:number>/question/ask", methods=["GET", "POST"])
    def ask(self, number):
        if not self._find(number) or self._get_problem():
            return request.redirect(request.whom.url(PATH))
        return self._form_handle(f"{PATH}/{number}/question/ask")

    @member_route(f"{PATH}/<int:number>/question/ask/paper", methods=["GET"])
    def ask_paper(self, number):
        """The same questions on paper."""
        if not self._find(number) or self._get_problem():
            return request.redirect(request.whom.url(PATH))
        return self._form_print(f"{PATH}/{number}/question/ask")

    def _get_problem(self):
        return request.coop_election._get_question_problem(request.coop_standing.membership)

    def _get_form(self):
        return question_form()

    def _form_company(self):
        return request.coop_election.company_id

    def _form_values(self, run):
        return {
            "coop_company": request.coop_election.company_id,
            "back_url": request.whom.url(f"{PATH}/{request.coop_election.id}/question"),
            "back_text": request.env._("Question the result"),
        }

    def _form_done(self, draft, answers):
        election = request.coop_election
        request.env["coop.election.challenge"]._raise(
            election, request.coop_standing.membership, answers["wish"], answers["words"], how()
        )
        return request.whom.url(f"{PATH}/{election.id}/question?said=1")
