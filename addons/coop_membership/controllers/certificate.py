"""The certificate of membership."""

from odoo import http
from odoo.http import content_disposition, request

from odoo.addons.coop_access.controllers.whom import member_route

from .membership import paths
from .standing import find_standing

LANGUAGES = {"en": "en_GB", "cy": "cy_GB"}
REPORT = "coop_membership.certificate_report"


class CertificateController(http.Controller):
    @member_route(paths("/certificate"), methods=["GET"])
    def certificate(self, slug=None, **params):
        """Offer the certificate in both languages; `in` gives the file itself."""
        standing = find_standing(slug)
        if not standing or not standing.is_member:
            return request.redirect(request.whom.url("/my/membership"))
        lang = LANGUAGES.get(params.get("in"))
        if lang:
            return self._file(standing.membership, lang)
        return standing.render("coop_membership.my_certificate")

    def _file(self, membership, lang):
        """Return the certificate as tagged PDF, or as a page where PDF cannot be made."""
        # sudo: the resolver settled whose membership this is
        reports = request.env["ir.actions.report"].sudo().with_context(lang=lang)
        content, kind = reports._coop_render(REPORT, membership.ids)
        if kind == "html":
            return request.make_response(content, [("Content-Type", "text/html; charset=utf-8")])
        # the name is in the language of the file, whatever the page around it speaks
        name = reports.env._("certificate %(number)s.pdf", number=membership.number)
        return request.make_response(
            content,
            [
                ("Content-Type", "application/pdf"),
                ("Content-Disposition", content_disposition(name)),
            ],
        )
