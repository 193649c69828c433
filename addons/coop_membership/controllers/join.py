"""Becoming a member: the public pages and the printed form."""

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.form_run import FormRun
from odoo.addons.coop_access.controllers.whom import private

from .co_op import co_ops, find_co_op, number_in_address, reads_only
from .join_form import JoinFormController

#: languages of the printed form, by what the address asks for
PAPER = {"en": ["en_GB"], "cy": ["cy_GB"], "both": ["cy_GB", "en_GB"]}


class JoinController(JoinFormController, http.Controller):
    """Anybody may apply, without signing in; nothing is matched before the address is proven."""

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
        if not self._categories():
            return request.render("coop_membership.join_closed", {"coop_company": company})
        return self._form_handle(base, company)

    def _choose(self):
        return request.render("coop_membership.join_choose", {"companies": co_ops()})

    def _form_done(self, draft, answers):
        application = self._apply(answers)
        # the same words for everybody who asked to hear by the same way: whether somebody is
        # known to us, or a member already, is said to nobody here
        return FormRun(self, self._base()).url(step="done", by=application.channel)

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
    # on paper
    # ------------------------------------------------------------------

    @http.route(
        ["/join/paper", "/join/<string:slug>/paper"],
        type="http",
        auth="public",
        website=True,
        sitemap=False,
        readonly=True,
        methods=["GET"],
    )
    def paper(self, slug=None, **params):
        company = find_co_op(slug)
        if not company:
            if slug is not None:
                raise request.not_found()
            return self._choose()
        request.coop_company = company
        mine = "cy" if request.env.lang == "cy_GB" else "en"
        wanted = params.get("in") if params.get("in") in PAPER else mine
        base = f"/join/{slug}" if slug else "/join"
        return request.render(
            "coop_membership.join_paper",
            {
                "coop_company": company,
                "papers": [self._paper_body(base, lang) for lang in PAPER[wanted]],
                "wanted": wanted,
                "paper_url": request.env["ir.http"]._url_for(f"{base}/paper"),
                "join_url": request.env["ir.http"]._url_for(base),
            },
        )

    def _paper_body(self, base, lang):
        """Return the questions on paper in one language: a dict of lang, title and body."""
        reader = request.env
        request.update_context(lang=lang)
        try:
            run = FormRun(self, base, request.coop_company)
            values = {
                **run.values(steps=[run.step_view(step, {}, {}) for step in run.form.steps]),
                "is_paper": True,
            }
            body = request.env["ir.qweb"]._render("coop_membership.join_paper_body", values)
            return {"lang": lang.replace("_", "-"), "body": body}
        finally:
            request.env = reader

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
        # sudo: whoever has the mailed secret reads that mailbox; nothing of the application is
        # shown but the co-op's name
        applications = request.env["coop.membership.application"].sudo()
        application = applications.browse(
            [application_id] if number_in_address(application_id) else []
        ).exists()
        if not application or not application._check_proof_token(token):
            response = request.render("coop_membership.join_confirm_gone", {})
            response.status_code = 404
            return private(response)
        if request.httprequest.method == "POST":
            application._prove()
            return private(request.redirect(request.httprequest.path))
        values = {
            "coop_company": application.company_id,
            "confirmed": application.proof_state in ("proven", "by_hand"),
            "days": application.company_id.coop_application_days,
        }
        return private(request.render("coop_membership.join_confirm", values))
