"""How often a member wants a round-up, and whether a sheet for the fridge comes by post."""

from odoo import http
from odoo.http import request
from odoo.tools.translate import LazyTranslate

from odoo.addons.coop_access.controllers.form import FormController
from odoo.addons.coop_access.controllers.whom import member_route
from odoo.addons.coop_access.forms import Choice, Form, Option, Step, YesNo

_lt = LazyTranslate(__name__)

DIGEST = Form(
    "digest",
    _lt("My round-up"),
    [
        Step(
            "often",
            _lt("How often do you want a round-up?"),
            [
                Choice(
                    "digest",
                    options=[
                        Option("week", _lt("Every week"), picture="calendar"),
                        Option("month", _lt("Once a month"), picture="calendar"),
                        Option("never", _lt("Never"), picture="no"),
                    ],
                )
            ],
            help=_lt(
                "It says what you can do, what is on and what your part led to. "
                "When there is nothing new, nothing comes."
            ),
            short=_lt("How often"),
        ),
        Step(
            "sheet",
            _lt("Do you want a sheet for the fridge, by post?"),
            [YesNo("fridge_sheet")],
            help=_lt("Your next dates on one page. People who come to your house can read it."),
            picture="house",
            short=_lt("Sheet for the fridge"),
        ),
    ],
)


class DigestForm(FormController, http.Controller):
    form_code = "digest"
    form_done_template = "coop_access.needs_done"

    def _get_form(self):
        return DIGEST

    def _form_initial(self):
        # sudo: whose wishes these are was settled by `request.whom`
        needs = request.env["coop.access.need"].sudo()
        need = needs.search([("partner_id", "=", request.whom.partner.id)], limit=1)
        if not need.digest:
            return {}
        return {"digest": need.digest, "fridge_sheet": need.fridge_sheet}

    def _form_done(self, draft, answers):
        request.whom.partner._coop_set_digest(answers["digest"], answers["fridge_sheet"])

    @member_route("/my/digest", helped="forms", methods=["GET", "POST"])
    def digest(self):
        return self._form_handle("/my/digest")
