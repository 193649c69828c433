"""Files of evidence: for the officer, for trustees one page, and “Our Year” for everybody."""

from odoo import http
from odoo.http import content_disposition, request

from odoo.addons.coop_access.controllers.whom import member_route, private
from odoo.addons.coop_membership.controllers.co_op import co_ops, find_co_op, number_in_address

from ..models.coop_evidence_files import DOCUMENTS
from .meeting_screen import OFFICER

LANGUAGES = {"en": "en_GB", "cy": "cy_GB"}
MINE = "/my/evidence"
YEAR = "/our-year"
PAGE = {
    "type": "http",
    "auth": "public",
    "website": True,
    "readonly": True,
    "methods": ["GET"],
}


def give(report, what, params):
    """Return a document of a report as a file, in the language and for the paper asked for."""
    lang = LANGUAGES.get(params.get("in"), request.env.lang or "en_GB")
    content, kind, ending = report._get_file(what, lang, (params.get("paper") or "A4").upper())
    name = f"{what}-{report.date_from}-{report.date_to}-{lang[:2]}.{ending}"
    return request.make_response(
        content,
        [
            ("Content-Type", kind),
            ("Content-Disposition", content_disposition(name)),
            ("X-Content-Type-Options", "nosniff"),
        ],
    )


class Evidence(http.Controller):
    @http.route(
        "/coop/evidence/<int:number>/<string:what>",
        type="http",
        auth="user",
        website=True,
        sitemap=False,
        readonly=True,
        methods=["GET"],
    )
    def file(self, number, what, **params):
        """Any document of a report, for the governance officer."""
        reports = request.env["coop.evidence.report"]
        if not request.env.user.has_group(OFFICER) or what not in (*DOCUMENTS, "sheet"):
            raise request.not_found()
        report = reports.search([("id", "=", number)]) if number_in_address(number) else reports
        if not report:
            raise request.not_found()
        return private(give(report, what, params))

    # -- trustees --------------------------------------------------------------------------------

    @member_route(MINE, helped="meetings", methods=["GET"])
    def mine(self):
        """One page to send to the regulator: for who sits on the Board."""
        return self._mine(self._for_me()[:1])

    @member_route(f"{MINE}/<int:number>", helped="meetings", methods=["GET"])
    def mine_of(self, number):
        return self._mine(self._for_me(number))

    @member_route(f"{MINE}/<int:number>/file", helped="meetings", methods=["GET"])
    def mine_file(self, number, **params):
        report = self._for_me(number)
        if not report:
            return request.redirect(request.whom.url("/my/decisions"))
        return give(report, "page", params)

    def _for_me(self, number=None):
        reports = request.env["coop.evidence.report"]._get_for_trustee(request.whom.partner)
        return reports.filtered(lambda one: number is None or one.id == number)

    def _mine(self, report):
        reports = self._for_me()
        if not report and (reports or not self._sits()):
            return request.redirect(request.whom.url("/my/decisions"))
        lang = request.env.lang or "en_GB"
        return request.render(
            "coop_governance.my_evidence",
            {
                "coop_company": report.company_id or request.env.company,
                "record": report,
                "report": report._get_document(lang) if report else None,
                "others": (reports - report).with_context(lang=lang),
            },
        )

    def _sits(self):
        partner = request.whom.partner
        return request.env["coop.evidence.report"]._sits_on_board(partner)

    # -- everybody -------------------------------------------------------------------------------

    @http.route([YEAR, f"{YEAR}/of/<string:slug>"], sitemap=True, **PAGE)
    def our_years(self, slug=None, **params):
        company = find_co_op(slug)
        if not company:
            if slug is not None:
                return request.not_found()
            return request.render("coop_governance.our_year_choose", {"companies": co_ops()})
        reports = request.env["coop.evidence.report"]._get_shown_years(company)
        return self._our_year(company, reports[:1], reports[1:])

    @http.route(f"{YEAR}/<int:number>", sitemap=False, **PAGE)
    def our_year(self, number, **params):
        report = self._find_year(number)
        if not report:
            return request.not_found()
        reports = report._get_shown_years(report.company_id)
        return self._our_year(report.company_id, report, reports - report)

    @http.route(f"{YEAR}/<int:number>/file", sitemap=False, **PAGE)
    def our_year_file(self, number, **params):
        report = self._find_year(number)
        return give(report, "year", params) if report else request.not_found()

    def _find_year(self, number):
        reports = request.env["coop.evidence.report"]
        return reports._get_shown_year(number) if number_in_address(number) else reports

    def _our_year(self, company, report, others):
        lang = request.env.lang or "en_GB"
        return request.render(
            "coop_governance.our_year",
            {
                "coop_company": company,
                "record": report,
                "year": report._get_our_year(lang) if report else None,
                "others": others.with_context(lang=lang),
            },
        )
