"""Elections as everybody reads them: what the notice says, in both languages and Easy Read."""

import json

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import private
from odoo.addons.coop_membership.controllers.co_op import co_ops, find_co_op, number_in_address
from odoo.addons.coop_membership.controllers.join_form import FORMATS

PATH = "/elections"


def wanted_format(params):
    """Return the format in which this reader wants the page."""
    wanted = params.get("format")
    return wanted if wanted in FORMATS else request.env["coop.reading"]._format()


def find_election(number):
    """Return the election of an address of which notice was given, or none."""
    elections = request.env["coop.election"]
    return elections._get_public_one(number) if number_in_address(number) else elections


class Elections(http.Controller):
    @http.route(
        [PATH, f"{PATH}/of/<string:slug>"],
        type="http",
        auth="public",
        website=True,
        sitemap=True,
        readonly=True,
        methods=["GET"],
    )
    def elections(self, slug=None, **params):
        company = find_co_op(slug)
        if not company:
            if slug is not None:
                return request.not_found()
            return request.render("coop_elections.elections_choose", {"companies": co_ops()})
        lang = request.env.lang or "en_GB"
        found = request.env["coop.election"]._get_public(company)
        return request.render(
            "coop_elections.elections",
            {
                "coop_company": company,
                "elections": [election._show(lang) for election in found],
                "format": wanted_format(params),
            },
        )

    @http.route(
        f"{PATH}/notice/<int:number>",
        type="http",
        auth="public",
        website=True,
        sitemap=False,
        readonly=True,
        methods=["GET"],
    )
    def notice(self, number, **params):
        election = find_election(number)
        if not election:
            return request.not_found()
        company = election.company_id
        url_for = request.env["ir.http"]._url_for
        only = request.env["res.company"]._coop_public_default()
        return request.render(
            "coop_elections.election_notice",
            {
                "coop_company": company,
                "election": election._show(request.env.lang or "en_GB"),
                "format": wanted_format(params),
                "back_url": url_for(PATH if only else f"{PATH}/of/{company.coop_slug}"),
                "back_text": request.env._("Elections"),
            },
        )

    @http.route(
        f"{PATH}/notice/<int:number>/<int:place>.json",
        type="http",
        auth="public",
        sitemap=False,
        readonly=True,
        methods=["GET"],
    )
    def notice_content(self, number, place, **params):
        """A notice to the letter: its SHA-256 is the fingerprint."""
        election = find_election(number)
        notice = election.notice_ids.filtered(lambda one: one.number == place)
        if not notice:
            return request.not_found()
        headers = [("Content-Type", "application/json; charset=utf-8")]
        return request.make_response(notice.content.encode(), headers)

    @http.route(
        "/coop/elections/<int:number>/journal.json",
        type="http",
        auth="user",
        sitemap=False,
        readonly=True,
        methods=["GET"],
    )
    def journal(self, number, **params):
        """The journal with its chain, for those who may read it."""
        elections = request.env["coop.election"]
        entries = request.env["coop.election.journal"]
        if not number_in_address(number) or not (
            elections.has_access("read") and entries.has_access("read")
        ):
            raise request.not_found()
        election = elections.search([("id", "=", number)])
        if not election:
            raise request.not_found()
        document = json.dumps(election._export_journal(), ensure_ascii=False, indent=1)
        headers = [
            ("Content-Type", "application/json; charset=utf-8"),
            ("Content-Disposition", http.content_disposition(f"journal-{number}.json")),
        ]
        return private(request.make_response(document.encode(), headers))
