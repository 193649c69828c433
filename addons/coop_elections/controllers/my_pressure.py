"""A voter says on their own pages that somebody put them under pressure."""

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.form import FormController
from odoo.addons.coop_access.controllers.whom import member_route
from odoo.addons.coop_membership.controllers.standing import find_standing

from .elections import find_election
from .my_elections import PATH
from .pressure_form import pressure_form


class MyPressure(FormController, http.Controller):
    form_code = "election_pressure"
    form_helped = None  # that somebody was under pressure stands in no list
    form_done_template = "coop_elections.pressure_done"

    @member_route(f"{PATH}/<int:number>/pressure", methods=["GET", "POST"])
    def pressure(self, number):
        if not self._find(number):
            return request.redirect(request.whom.url(PATH))
        return self._form_handle(f"{PATH}/{number}/pressure")

    @member_route(f"{PATH}/<int:number>/pressure/paper", methods=["GET"])
    def pressure_paper(self, number):
        """The same question on paper."""
        if not self._find(number):
            return request.redirect(request.whom.url(PATH))
        return self._form_print(f"{PATH}/{number}/pressure")

    def _find(self, number):
        election = find_election(number)
        standing = election and find_standing(election.company_id.coop_slug)
        if not standing or not standing.is_member or election.state == "abandoned":
            return False
        request.coop_election = election.with_context(lang=request.env.lang or "en_GB")
        request.coop_standing = standing
        return True

    def _get_form(self):
        return pressure_form()

    def _form_company(self):
        return request.coop_election.company_id

    def _form_values(self, run):
        return {
            "coop_company": request.coop_election.company_id,
            "back_url": request.whom.url(PATH),
            "back_text": request.env._("Elections"),
        }

    def _form_done(self, draft, answers):
        request.coop_election._take_pressure(
            request.coop_standing.membership, answers["words"], by=request.whom.operator or None
        )
