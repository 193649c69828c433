"""What members changed: a public page of each co-op."""

from odoo import http
from odoo.http import request

from .co_op import co_ops, find_co_op, join_path
from .join_form import FORMATS


class ChangesController(http.Controller):
    @http.route(
        ["/changed", "/changed/<string:slug>"],
        type="http",
        auth="public",
        website=True,
        sitemap=True,
        readonly=True,
        methods=["GET"],
    )
    def changed(self, slug=None, **params):
        company = find_co_op(slug)
        if not company:
            if slug is not None:
                return request.not_found()
            return request.render("coop_membership.changed_choose", {"companies": co_ops()})
        wanted = params.get("format")
        if wanted not in FORMATS:
            wanted = request.env["coop.reading"]._format()
        lang = request.env.lang or "en_GB"
        changes = request.env["coop.member.changes"]._changes_for(company, lang, wanted)
        return request.render(
            "coop_membership.changed",
            {
                "coop_company": company,
                "changes": changes,
                "format": wanted,
                "lang": lang,
                "join_url": request.env["ir.http"]._url_for(join_path(company)),
            },
        )
