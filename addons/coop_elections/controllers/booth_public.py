"""What everybody may compare: the programs of the booth, the manifest, the fingerprints."""

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import private
from odoo.addons.coop_membership.controllers.co_op import number_in_address

from .booth_page import SCRIPT, STYLES, digest
from .sent_file import send_file


class BoothPublic(http.Controller):
    @http.route(
        "/elections/booth",
        type="http",
        auth="public",
        website=True,
        sitemap=True,
        readonly=True,
        methods=["GET"],
    )
    def programs(self, **params):
        files = [(path, digest(path).hex()) for path in (SCRIPT, *STYLES)]
        return request.render("coop_elections.booth_programs", {"files": files})

    def _find(self, number):
        elections = request.env["coop.election"]
        return elections._get_public_one(number) if number_in_address(number) else elections

    @http.route(
        "/elections/sealed/<int:number>.txt",
        type="http",
        auth="public",
        sitemap=False,
        readonly=True,
        methods=["GET"],
    )
    def fingerprints(self, number, **params):
        """The fingerprints of the sealed ballots that go to the opening, one a line, in order."""
        election = self._find(number)
        if not election.names_cut_at or election.destroyed_on:
            return request.not_found()
        return send_file(election._write_fingerprints_file(), "text/plain; charset=utf-8")

    @http.route(
        "/coop/elections/<int:number>/envelopes.jsonl",
        type="http",
        auth="user",
        sitemap=False,
        readonly=True,
        methods=["GET"],
    )
    def envelopes(self, number, **params):
        """The sealed ballots without names, for those who open them and those who watch."""
        elections = request.env["coop.election"]
        sealed = request.env["coop.election.sealed"]
        if not number_in_address(number) or not (
            elections.has_access("read") and sealed.has_access("read")
        ):
            raise request.not_found()
        election = elections.search([("id", "=", number)])
        if not election.names_cut_at or election.destroyed_on:
            raise request.not_found()
        file, name = election._write_envelopes_file(), f"envelopes-{number}.jsonl"
        return private(send_file(file, "application/x-ndjson", name))
