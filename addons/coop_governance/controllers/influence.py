"""What the Council asked and what changed, as everybody reads it: decisions that are made."""

from odoo import http
from odoo.http import request

from odoo.addons.coop_membership.controllers.co_op import co_ops, find_co_op, number_in_address
from odoo.addons.coop_membership.controllers.join_form import FORMATS

PATH = "/decisions"
PAGE = {
    "type": "http",
    "auth": "public",
    "website": True,
    "readonly": True,
    "methods": ["GET"],
}


def wanted_format(params):
    """Return the format in which this reader wants the page."""
    wanted = params.get("format")
    return wanted if wanted in FORMATS else request.env["coop.reading"]._format()


class Influence(http.Controller):
    @http.route([PATH, f"{PATH}/of/<string:slug>"], sitemap=True, **PAGE)
    def decisions(self, slug=None, **params):
        company = find_co_op(slug)
        if not company:
            if slug is not None:
                return request.not_found()
            return request.render("coop_governance.influence_choose", {"companies": co_ops()})
        found = request.env["coop.decision"]._get_public(company)
        lang = request.env.lang or "en_GB"
        figures = found._get_figures(found)
        shown = [one._show_influence(lang) for one in found]
        return request.render(
            "coop_governance.influence",
            {
                "coop_company": company,
                "years": [
                    (year, figures[year], [one for one in shown if one["year"] == year])
                    for year in figures
                ],
                "format": wanted_format(params),
            },
        )

    @http.route(f"{PATH}/record/<int:number>", sitemap=False, **PAGE)
    def decision(self, number, **params):
        decision = request.env["coop.decision"]
        if number_in_address(number):
            decision = decision._get_public_one(number)
        if not decision:
            return request.not_found()
        company = decision.company_id
        only = request.env["res.company"]._coop_public_default()
        url_for = request.env["ir.http"]._url_for
        return request.render(
            "coop_governance.influence_decision",
            {
                "coop_company": company,
                "decision": decision._show_influence(request.env.lang or "en_GB"),
                "format": wanted_format(params),
                "back_url": url_for(PATH if only else f"{PATH}/of/{company.coop_slug}"),
                "back_text": request.env._("What the Council asked, and what changed"),
            },
        )
