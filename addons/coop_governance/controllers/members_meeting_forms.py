"""The forms with which members ask for a meeting of all members, and sign."""

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.form import FormController
from odoo.addons.coop_access.controllers.whom import member_route
from odoo.addons.coop_membership.controllers.membership import note_operator

from ..forms import ask_form, sign_form
from .members_meeting import (
    PATH,
    find_member,
    find_requisition,
    how_here,
    request_values,
    requisition_url,
)


class MeetingForm(FormController):
    """A form about the meeting of all members, or what else they start together. Its standing is
    on the request."""

    form_flood = (60, 3600)
    #: the address of the list from which the form is opened
    form_path = PATH

    def _form_of_member(self, slug):
        """Answer the request of a form at ``form_path``/ask that every member may fill in."""
        standing = find_member(slug)
        if not standing:
            return request.redirect(request.whom.url("/my/membership"))
        request.coop_standing = standing
        path = self.form_path
        base = f"{path}/of/{slug}/ask" if slug else f"{path}/ask"
        return self._form_handle(base, standing.company)

    def _form_company(self):
        return request.coop_standing.company

    def _form_values(self, run):
        of_meeting = self.form_path == PATH
        back = request.env._("Meeting of all members") if of_meeting else request.env._("Back")
        return {
            **request.coop_standing.values(),
            "back_url": request.whom.url(self.form_path),
            "back_text": back,
        }


class AskMeetingForm(MeetingForm, http.Controller):
    form_code = "requisition"

    @member_route([f"{PATH}/ask", f"{PATH}/of/<string:slug>/ask"], methods=["GET", "POST"])
    def ask_meeting(self, slug=None):
        return self._form_of_member(slug)

    def _get_form(self):
        rules = request.env["coop.general.rules"]._get(request.coop_standing.company)
        return ask_form(rules.statement_words)

    def _form_done(self, draft, answers):
        requisition = request.env["coop.requisition"]._start(
            request.coop_standing.membership,
            answers["about"],
            answers.get("wording"),
            answers.get("statement"),
            how_here(),
        )
        note_operator(requisition)
        return requisition_url(requisition)


class SignMeetingForm(MeetingForm, http.Controller):
    form_done_template = "coop_governance.requisition_signed"

    @member_route(f"{PATH}/request/<int:number>/sign", methods=["GET", "POST"])
    def sign(self, number):
        standing, requisition = find_requisition(number)
        done = request.httprequest.args.get("step") == "done"
        if not requisition or not (done or self._is_open(standing, requisition)):
            return request.redirect(request.whom.url(PATH))
        request.coop_standing = standing
        request.coop_requisition = requisition
        return self._form_handle(f"{PATH}/request/{number}/sign", standing.company)

    def _is_open(self, standing, requisition):
        signed = requisition._get_signature(standing.membership)
        return requisition.state == "open" and not signed

    def _get_form(self):
        return sign_form(request.coop_requisition.id)

    def _form_values(self, run):
        standing, requisition = request.coop_standing, request.coop_requisition
        return {**super()._form_values(run), **request_values(standing, requisition)}

    def _form_done(self, draft, answers):
        today = request.env["coop.clock"].today(request.coop_standing.company)
        request.coop_requisition._sign(request.coop_standing.membership, today, how_here())
