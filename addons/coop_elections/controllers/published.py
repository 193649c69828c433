"""What is published of an election, each on a page of its own and as a file to print: the notice,
who stands, and the notice of the poll."""

from odoo import http
from odoo.http import request

from odoo.addons.coop_membership.controllers.co_op import number_in_address

from .elections import PATH, find_election, wanted_format
from .results import FILE, LANGUAGES, give

NOTICE = f"{PATH}/notice/<int:number>"
JSON = [("Content-Type", "application/json; charset=utf-8")]


class Published(http.Controller):
    @http.route(f"{NOTICE}/candidates", website=True, **FILE)
    def candidates(self, number, **params):
        """Who stands, as it was published."""
        election = find_election(number)
        shown = election._show(request.env.lang or "en_GB") if election else {}
        if not shown.get("groups"):
            return request.not_found()
        return request.render(
            "coop_elections.election_who_stands",
            {**self._get_frame(election), "election": shown},
        )

    @http.route(f"{NOTICE}/candidates.json", **FILE)
    def candidates_content(self, number, **params):
        """The published list to the letter: its SHA-256 is the fingerprint. What was left out of it
        since, because it broke the law, is not given any more: so it is the last list alone."""
        election = find_election(number)
        statement = election._get_last_statement() if election else None
        if not statement or election.state == "abandoned":
            return request.not_found()
        return request.make_response(statement.content.encode(), JSON)

    @http.route([f"{NOTICE}/poll", f"{NOTICE}/poll/<int:place>"], website=True, **FILE)
    def poll(self, number, place=None, **params):
        """The notice of the poll; an earlier one by its number."""
        election, notice = self._find_poll_notice(number, place)
        if not notice:
            return request.not_found()
        lang = request.env.lang or "en_GB"
        return request.render(
            "coop_elections.election_poll_notice",
            {**self._get_frame(election), "poll": election._show_poll_notice(notice, lang)},
        )

    @http.route(f"{NOTICE}/poll/<int:place>.json", **FILE)
    def poll_content(self, number, place, **params):
        """A notice of the poll to the letter: its SHA-256 is the fingerprint."""
        _election, notice = self._find_poll_notice(number, place)
        if not notice:
            return request.not_found()
        return request.make_response(notice.content.encode(), JSON)

    @http.route(f"{NOTICE}/file", website=True, **FILE)
    def notice_file(self, number, **params):
        return self._give_file(number, "notice", params)

    @http.route(f"{NOTICE}/candidates/file", website=True, **FILE)
    def candidates_file(self, number, **params):
        return self._give_file(number, "candidates", params)

    @http.route(f"{NOTICE}/poll/file", website=True, **FILE)
    def poll_file(self, number, **params):
        return self._give_file(number, "poll", params)

    def _give_file(self, number, paper, params):
        """Return what was published as a tagged file, in a language, in ordinary words or in Easy
        Read."""
        election = find_election(number)
        lang = LANGUAGES.get(params.get("in"), "en_GB")
        easy = params.get("format") == "easy_read"
        html = election._get_paper_html(paper, lang, easy) if election else None
        if not html:
            return request.not_found()
        # sudo: the engine reads our style, whoever reads the notice
        reports = request.env["ir.actions.report"].sudo()
        if not reports._coop_pdf_available():
            return request.make_response(html, [("Content-Type", "text/html; charset=utf-8")])
        return give(reports._coop_make_pdf(html), "application/pdf", f"{paper}-{number}.pdf")

    def _find_poll_notice(self, number, place):
        """Return (election, its notice of the poll), or (none, None)."""
        election = find_election(number)
        if not election or (place is not None and not number_in_address(place)):
            return election.browse(), None
        return election, election._get_poll_notice(place)

    def _get_frame(self, election):
        """Return what every page about one election is rendered with."""
        return {
            "coop_company": election.company_id,
            "format": wanted_format(request.params),
            "back_url": request.env["ir.http"]._url_for(f"{PATH}/notice/{election.id}"),
            "back_text": request.env._("The notice of this election"),
        }
