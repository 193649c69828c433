"""Worried? For everybody, without signing in; at a desk for somebody else."""

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import (
    ANY,
    may_read_only,
    member_route,
    private,
)
from odoo.addons.coop_access.forms import Option

from ..forms import worried_form
from .place import OfCoop

#: minutes for which an answer is kept that is not sent yet
KEPT = 60


class WorriedForm(OfCoop, http.Controller):
    """Somebody tells what worries them. Who is signed in is neither asked nor written down."""

    form_code = "worried"
    form_helped = None  # that somebody was worried stands in no list
    form_keep_minutes = KEPT
    form_done_template = "coop_concerns.worried_done"

    def _get_form(self):
        return worried_form()

    def _form_values(self, run):
        company = request.coop_company
        route = request.env["coop.concern"]._get_route(company)
        today = request.env["coop.clock"].today(company)
        deadline = request.env["coop.concern.deadline"]._for(company, today)
        return {
            "readers": [user.name for role, user in route if role != "outside"],
            "read_hours": deadline.read_hours,
            "helper": company._coop_help(),
        }

    def _get_options(self, provider):
        if provider != "readers":
            return super()._get_options(provider)
        route = request.env["coop.concern"]._get_route(request.coop_company)
        return [Option(str(user.id), user.name, picture="person") for _role, user in route]

    def _form_done(self, draft, answers):
        concerns = request.env["coop.concern"]
        whom = getattr(request, "whom", None)
        operator = whom.operator if whom else request.env["res.users"]
        # sudo: the names of whom one acts for, and one's own
        said_by = answers.get("said_by") or (whom.partner.sudo().name if operator else False)
        told_by = answers.get("told_by")
        chosen = {int(number) for number in answers.get("named") or []}
        concerns._receive(
            request.coop_company,
            {
                "words": answers["words"],
                "about": answers.get("about") or False,
                "place": answers.get("place") or False,
                "happened": answers.get("happened") or False,
                "said_by": told_by or said_by or False,
                "said_to": (told_by and said_by) or operator.sudo().name or False,
                "contact": answers.get("contact") or False,
                "typed_by": operator.sudo().name or False,
            },
            channel=whom.channel if operator else "web",
            by=operator or None,
            named=request.env["res.users"].browse(chosen),
            danger=bool(answers.get("danger")),
        )

    @http.route(
        ["/worried", "/worried/<string:slug>"],
        type="http",
        auth="public",
        website=True,
        sitemap=True,
        readonly=may_read_only,
        methods=["GET", "POST"],
    )
    def worried(self, slug=None, **params):
        return self._answer(f"/worried/{slug}" if slug else "/worried", slug)

    @member_route("/my/worried", helped=ANY, methods=["GET", "POST"])
    def my_worried(self):
        return self._answer("/my/worried")

    def _answer_for(self, company, base):
        if not request.env["coop.concern"]._get_route(company):
            # nobody would read it: say what to do instead of taking it
            values = {"coop_company": company, "helper": company._coop_help()}
            return private(request.render("coop_concerns.worried_closed", values))
        return super()._answer_for(company, base)
