"""What I said that I would do after a meeting, and the button that says that it is done."""

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import member_route
from odoo.addons.coop_membership.controllers.co_op import number_in_address

PATH = "/my/promises"
HELPED = "meetings"
LONGEST = 2000


def my_promises():
    """Return what the person of this page is to do, in their language.

    What belongs to a closed point is for the person alone, and for nobody at their side.
    """
    followups = request.env["coop.member.home"]._get_promises(request.whom.partner)
    if request.whom.operator:
        followups = followups.filtered(lambda one: not one.item_id.is_closed)
    return followups.with_context(lang=request.env.lang or "en_GB")


class MyPromises(http.Controller):
    @member_route(PATH, helped=HELPED, methods=["GET"])
    def promises(self, said=None):
        mine = my_promises()
        return self._render("my_promises", mine, promises=mine, said=said == "1")

    @member_route(f"{PATH}/<int:number>", helped=HELPED, methods=["GET"])
    def promise(self, number):
        mine = self._mine(number)
        if not mine:
            return request.redirect(request.whom.url(PATH))
        return self._render("my_promise", mine, promise=mine, missing=False)

    @member_route(f"{PATH}/<int:number>/done", helped=HELPED, methods=["POST"])
    def done(self, number, note=None):
        mine = self._mine(number)
        note = (note or "").strip()[:LONGEST]
        if mine and not note:
            return self._render("my_promise", mine, promise=mine, missing=True)
        mine._done_by_owner(note)
        return request.redirect(request.whom.url(f"{PATH}?said=1" if mine else PATH))

    def _mine(self, number):
        if not number_in_address(number):
            return request.env["coop.followup"]
        return my_promises().filtered(lambda one: one.id == number)

    def _render(self, template, followups, **values):
        company = followups.company_id[:1] or request.env.company
        return request.render(f"coop_governance.{template}", {"coop_company": company, **values})
