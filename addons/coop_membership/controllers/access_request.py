"""Asking for what the co-op holds about oneself, and the copy of it."""

from werkzeug.exceptions import NotFound

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import member_route

from ..forms import access_form
from .membership import MembershipForm, note_operator, paths

CLOSED = "default-src 'none'; style-src 'self' 'unsafe-inline'; font-src 'self'"


class AccessForm(MembershipForm, http.Controller):
    """Whoever signs in may ask, member or not; one request is open at a time."""

    form_code = "access"
    form_path = "/access"
    form_done_template = "coop_membership.access_done"

    @member_route(paths("/access"), methods=["GET", "POST"])
    def access(self, slug=None):
        return self._handle(slug)

    def _is_open(self, standing):
        return not find_open(standing)

    def _get_form(self):
        return access_form()

    def _form_done(self, draft, answers):
        standing = request.coop_standing
        if find_open(standing):
            return
        whom = request.whom
        # sudo: asking is everybody's right; the values are a whitelist
        asked = request.env["coop.access.request"].sudo()
        asked = asked.create(
            {
                "partner_id": whom.partner.id,
                "company_id": standing.company.id,
                "how": {"paper": "paper", "phone": "phone", "helper": "spoken"}.get(
                    whom.channel, "portal"
                ),
                # who typed for somebody has to say how they knew them
                "identity": False if whom.operator else "signed_in",
                "format": answers["format"],
                "give_how": answers["give_how"],
                "wants": answers.get("wants"),
            }
        )
        asked._tell_received()
        note_operator(asked)

    def _form_values(self, run):
        return {**super()._form_values(run), "asked": find_open(request.coop_standing)}


def find_open(standing):
    """Return the request of this person that waits, if there is one."""
    # sudo: the resolver settled whose request it is
    asked = request.env["coop.access.request"].sudo()
    return asked.search(
        [
            ("partner_id", "=", standing.whom.partner.id),
            ("company_id", "=", standing.company.id),
            ("state", "=", "waiting"),
        ],
        limit=1,
    )


class AccessCopyController(http.Controller):
    @http.route(
        "/coop/access-request/<int:request_id>/copy",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def give_copy(self, request_id, **_kwargs):
        """The copy as it would be given now, for whoever may make it."""
        requests = request.env["coop.access.request"]
        if not requests.has_access("read"):
            raise NotFound()
        record = requests.search([("id", "=", request_id)])  # as the user: the rules choose
        if not record:
            raise NotFound()
        record._check_may_make()
        return request.make_response(
            request.env["coop.access.pack"]._html(record),
            headers=[
                ("Content-Type", "text/html; charset=utf-8"),
                ("Cache-Control", "no-store"),
                ("X-Content-Type-Options", "nosniff"),
                ("Content-Security-Policy", CLOSED),
            ],
        )
