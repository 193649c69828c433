from werkzeug.exceptions import NotFound

from odoo import http
from odoo.http import content_disposition, request

PAPER = {"en": ["en_GB"], "cy": ["cy_GB"], "both": ["cy_GB", "en_GB"]}


class InspectionPaperController(http.Controller):
    @http.route("/coop/inspection/paper", type="http", auth="user", methods=["GET"], readonly=True)
    def inspection_paper(self, **params):
        """The form by which anybody asks to inspect the register, for the office to hand out."""
        if not request.env["coop.register.inspection"].has_access("create"):
            raise NotFound()
        # sudo: the co-op's name and address stand on its form
        company = request.env.company.sudo()
        wanted = params.get("in") if params.get("in") in PAPER else "both"
        langs = PAPER[wanted]
        html = request.env["ir.qweb"]._render(
            "coop_membership.inspection_paper",
            {"langs": langs, "company": company},
            lang=langs[0],
        )
        # sudo: the engine reads our style, whoever prints
        reports = request.env["ir.actions.report"].sudo()
        headers = [("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")]
        if not reports._coop_pdf_available():
            return request.make_response(
                f"<!DOCTYPE html>\n{html}", [("Content-Type", "text/html; charset=utf-8"), *headers]
            )
        name = content_disposition("inspection.pdf", disposition_type="inline")
        return request.make_response(
            reports._coop_make_pdf(html),
            [("Content-Type", "application/pdf"), ("Content-Disposition", name), *headers],
        )
