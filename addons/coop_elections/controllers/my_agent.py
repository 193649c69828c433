"""A candidate says on their own pages who helps them to stand."""

from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from odoo.addons.coop_access.controllers.form import FormController
from odoo.addons.coop_access.controllers.whom import member_route, private

from ..forms.agent import agent_form, has_agent
from ..models.coop_election_agent import ALIVE
from .nomination import ONE, find_mine
from .stand import HELPED, PATH


class MyAgent(FormController, http.Controller):
    form_code = "election_agent"
    form_helped = None

    @member_route(f"{ONE}/agent", helped=HELPED, methods=["GET", "POST"])
    def agent(self, number):
        if not self._find(number):
            return request.redirect(request.whom.url(PATH))
        return self._form_handle(f"{PATH}/mine/{number}/agent", request.coop_standing.company)

    @member_route(f"{ONE}/agent/paper", helped=HELPED, methods=["GET"])
    def agent_paper(self, number):
        """The same questions on paper."""
        if not self._find(number):
            return request.redirect(request.whom.url(PATH))
        company = request.coop_standing.company
        return private(self._form_print(f"{PATH}/mine/{number}/agent", company))

    def _find(self, number):
        standing, candidate = find_mine(number)
        if not candidate or candidate.state not in ALIVE or candidate.election_id.is_over:
            return False
        request.coop_standing, request.coop_candidate = standing, candidate
        return True

    def _get_form(self):
        return agent_form(request.coop_candidate.id, self._find_problem)

    def _find_problem(self, name, number):
        """Return (field, sentence) where this person cannot help, or None."""
        candidate = request.coop_candidate
        try:
            member = candidate._find_agent(number)
        except UserError as error:
            return "agent_number", str(error)
        problem = candidate._get_agent_problem(name or "", member)
        return ("agent_name", problem) if problem else None

    def _form_company(self):
        return request.coop_standing.company

    def _form_initial(self):
        candidate = request.coop_candidate
        if not candidate.agent_name:
            return {}
        return {
            "has_agent": "yes",
            "agent_name": candidate.agent_name,
            "agent_number": candidate.agent_membership_id.number or None,
        }

    def _form_values(self, run):
        return {
            **request.coop_standing.values(),
            "back_url": request.whom.url(f"{PATH}/mine/{request.coop_candidate.id}"),
            "back_text": request.env._("Standing for election"),
        }

    def _form_done(self, draft, answers):
        named = has_agent(answers)
        request.coop_candidate._name_agent(
            answers.get("agent_name") if named else None,
            answers.get("agent_number") if named else None,
        )
        return request.whom.url(f"{PATH}/mine/{request.coop_candidate.id}")
