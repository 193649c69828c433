"""A seat fell empty: somebody who stood says whether they would take it."""

from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import member_route
from odoo.addons.coop_governance.controllers.my_interests import how
from odoo.addons.coop_membership.controllers.co_op import number_in_address
from odoo.addons.coop_membership.controllers.standing import find_standing

from .my_elections import PATH
from .stand import HELPED, typist

SEAT = f"{PATH}/seat/<int:number>"


class MySeat(http.Controller):
    @member_route(SEAT, helped=HELPED, methods=["GET", "POST"])
    def seat(self, number, answer=None):
        asked = self._find(number)
        if not asked:
            return request.redirect(request.whom.url(PATH))
        problem = None
        if request.httprequest.method == "POST":
            if answer in ("yes", "no"):
                try:
                    asked._answer(answer == "yes", how(), typist())
                except UserError as refused:
                    problem = refused.args[0]
                else:
                    return request.redirect(request.whom.url(f"{PATH}/seat/{number}"))
            else:
                problem = request.env._("Choose yes or no.")
        standing = find_standing(asked.company_id.coop_slug)
        casual = asked.casual_id
        return standing.render(
            "coop_elections.my_seat",
            asked=asked,
            words=asked._coop_notice_values("casual_asked", asked._get_partner())[
                asked._get_partner().id
            ],
            is_open=casual.state == "asking" and asked.state in ("asked", "yes", "no"),
            problem=problem,
            has_problem=bool(problem),
            back_url=request.whom.url(PATH),
            back_text=request.env._("Elections"),
        )

    def _find(self, number):
        """Return what the person of this page was asked, with all rights, or none."""
        # sudo: only what is theirs is found
        answers = request.env["coop.election.casual.answer"].sudo()
        if not number_in_address(number):
            return answers
        found = answers.search(
            [
                ("id", "=", number),
                ("candidate_id.membership_id.partner_id", "=", request.whom.partner.id),
            ]
        )
        return found.with_context(lang=request.env.lang or "en_GB")
