"""A person says who may help them, or who is helping at this moment."""

from dateutil.relativedelta import relativedelta

from odoo import http
from odoo.exceptions import UserError
from odoo.http import request
from odoo.tools.translate import LazyTranslate

from ..forms import Agree, Choice, Choices, Email, Form, Option, Step, Text
from ..models.whom import BESIDE
from .form import FormController
from .form_helped import HELPER_ROLES
from .whom import member_route

_lt = LazyTranslate(__name__)

#: for how many months a helper can be chosen, with the words for each
SPANS = {
    1: _lt("One month"),
    3: _lt("Three months"),
    6: _lt("Half a year"),
    12: _lt("One year"),
    24: _lt("Two years"),
}
#: how many helpers somebody can name in a day: each is told
MOST_NAMED = (10, 24 * 3600)

HELPER = Form(
    "helper",
    _lt("Somebody to help me"),
    [
        Step(
            "who",
            _lt("Who may help you?"),
            [
                Text("name", _lt("Their name"), max_length=100),
                Email(
                    "email",
                    _lt("Their e-mail address"),
                    required=False,
                    autocomplete="off",
                    help=_lt("If you know it. We ask them whether they want to help."),
                ),
            ],
            help=_lt("It is your choice. You can change your mind at any time."),
            picture="support",
            short=_lt("Who"),
        ),
        Step(
            "role",
            _lt("Who is this person?"),
            [Choice("role", options=HELPER_ROLES)],
            short=_lt("They are"),
        ),
        Step(
            "kinds",
            _lt("What may they help you with?"),
            [Choices("kinds", options="helper_kinds")],
            help=_lt("Choose one or more."),
            short=_lt("With"),
        ),
        Step(
            "span",
            _lt("For how long?"),
            [Choice("months", options="helper_spans")],
            help=_lt("You can stop it before."),
            short=_lt("For"),
        ),
    ],
)

BESIDE_ME = Form(
    "beside",
    _lt("Somebody is helping me now"),
    [
        Step(
            "who",
            _lt("Who is helping you?"),
            [Text("name", _lt("Their name"), max_length=100)],
            picture="support",
            short=_lt("Who"),
        ),
        Step(
            "role",
            _lt("Who is this person?"),
            [Choice("role", options=HELPER_ROLES)],
            short=_lt("They are"),
        ),
        Step(
            "promise",
            _lt("The helper promises"),
            [Agree("promise", _lt("I have read it and I promise it."))],
            help=_lt("This is for the person who helps. Please read it out."),
            template="coop_access.helper_promise",
            short=_lt("Promised"),
        ),
    ],
)


class HelperForm(FormController, http.Controller):
    """Whom a person wants as helper: their own choice, on their own page."""

    form_code = "helper"
    form_helped = "helper"
    form_done_template = "coop_access.helper_chosen"

    def _get_form(self):
        return HELPER

    def _get_options(self, provider):
        if provider == "helper_kinds":
            kinds = request.env["coop.helper.kind"].sudo()  # sudo: words for everybody
            return [
                Option(
                    str(kind.id), kind.name, help=kind.help, picture=kind.picture_id.path or None
                )
                for kind in kinds.search([])
            ]
        if provider == "helper_spans":
            most = self._form_company().sudo().coop_helper_months  # sudo: a rule for everybody
            spans = {months: words for months, words in SPANS.items() if months <= most}
            return [Option(str(months), request.env._(words)) for months, words in spans.items()]
        return super()._get_options(provider)

    def _form_done(self, draft, answers):
        company = self._form_company()
        whom = request.whom
        if not request.env["coop.flood"]._allow("helper", str(whom.partner.id), *MOST_NAMED):
            raise UserError(
                request.env._("You chose many people today. Please go on tomorrow, or ring us.")
            )
        today = request.env["coop.clock"].today(company)
        request.env["coop.helper"]._choose(
            whom.partner,
            company,
            {
                "name": answers["name"],
                "email": answers["email"] or False,
                "role_id": int(answers["role"]),
                "kind_ids": [(6, 0, [int(kind) for kind in answers["kinds"]])],
                "date_from": today,
                "date_to": today + relativedelta(months=int(answers["months"])),
            },
        )
        return None

    @member_route("/my/helpers/new", methods=["GET", "POST"])
    def helper(self):
        if request.whom.operator:
            return request.redirect(request.whom.url("/my"))
        return self._form_handle("/my/helpers/new")


class BesideForm(FormController, http.Controller):
    """Who sits beside a person now, without a log-in of their own, and promises to be a helper."""

    form_code = "beside"
    form_helped = None

    def _get_form(self):
        return BESIDE_ME

    def _form_values(self, run):
        return {"promise": self._promise()}

    def _promise(self):
        return request.env["coop.helper"]._get_promise(self._form_company())

    def _form_done(self, draft, answers):
        whom = request.whom
        role = request.env["coop.helper.role"].browse(int(answers["role"]))
        how = "paper" if whom.channel == "paper" else "beside"
        helper = request.env["coop.helper"]._begin_beside(
            whom.partner, self._form_company(), answers["name"], role, self._promise(), how
        )
        request.session[BESIDE] = helper.id
        return whom.url("/my")

    @member_route("/my/helped-now", methods=["GET", "POST"])
    def beside(self):
        if request.whom.helper:
            return request.redirect(request.whom.url("/my"))
        return self._form_handle("/my/helped-now")

    @member_route("/my/helped-now/end", methods=["POST"])
    def end(self):
        request.env["coop.whom"]._end_beside(request.whom.partner)
        return request.redirect(request.whom.url("/my"))
