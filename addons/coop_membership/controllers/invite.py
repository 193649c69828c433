"""A member asks somebody to join; somebody who was asked answers, without an account."""

from datetime import timedelta

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import member_route, private

from ..forms import invite_form
from .co_op import behind_link, join_path, link_is_gone, reads_only
from .membership import MembershipForm, how_of, paths

# After how many days one may be asked again, by what the page sends.
LATER = {"3": 91, "6": 183, "12": 365}


class InviteForm(MembershipForm, http.Controller):
    form_code = "invite"
    form_path = "/invite"
    form_flood = (20, 3600)
    form_done_template = "coop_membership.invite_done"

    @member_route(paths("/invite"), methods=["GET", "POST"])
    def invite(self, slug=None):
        return self._handle(slug)

    def _is_open(self, standing):
        return standing.is_member

    def _get_form(self):
        return invite_form()

    def _form_values(self, run):
        # who asks themselves prints the public form; the page says the same to everybody else
        join = join_path(request.coop_standing.company)
        return {
            **super()._form_values(run),
            "paper_url": request.env["ir.http"]._url_for(f"{join}/paper"),
            "join_url": f"{request.httprequest.host_url.rstrip('/')}{join}",
        }

    def _form_done(self, draft, answers):
        request.env["coop.invitation"]._invite_for_member(
            request.coop_standing.membership, self._prepare_vals(answers)
        )

    def _prepare_vals(self, answers):
        whom = request.whom
        operator = whom.operator or request.env["res.users"]
        return {
            "name": answers["name"],
            "email": answers.get("email") or False,
            "phone": answers.get("phone") or False,
            "lang": answers.get("language") or request.env.lang or "en_GB",
            "channel": answers["by"],
            "inviter_named": answers.get("named") == "yes",
            "how": how_of(whom),
            "asked_by_id": operator.id or request.env.uid,
        }


class InvitedController(http.Controller):
    """The link of an invitation. Looking changes nothing; an answer can be given anew."""

    @http.route(
        "/invited/<int:invitation_id>/<string:token>",
        type="http",
        auth="public",
        website=True,
        sitemap=False,
        readonly=reads_only,
        methods=["GET", "POST"],
    )
    def invited(self, invitation_id, token, **params):
        # of the invitation nothing is shown but the co-op and the member who agreed to be named
        invitation = behind_link(
            "coop.invitation", invitation_id, lambda found: found._check_answer_token(token)
        )
        if not invitation:
            return link_is_gone("coop_membership.invited_gone")
        if request.httprequest.method == "POST":
            return private(request.redirect(self._take(invitation, params)))
        return private(request.render("coop_membership.invited", self._values(invitation, params)))

    def _take(self, invitation, params):
        """Take an answer; return the address of what follows."""
        path = request.env["ir.http"]._url_for(request.httprequest.path)
        answer, months = params.get("answer"), params.get("months")
        if answer in ("yes", "no"):
            invitation._answer(answer, "web")
        elif answer == "not_now" and months in LATER:
            today = request.env["coop.clock"].today(invitation.company_id)
            invitation._answer("not_now", "web", today + timedelta(days=LATER[months]))
        elif answer == "not_now":
            return f"{path}?ask=when"
        return path

    def _values(self, invitation, params):
        company = invitation.company_id
        asked = params.get("ask")
        answered = invitation.state if invitation.answered_on and not asked else None
        return {
            "coop_company": company,
            "invitation": invitation,
            "answered": answered,
            "asks_when": asked == "when",
            "inviter": invitation.inviter_id.member_name if invitation.inviter_named else None,
            "path": request.env["ir.http"]._url_for(request.httprequest.path),
            "join_url": request.env["ir.http"]._url_for(join_path(company)),
        }
