"""An officer types an application from paper or from the phone."""

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import private

from .co_op import find_co_op, reads_only
from .join_form import JoinFormController


class JoinDeskController(JoinFormController, http.Controller):
    form_code = "join_desk"
    form_helped = "join"
    is_desk = True

    def _form_partner(self):
        return None

    @http.route(
        ["/coop/desk/join", "/coop/desk/join/<string:slug>"],
        type="http",
        auth="user",
        website=True,
        sitemap=False,
        readonly=reads_only,
        methods=["GET", "POST"],
    )
    def desk(self, slug=None, **params):
        officer = request.env.user.has_group("coop_membership.group_membership_officer")
        # sudo: as find_co_op gives it; whether it is the officer's is asked below
        company = find_co_op(slug) if slug else request.env.company.sudo()
        if not officer or company not in request.env.user.company_ids:
            response = request.render("coop_membership.desk_closed", {})
            response.status_code = 403
            return private(response)
        request.coop_company = company
        base = f"/coop/desk/join/{slug}" if slug else "/coop/desk/join"
        return self._form_desk(base, company)

    def _form_done(self, draft, answers):
        return self._apply_from_desk(answers)

    def _form_came_by(self, answers):
        return answers["how"]
