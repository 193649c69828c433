from odoo import http
from odoo.http import request
from odoo.tools.translate import LazyTranslate

from ..forms import Choice, Choices, Form, LongText, Option, Step, Text
from .form import FormController
from .form_run import FormRun
from .whom import member_route

_lt = LazyTranslate(__name__)


def _is_rung(answers):
    return answers.get("channel") == "phone"


NEEDS = Form(
    "needs",
    _lt("How we reach you"),
    [
        Step(
            "language",
            _lt("Which language do you want from us?"),
            [
                Choice(
                    "language",
                    options=[
                        Option("cy_GB", "Cymraeg", picture="welsh", lang="cy-GB"),
                        Option("en_GB", "English", picture="english", lang="en-GB"),
                    ],
                )
            ],
            short=_lt("Language"),
        ),
        Step(
            "format",
            _lt("How do you like to read?"),
            [
                Choice(
                    "format",
                    options=[
                        Option(
                            "standard",
                            _lt("Ordinary text"),
                            help=_lt("Like a letter from the bank."),
                            picture="text",
                        ),
                        Option(
                            "easy_read",
                            _lt("Easy Read"),
                            help=_lt("Short words, with pictures."),
                            picture="easy-read",
                        ),
                        Option(
                            "large_print",
                            _lt("Large print"),
                            help=_lt("The same words, in big letters."),
                            picture="large-print",
                        ),
                    ],
                )
            ],
            short=_lt("Reading"),
        ),
        Step(
            "channel",
            _lt("How can we reach you best?"),
            [
                # upper floors add theirs in `_get_options`
                Choice("channel", options="channels")
            ],
            short=_lt("By"),
        ),
        Step(
            "ring",
            _lt("When shall we ring you?"),
            [
                Choice(
                    "ring_when",
                    options=[
                        Option("any", _lt("At any time"), picture="phone"),
                        Option("morning", _lt("In the morning"), picture="morning"),
                        Option("afternoon", _lt("In the afternoon"), picture="afternoon"),
                        Option("evening", _lt("In the evening"), picture="evening"),
                    ],
                ),
                Text(
                    "ring_words",
                    _lt("What else is good to know?"),
                    required=False,
                    max_length=200,
                    autocomplete="off",
                    help=_lt("For example: not on Tuesdays."),
                ),
            ],
            when=_is_rung,
            when_text=_lt("If you want us to ring you."),
            short=_lt("When we ring you"),
        ),
        Step(
            "kinds",
            _lt("What helps you?"),
            [Choices("help_kinds", options="help_kinds", required=False)],
            help=_lt("Choose as many as you like, or none."),
            short=_lt("What helps"),
        ),
        Step(
            "helps",
            _lt("What else helps you?"),
            [LongText("what_helps", required=False, max_length=1000)],
            help=_lt("You can leave this empty. For example: ring me in the morning."),
            picture="hands",
            short=_lt("What else helps"),
        ),
    ],
)


class NeedsForm(FormController, http.Controller):
    """A member says how the co-op should reach them."""

    form_code = "needs"
    form_helped = "needs"
    form_done_template = "coop_access.needs_done"

    def _get_form(self):
        return NEEDS

    def _form_initial(self):
        # sudo: whose needs these are was settled by `request.whom`
        needs = request.env["coop.access.need"].sudo()
        need = needs.search([("partner_id", "=", request.whom.partner.id)], limit=1)
        if not need:
            return {}
        return {
            "language": need.language,
            "format": need.format,
            "channel": need.channel,
            "ring_when": need.ring_when or "any",
            "ring_words": need.ring_words or None,
            "help_kinds": [str(kind.id) for kind in need.help_kind_ids],
            "what_helps": need.what_helps or None,
        }

    def _get_options(self, provider):
        if provider == "channels":
            return [
                Option("email", _lt("E-mail"), picture="email"),
                Option("print", _lt("A letter by post"), picture="letter"),
                Option("phone", _lt("A phone call"), picture="phone"),
            ]
        if provider == "help_kinds":
            return [
                Option(
                    str(kind.id), kind.name, help=kind.help, picture=kind.picture_id.path or None
                )
                for kind in self._kinds().search([])
            ]
        return super()._get_options(provider)

    def _kinds(self):
        # sudo: words for everybody
        return request.env["coop.access.help.kind"].sudo()

    def _form_done(self, draft, answers):
        more = {}
        if "ring_when" in answers:
            when = answers["ring_when"]
            more = {
                "ring_when": when if when != "any" else False,
                "ring_words": answers["ring_words"] or False,
            }
        request.whom.partner._coop_set_need(
            answers["language"],
            answers["format"],
            answers["channel"],
            answers["what_helps"],
            self._kinds().browse([int(kind) for kind in answers["help_kinds"]]),
            **more,
        )

    @member_route("/my/needs", helped="forms", methods=["GET", "POST"])
    def needs(self):
        return self._form_handle("/my/needs")

    @member_route("/my/needs/still", helped="forms", methods=["GET", "POST"])
    def still(self, still=None):
        """Is it still right? One press says so; on paper, a box to tick."""
        # sudo: whose needs these are was settled by `request.whom`
        needs = request.env["coop.access.need"].sudo()
        need = needs.search([("partner_id", "=", request.whom.partner.id)], limit=1)
        if not need:
            return request.redirect(request.whom.url("/my/needs"))
        run = FormRun(self, "/my/needs")
        if request.httprequest.method == "POST" and still == "right":
            need._confirm()
            request.whom.note_done("needs")
            return run.render_done()
        known = self._form_initial()
        rows = [
            {
                "label": run.translate(step.short or step.question),
                "lines": field.show(known[field.name], run.translate, run.provide).split("\n"),
            }
            for step in NEEDS.steps_for(known)
            for field in step.fields
            if known[field.name]
        ]
        return request.render("coop_access.needs_still", {"rows": rows})
