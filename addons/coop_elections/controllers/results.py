"""The declared result as everybody reads and downloads it."""

from odoo import http
from odoo.http import content_disposition, request

from odoo.addons.coop_access.controllers.whom import private

from .elections import PATH, find_election, wanted_format

LANGUAGES = {"en": "en_GB", "cy": "cy_GB"}
RESULT = f"{PATH}/result/<int:number>"
FILE = {
    "type": "http",
    "auth": "public",
    "sitemap": False,
    "readonly": True,
    "methods": ["GET"],
}


def find_declared(number):
    """Return the election of an address whose result is declared, or none."""
    election = find_election(number)
    return election if election and election._get_declaration() else election.browse()


def give(data, kind, name):
    """Return a file, or that there is none."""
    if not data:
        return request.not_found()
    headers = [("Content-Type", kind), ("Content-Disposition", content_disposition(name))]
    return request.make_response(data, headers)


class Results(http.Controller):
    @http.route(RESULT, website=True, **FILE)
    def result(self, number, **params):
        election = find_declared(number)
        if not election:
            return request.not_found()
        return request.render(
            "coop_elections.election_result",
            {
                "coop_company": election.company_id,
                "result": election._show_result(request.env.lang or "en_GB"),
                "format": wanted_format(params),
                "back_url": request.env["ir.http"]._url_for(f"{PATH}/notice/{number}"),
                "back_text": request.env._("The notice of this election"),
            },
        )

    @http.route(f"{RESULT}.json", **FILE)
    def declaration(self, number, **params):
        """The declaration to the letter: its SHA-256 is the fingerprint."""
        declaration = find_declared(number)._get_declaration()
        if not declaration:
            return request.not_found()
        headers = [("Content-Type", "application/json; charset=utf-8")]
        return request.make_response(declaration.content.encode(), headers)

    @http.route(f"{RESULT}/file", website=True, **FILE)
    def document(self, number, **params):
        """The result as a tagged file, in a language, in ordinary words or in Easy Read."""
        election = find_declared(number)
        if not election:
            return request.not_found()
        lang = LANGUAGES.get(params.get("in"), "en_GB")
        html = election._get_result_html(lang, params.get("format") == "easy_read")
        # sudo: the engine reads our style, whoever reads the result
        reports = request.env["ir.actions.report"].sudo()
        if not reports._coop_pdf_available():
            return request.make_response(html, [("Content-Type", "text/html; charset=utf-8")])
        return give(reports._coop_make_pdf(html), "application/pdf", f"result-{number}.pdf")

    @http.route(f"{RESULT}/<int:contest>.csv", **FILE)
    def sheet(self, number, contest, **params):
        election = find_declared(number)
        data = election._get_result_csv(contest) if election else None
        return give(data, "text/csv; charset=utf-8", f"count-{contest}.csv")

    @http.route(f"{RESULT}/<int:contest>.blt", **FILE)
    def ballots(self, number, contest, **params):
        election = find_declared(number)
        data = election._get_result_blt(contest) if election else None
        return give(data, "text/plain; charset=utf-8", f"contest-{contest}.blt")

    @http.route(
        "/coop/elections/<int:number>/papers.jsonl",
        type="http",
        auth="user",
        sitemap=False,
        readonly=True,
        methods=["GET"],
    )
    def papers(self, number, **params):
        """The keyed papers for the opening, for the returning officer of the election."""
        elections = request.env["coop.election"]
        batches = request.env["coop.election.batch"]
        if not 0 < number < 2**31 or not (
            elections.has_access("read") and batches.has_access("read")
        ):
            raise request.not_found()
        election = elections.search([("id", "=", number)])
        if not election.papers_sha256 or election.opening_sha256 or not election._may_run():
            raise request.not_found()
        return private(
            give(election._get_papers_file(), "application/x-ndjson", f"papers-{number}.jsonl")
        )
