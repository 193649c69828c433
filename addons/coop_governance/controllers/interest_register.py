"""The interests of those who sit on a body, for whoever may read them."""

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import member_route
from odoo.addons.coop_membership.controllers.co_op import number_in_address

from .my_interests import PATH
from .who_decides import PATH as WHO_DECIDES


class InterestRegister(http.Controller):
    @member_route(f"{PATH}/of/<int:number>", methods=["GET"])
    def register(self, number):
        """Who sits there reads all of it; members what is for them, where the rules say so."""
        # sudo: which bodies there are is for all members; what is read of this one is asked below
        bodies = request.env["coop.body"].sudo()
        body = bodies.search([("id", "=", number)]) if number_in_address(number) else bodies
        reads = body and body._may_read_interests(request.whom.partner)
        if not reads:
            return request.redirect(request.whom.url("/my"))
        body = body.with_context(lang=request.env.lang or "en_GB")
        today = request.env["coop.clock"].today(body.company_id)
        rows = body._get_interest_register(today, for_members=reads == "members")
        return request.render(
            "coop_governance.interest_register",
            {
                "coop_company": body.company_id,
                "body": body,
                "rows": rows,
                "others": len(body._get_terms_on(today)) - len(rows),
                "back_url": request.whom.url("/my/bodies" if reads == "all" else WHO_DECIDES),
            },
        )
