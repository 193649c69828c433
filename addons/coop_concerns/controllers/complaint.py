"""Not happy, or glad: for everybody; a member is answered by the way that is theirs."""

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import may_read_only, member_route

from ..forms import complaint_form
from .place import OfCoop
from .worried import KEPT


class ComplaintForm(OfCoop, http.Controller):
    form_code = "complaint"
    form_keep_minutes = KEPT
    form_done_template = "coop_concerns.complaint_done"

    def _get_form(self):
        return complaint_form(known=bool(self._person()))

    def _person(self):
        whom = getattr(request, "whom", None)
        return whom.partner if whom else None

    def _form_values(self, run):
        company = request.coop_company
        today = request.env["coop.clock"].today(company)
        deadline = request.env["coop.concern.deadline"]._for(company, today)
        return {"answer_days": deadline.answer_days, "person": self._person()}

    def _form_done(self, draft, answers):
        whom, partner = getattr(request, "whom", None), self._person()
        operator = whom.operator if whom else request.env["res.users"]
        # sudo: whoever writes has no rights here; the values are a whitelist
        complaints = request.env["coop.complaint"].sudo().with_company(request.coop_company)
        complaints.create(
            {
                "company_id": request.coop_company.id,
                "kind": answers["kind"],
                "words": answers["words"],
                "wanted": answers.get("wanted") or False,
                "partner_id": partner.id if partner else False,
                "said_by": answers.get("said_by") or False,
                "contact": answers.get("contact") or False,
                "channel": whom.channel if operator else "web",
                "typed_by": operator.sudo().name or False,
            }
        )

    @http.route(
        ["/complaint", "/complaint/<string:slug>"],
        type="http",
        auth="public",
        website=True,
        sitemap=True,
        readonly=may_read_only,
        methods=["GET", "POST"],
    )
    def complaint(self, slug=None, **params):
        return self._answer(f"/complaint/{slug}" if slug else "/complaint", slug)

    @member_route("/my/complaint", helped="forms", methods=["GET", "POST"])
    def my_complaint(self):
        return self._answer("/my/complaint")
