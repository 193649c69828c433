"""Becoming a member: the public pages."""

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.form_run import FormRun
from odoo.addons.coop_access.controllers.whom import private

from .co_op import behind_link, co_ops, find_co_op, link_is_gone, not_open, reads_only
from .join_form import JoinFormController


class JoinController(JoinFormController, http.Controller):
    """Anybody may apply, without signing in; nothing is matched before the address is proven."""

    form_helped = "join"
    form_asks_helped = True
    form_done_template = "coop_membership.join_done"

    @http.route(
        ["/join", "/join/<string:slug>"],
        type="http",
        auth="public",
        website=True,
        sitemap=True,
        readonly=reads_only,
        methods=["GET", "POST"],
    )
    def join(self, slug=None, **params):
        company = find_co_op(slug)
        if not company:
            if slug is not None:
                raise request.not_found()
            return self._choose()
        request.coop_company = company
        base = f"/join/{slug}" if slug else "/join"
        if not request.env.user._is_public():
            return request.redirect(f"/my{base}")
        return not_open(company, self._categories()) or self._form_handle(base, company)

    def _choose(self):
        return request.render("coop_membership.join_choose", {"companies": co_ops()})

    def _form_done(self, draft, answers):
        application = self._apply(answers)
        # the same words for everybody who asked to hear by the same way: whether somebody is
        # known to us, or a member already, is said to nobody here
        by = application.channel if application.channel in ("email", "print") else "phone"
        return FormRun(self, self._base()).url(step="done", by=by)

    def _base(self):
        return request.httprequest.path

    def _form_values(self, run):
        by = request.httprequest.args.get("by")
        return {
            **super()._form_values(run),
            "by": by if by in ("email", "print", "phone") else "",
            "paper_url": request.env["ir.http"]._url_for(f"{run.base}/paper"),
            "days": run.company.coop_application_days,
        }

    # ------------------------------------------------------------------
    # the link that proves the address
    # ------------------------------------------------------------------

    @http.route(
        "/join/confirm/<int:application_id>/<string:token>",
        type="http",
        auth="public",
        website=True,
        sitemap=False,
        readonly=reads_only,
        methods=["GET", "POST"],
    )
    def confirm(self, application_id, token, **params):
        # nothing of the application is shown but the co-op's name
        application = behind_link(
            "coop.membership.application",
            application_id,
            lambda found: found._check_proof_token(token),
        )
        if not application:
            return link_is_gone("coop_membership.join_confirm_gone")
        if request.httprequest.method == "POST":
            application._prove()
            return private(request.redirect(request.httprequest.path))
        values = {
            "coop_company": application.company_id,
            "confirmed": application.proof_state in ("proven", "by_hand"),
            "days": application.company_id.coop_application_days,
        }
        return private(request.render("coop_membership.join_confirm", values))
