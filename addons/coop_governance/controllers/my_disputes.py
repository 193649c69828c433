"""What the Council and the Board do not agree on, for those who sit on either."""

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import member_route

from .council_pages import HELPED, found_one, in_language, my_holders, render

PATH = "/my/disputes"


def my_disputes():
    """Return the disputes of the co-ops on whose Council or Board the person sits."""
    holders = my_holders("council", "board")
    # sudo: both bodies read all of it
    disputes = in_language(request.env["coop.dispute"].sudo())
    return disputes.search([("company_id", "in", holders.company_id.ids)])


class MyDisputes(http.Controller):
    @member_route(PATH, helped=HELPED, methods=["GET"])
    def disputes(self):
        holders = my_holders("council", "board")
        if not holders:
            return request.redirect(request.whom.url("/my"))
        return render("my_disputes", holders.company_id[:1], disputes=my_disputes())

    @member_route(f"{PATH}/<int:number>", helped=HELPED, methods=["GET"])
    def dispute(self, number):
        dispute = found_one(my_disputes(), number)
        if not dispute:
            return request.redirect(request.whom.url(PATH))
        fields = dispute._fields
        return render(
            "my_dispute",
            dispute.company_id,
            dispute=dispute,
            grounds=dict(fields["ground"]._description_selection(request.env)),
            outcomes=dict(dispute.step_ids._fields["outcome"]._description_selection(request.env)),
        )
