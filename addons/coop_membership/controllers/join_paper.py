"""The application on paper: a page to print for everybody, a tagged PDF for the office."""

from odoo import http
from odoo.http import content_disposition, request

from odoo.addons.coop_access.controllers.form_run import FormRun
from odoo.addons.coop_access.controllers.whom import private

from .co_op import co_ops, find_co_op, not_open
from .join_form import JoinFormController

#: languages of the printed form, by what the address asks for
PAPER = {"en": ["en_GB"], "cy": ["cy_GB"], "both": ["cy_GB", "en_GB"]}


class JoinPaperController(JoinFormController, http.Controller):
    """The same questions as on the screen, from the same definition."""

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
            return request.render("coop_membership.join_choose", {"companies": co_ops()})
        request.coop_company = company
        officer = request.env.user.has_group("coop_membership.group_membership_officer")
        if not officer and (closed := not_open(company, self._categories())):
            return closed
        mine = "cy" if request.env.lang == "cy_GB" else "en"
        wanted = params.get("in") if params.get("in") in PAPER else mine
        base = f"/join/{slug}" if slug else "/join"
        url_for = request.env["ir.http"]._url_for
        return request.render(
            "coop_membership.join_paper",
            {
                "coop_company": company,
                "papers": self._papers(base, wanted),
                "wanted": wanted,
                "paper_url": url_for(f"{base}/paper"),
                "join_url": url_for(base),
            },
        )

    @http.route(
        "/coop/desk/join/paper",
        type="http",
        auth="user",
        website=True,
        sitemap=False,
        readonly=True,
        methods=["GET"],
    )
    def paper_file(self, **params):
        """Give an officer the form of their co-op as a file to print, or to send by e-mail."""
        if not request.env.user.has_group("coop_membership.group_membership_officer"):
            response = request.render("coop_membership.desk_closed", {})
            response.status_code = 403
            return private(response)
        # sudo: the co-op's name and address stand on its form
        company = request.env.company.sudo()
        slug = company.coop_slug
        base = f"/join/{slug}" if slug else "/join"
        wanted = params.get("in") if params.get("in") in PAPER else "both"
        # sudo: the engine reads our style and pictures, whoever prints
        reports = request.env["ir.actions.report"].sudo()
        if not reports._coop_pdf_available():
            return request.redirect(f"{base}/paper?in={wanted}")
        request.coop_company = company
        html = request.env["ir.qweb"]._render(
            "coop_membership.join_paper_file",
            {
                "papers": self._papers(base, wanted, is_file=True),
                "file_lang": PAPER[wanted][0],
                "company_name": company.name,
            },
        )
        name = request.env._(
            "membership form %(company)s %(langs)s.pdf", company=slug, langs=wanted
        )
        return request.make_response(
            reports._coop_make_pdf(html),
            [
                ("Content-Type", "application/pdf"),
                ("Content-Disposition", content_disposition(name, disposition_type="inline")),
            ],
        )

    def _papers(self, base, wanted, is_file=False):
        return [self._paper(base, lang, is_file) for lang in PAPER[wanted]]

    def _paper(self, base, lang, is_file):
        """Return the questions in one language: a dict of lang, title and body.

        :param is_file: pictures say nothing that the words beside them do not say; in a tagged
            file they are drawn as background, which screen readers pass over
        """
        reader = request.env
        request.update_context(lang=lang)
        try:
            run = FormRun(self, base, request.coop_company)
            steps = [run.step_view(step, {}, {}) for step in run.form_of_paper.steps]
            values = {
                **run.values(steps=steps),
                "is_paper": True,
                "is_file": is_file,
            }
            body = request.env["ir.qweb"]._render("coop_membership.join_paper_body", values)
            return {"lang": lang.replace("_", "-"), "title": values["form_title"], "body": body}
        finally:
            request.env = reader
