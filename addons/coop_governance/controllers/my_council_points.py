"""Points that a councillor proposes for a meeting of the Council, and what became of them."""

from contextlib import suppress

from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import member_route
from odoo.addons.coop_membership.controllers.membership import note_operator

from ..forms import point_form
from .council_pages import HELPED, CouncillorForm, found_one, in_language, my_holders, render

PATH = "/my/my-points"


def my_points():
    """Return what the person of this page proposed, the last first."""
    holders = my_holders("council")
    # sudo: one's own
    points = in_language(request.env["coop.item.proposal"].sudo())
    return points.search([("holder_id", "in", holders.ids)], order="id desc")


class MyPoints(http.Controller):
    @member_route(PATH, helped=HELPED, methods=["GET"])
    def points(self):
        holders = my_holders("council")
        if not holders:
            return request.redirect(request.whom.url("/my"))
        return render("my_points", holders.company_id[:1], points=my_points())

    @member_route(f"{PATH}/<int:number>/withdraw", helped=HELPED, methods=["POST"])
    def withdraw(self, number):
        point = found_one(my_points(), number)
        with suppress(UserError):
            if point:
                point._withdraw()
                note_operator(point)
        return request.redirect(request.whom.url(PATH))


class PointForm(CouncillorForm, http.Controller):
    form_code = "council_point"
    form_path = f"{PATH}/propose"
    form_back = PATH

    @member_route(f"{PATH}/propose", methods=["GET", "POST"])
    def propose_point(self):
        return self._form_of_councillor()

    def _get_form(self):
        return point_form()

    def _form_done(self, draft, answers):
        point = request.env["coop.item.proposal"]._propose(
            request.coop_holder,
            answers["about"],
            answers["why"],
            int(answers["minutes"]),
            answers.get("paper"),
        )
        note_operator(point)
        return request.whom.url(PATH)
