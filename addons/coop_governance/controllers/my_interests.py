"""My interests: what somebody who sits on a body declared once for all. Works without a script."""

from odoo import fields, http
from odoo.http import request

from odoo.addons.coop_access.controllers.form import FormController
from odoo.addons.coop_access.controllers.whom import member_route
from odoo.addons.coop_membership.controllers.co_op import number_in_address

from ..forms import interest_form
from .my_bodies import my_terms, render

PATH = "/my/interests"
HELPED = "forms"


def my_interests():
    """Return all that the person of this page ever declared, in their language."""
    # sudo: one's own interests; my_terms has found whose page it is
    interests = request.env["coop.interest"].sudo()
    mine = interests.search([("holder_id", "in", my_terms().holder_id.ids)])
    return mine.with_context(lang=request.env.lang or "en_GB")


def how():
    """Return how a press on this page came, as interests write it down."""
    whom = request.whom
    if whom.channel in ("paper", "phone"):
        return whom.channel
    return "helper" if whom.operator else "portal"


class MyInterests(FormController, http.Controller):
    form_code = "interest"

    @member_route(PATH, helped=HELPED, methods=["GET"])
    def interests(self, said=None):
        terms = my_terms()
        if not terms:
            return request.redirect(request.whom.url("/my"))
        mine = my_interests()
        now = mine.filtered(lambda interest: interest.state == "now" and not interest.closed)
        read = terms.body_id.filtered(lambda body: body._get_rules().interests_to_members)
        return render(
            "coop_governance.my_interests",
            terms,
            now=now,
            ended=mine - now,
            looked_on=terms.holder_id[:1].interests_on,
            read_by_members=read,
            kinds_withheld=self._get_kinds().filtered(lambda kind: not kind.for_members),
            said=said == "1",
        )

    @member_route(f"{PATH}/right", helped=HELPED, methods=["POST"])
    def right(self):
        """Nothing else is to be declared."""
        my_terms().holder_id._looked_through_interests(how())
        return self._back(said=True)

    @member_route(f"{PATH}/end/<int:number>", helped=HELPED, methods=["GET", "POST"])
    def end(self, number, why=None):
        """One question: is this over?"""
        mine = my_interests() if number_in_address(number) else request.env["coop.interest"]
        interest = mine.filtered(lambda one: one.id == number and not one.closed)
        if not interest:
            return self._back()
        if request.httprequest.method == "POST" and why in ("over", "mistake"):
            interest._end(how(), why=why)
            return self._back(said=True)
        return render("coop_governance.my_interest_end", my_terms(), interest=interest)

    def _back(self, said=False):
        return request.redirect(request.whom.url(f"{PATH}?said=1" if said else PATH))

    # -- one more ----------------------------------------------------------------------------

    @member_route(f"{PATH}/new", helped=HELPED, methods=["GET", "POST"])
    def new(self):
        if not self._find_holder():
            return request.redirect(request.whom.url("/my"))
        return self._form_handle(f"{PATH}/new")

    @member_route(f"{PATH}/new/paper", helped=HELPED, methods=["GET"])
    def paper(self):
        """The same questions on paper."""
        if not self._find_holder():
            return request.redirect(request.whom.url("/my"))
        return self._form_print(f"{PATH}/new")

    def _find_holder(self):
        request.coop_holder = my_terms().holder_id[:1]
        return request.coop_holder

    def _get_kinds(self):
        company = my_terms().company_id[:1]
        # sudo: everybody who is asked reads of which kinds interests are
        kinds = request.env["coop.interest.kind"].sudo()
        found = kinds.search([("company_id", "in", [False, company.id])])
        return found.with_context(lang=request.env.lang or "en_GB")

    def _get_form(self):
        return interest_form(
            [
                {
                    "id": kind.id,
                    "name": kind.name,
                    "help": kind.explanation or None,
                    "picture": kind._get_picture(),
                }
                for kind in self._get_kinds()
            ],
            request.env["coop.clock"].today(request.coop_holder.company_id),
        )

    def _form_company(self):
        return request.coop_holder.company_id

    def _form_values(self, run):
        return {
            "coop_company": request.coop_holder.company_id,
            "back_url": request.whom.url(PATH),
            "back_text": request.env._("My interests"),
        }

    def _form_done(self, draft, answers):
        kind = self._get_kinds().filtered(lambda one: str(one.id) == answers["kind"])
        request.env["coop.interest"]._declare(
            request.coop_holder,
            kind,
            answers["what"],
            how(),
            date_from=fields.Date.to_date(answers.get("since")),
        )
        return request.whom.url(f"{PATH}?said=1")
