"""Forms of a member: correct, leave; and of an applicant: appeal."""

from datetime import date, timedelta

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import member_route

from ..forms import appeal_form, correct_form, leave_form
from .membership import MembershipForm, how_of, note_operator, paths


class CorrectForm(MembershipForm, http.Controller):
    form_code = "correct"
    form_helped = "correct"
    form_path = "/correct"
    form_done_template = "coop_membership.correct_done"

    @member_route(paths("/correct"), helped="forms", methods=["GET", "POST"])
    def correct(self, slug=None):
        return self._handle(slug)

    def _is_open(self, standing):
        return standing.is_member

    def _get_form(self):
        return correct_form(request.env["coop.clock"].today(request.coop_standing.company))

    def _form_done(self, draft, answers):
        membership = request.coop_standing.membership
        # sudo: asking is the member's right; the values are a whitelist
        corrections = request.env["coop.membership.correction"].sudo()
        correction = corrections.create(self._prepare_vals(membership, answers))
        note_operator(correction)

    def _prepare_vals(self, membership, answers):
        vals = {
            "membership_id": membership.id,
            "how": how_of(request.whom),
            "was_wrong": answers.get("was") == "wrong",
            "effective_from": answers.get("since") or False,
        }
        if answers["what"] == "name":
            return {**vals, "particular": "name", "new_name": answers["name"]}
        vals["particular"] = "service_address"
        if answers["what"] == "shown":
            partner = membership.partner_id
            vals["service_address_choice"] = answers["service_address"]
            home = partner._coop_home_off_contact(membership.company_id)
            if home:
                return {**vals, "street": home}
            return {
                **vals,
                **{name: partner[name] for name in ("street", "street2", "city", "zip")},
            }
        vals["service_address_choice"] = (
            "care_of" if membership.service_address_choice == "care_of" else "own"
        )
        return {**vals, **{name: answers[name] for name in ("street", "street2", "city", "zip")}}


class LeaveForm(MembershipForm, http.Controller):
    form_code = "leave"
    form_helped = "leave"
    form_path = "/leave"
    form_done_template = "coop_membership.leave_done"

    @member_route(paths("/leave"), methods=["GET", "POST"])
    def leave(self, slug=None):
        return self._handle(slug)

    def _is_open(self, standing):
        return standing.membership.state == "member"

    def _earliest(self):
        company = request.coop_standing.company
        today = request.env["coop.clock"].today(company)
        return today + timedelta(days=company.coop_leave_notice_days)

    def _get_form(self):
        earliest = self._earliest()
        return leave_form(earliest, earliest + timedelta(days=366))

    def _form_values(self, run):
        return {**super()._form_values(run), "earliest": self._earliest()}

    def _form_done(self, draft, answers):
        membership = request.coop_standing.membership
        last_day = answers.get("end_date")
        membership._leave(
            "resignation",
            end_date=date.fromisoformat(last_day) if last_day else self._earliest(),
            note=answers.get("reason"),
        )
        note_operator(membership)


class AppealForm(MembershipForm, http.Controller):
    form_code = "appeal"
    form_helped = "appeal"
    form_path = "/appeal"
    form_done_template = "coop_membership.appeal_done"

    @member_route(paths("/appeal"), methods=["GET", "POST"])
    def appeal(self, slug=None):
        return self._handle(slug)

    def _is_open(self, standing):
        return standing.may_appeal

    def _get_form(self):
        return appeal_form()

    def _form_done(self, draft, answers):
        application = request.coop_standing.application
        application.action_appeal(answers["appeal"])
        note_operator(application)
