"""Where the money goes: figures that finance released, for whoever they were released to."""

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import member_route
from odoo.addons.coop_membership.controllers.co_op import number_in_address

PATH = "/my/figures"
HELPED = "meetings"


def shown():
    """Return the figures that the person of this page reads, in their language."""
    figures = request.env["coop.figures.snapshot"]._get_shown(request.whom.partner)
    return figures.with_context(lang=request.env.lang or "en_GB")


class MyFigures(http.Controller):
    @member_route(PATH, helped=HELPED, methods=["GET"])
    def figures(self):
        return self._render("my_figures", shown(), rows=shown())

    @member_route(f"{PATH}/<int:number>", helped=HELPED, methods=["GET"])
    def some_figures(self, number):
        figures = request.env["coop.figures.snapshot"]
        if number_in_address(number):
            figures = shown().filtered(lambda one: one.id == number)
        if not figures:
            return request.redirect(request.whom.url(PATH))
        return self._render("my_figure", figures, figures=figures)

    def _render(self, template, of, **values):
        company = of.company_id[:1] or request.env.company
        return request.render(
            f"coop_governance_account.{template}", {"coop_company": company, **values}
        )
