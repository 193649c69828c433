"""Who decides: the members, and the bodies that follow from them, with faces."""

from odoo import http
from odoo.fields import Domain
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import member_route
from odoo.addons.coop_membership.controllers.standing import find_standing

PATH = "/my/who-decides"


class WhoDecides(http.Controller):
    @member_route([PATH, f"{PATH}/<string:slug>"], methods=["GET"])
    def who_decides(self, slug=None):
        standing = find_standing(slug)
        if not standing or not standing.is_member:
            return request.redirect(request.whom.url("/my/membership"))
        company = standing.company
        lang = request.env.lang or "en_GB"
        reading = request.env["coop.reading"]._format()
        bodies = request.env["coop.body"].with_context(lang=lang)._get_picture(company)
        for body in bodies:
            record = request.env["coop.body"].browse(body["id"])
            body["missing"] = record._get_missing_for(standing.person)
            body["interests"] = record._may_read_interests(request.whom.partner)
            body["texts"] = [
                (label, text._variant(lang, reading))
                for label, text in (
                    (request.env._("What it may do"), body["reference"]),
                    (request.env._("How people treat each other there"), body["conduct"]),
                )
                if text.published_version_ids
            ]
        # sudo: how many members there are is no secret among them
        memberships = request.env["coop.membership"].sudo()
        members = memberships.search_count(
            memberships._get_member_domain() & Domain("company_id", "=", company.id)
        )
        return standing.render(
            "coop_governance.who_decides",
            bodies=bodies,
            members=members,
            format=reading,
            searches=request.env["coop.board.search"]._get_open(company),
            back_url=request.whom.url("/my"),
            back_text=request.env._("My pages"),
        )
