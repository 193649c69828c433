"""The short forms: I might be interested, somebody else would be good, it is not for me."""

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.form import FormController
from odoo.addons.coop_access.controllers.whom import member_route
from odoo.addons.coop_governance.controllers.members_meeting import find_member, how_here

from ..forms import interest_form, not_standing_form, suggest_form
from .stand import HELPED, PATH, typist


def paths(path):
    return [f"{PATH}{path}", f"{PATH}/of/<string:slug>{path}"]


class StandForm(FormController):
    """A form of a member about standing. Its standing is on the request."""

    form_flood = (30, 3600)
    #: what comes after the address of the page
    form_path = None

    def _handle(self, slug):
        standing = find_member(slug)
        if not standing:
            return request.redirect(request.whom.url("/my/membership"))
        request.coop_standing = standing
        base = f"{PATH}/of/{slug}" if slug else PATH
        return self._form_handle(base + self.form_path, standing.company)

    def _form_company(self):
        return request.coop_standing.company

    def _form_values(self, run):
        return {
            **request.coop_standing.values(),
            "back_url": request.whom.url(PATH),
            "back_text": request.env._("Standing for election"),
        }


class InterestForm(StandForm, http.Controller):
    form_code = "stand_interest"
    form_path = "/maybe"
    form_done_template = "coop_elections.stand_maybe_done"

    @member_route(paths("/maybe"), helped=HELPED, methods=["GET", "POST"])
    def maybe(self, slug=None):
        return self._handle(slug)

    def _get_form(self):
        return interest_form()

    def _form_done(self, draft, answers):
        request.env["coop.election.interest"]._say(
            request.coop_standing.membership,
            answers.get("wishes") or [],
            how=how_here(),
            typed_by=typist(),
            why=answers.get("why"),
        )


class SuggestForm(StandForm, http.Controller):
    form_code = "stand_suggest"
    form_path = "/suggest"
    form_flood = (10, 3600)
    form_done_template = "coop_elections.stand_suggest_done"

    @member_route(paths("/suggest"), helped=HELPED, methods=["GET", "POST"])
    def suggest(self, slug=None):
        return self._handle(slug)

    def _get_form(self):
        return suggest_form()

    def _form_done(self, draft, answers):
        request.env["coop.election.interest"]._suggest(
            request.coop_standing.membership,
            answers["name"],
            why=answers.get("why"),
            named=bool(answers.get("named")),
            how=how_here(),
            typed_by=typist(),
        )


class NotStandingForm(StandForm, http.Controller):
    form_code = "stand_not"
    form_path = "/not-for-me"
    #: whoever helped is no more written down with it than who said it
    form_helped = None
    form_done_template = "coop_elections.stand_not_done"

    @member_route(paths("/not-for-me"), helped=HELPED, methods=["GET", "POST"])
    def not_for_me(self, slug=None):
        return self._handle(slug)

    def _get_reasons(self):
        # sudo: which reasons there are is for everybody who is asked
        reasons = request.env["coop.election.reason"].sudo()
        return reasons.with_context(lang=request.env.lang or "en_GB").search([])

    def _get_form(self):
        return not_standing_form(
            [
                {"id": one.id, "name": one.name, "picture": one.picture_id.url or None}
                for one in self._get_reasons()
            ]
        )

    def _form_values(self, run):
        chosen = set(run.answers.get("reasons") or [])
        return {
            **super()._form_values(run),
            "reason_answers": [
                one.answer for one in self._get_reasons() if str(one.id) in chosen and one.answer
            ],
        }

    def _form_done(self, draft, answers):
        chosen = set(answers.get("reasons") or [])
        reasons = self._get_reasons().filtered(lambda one: str(one.id) in chosen)
        request.env["coop.election.not.standing"]._say(
            request.coop_standing.company, reasons, answers.get("helps")
        )
