"""A look at the page for joining as a visitor sees it, before it is switched on."""

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.form_run import FormRun
from odoo.addons.coop_access.controllers.whom import private

from .co_op import find_co_op, reads_only
from .join_form import JoinFormController


class JoinLookController(JoinFormController, http.Controller):
    """The same questions, for an officer of the co-op alone; nothing that is sent is kept."""

    form_helped = None  # nobody is written down
    form_asks_helped = True
    form_done_template = "coop_membership.join_look_done"

    @http.route(
        ["/join/look", "/join/<string:slug>/look"],
        type="http",
        auth="user",
        website=True,
        sitemap=False,
        readonly=reads_only,
        methods=["GET", "POST"],
    )
    def look(self, slug=None, **params):
        officer = request.env.user.has_group("coop_membership.group_membership_officer")
        company = find_co_op(slug)
        if not officer or not company or company not in request.env.user.company_ids:
            response = request.render("coop_membership.desk_closed", {})
            response.status_code = 403
            return private(response)
        request.coop_company = company
        if not self._categories():
            return private(
                request.render(
                    "coop_membership.join_closed", {"coop_company": company, "not_ready": True}
                )
            )
        return self._form_handle(f"/join/{slug}/look" if slug else "/join/look", company)

    def _form_partner(self):
        return None

    def _form_done(self, draft, answers):
        """Keep nothing: it was a look."""
        draft.answers = {}
        return FormRun(self, request.httprequest.path).url(step="done")

    def _form_values(self, run):
        return {
            **super()._form_values(run),
            "is_look": True,
            "paper_url": request.env["ir.http"]._url_for(f"{run.base.removesuffix('/look')}/paper"),
        }
