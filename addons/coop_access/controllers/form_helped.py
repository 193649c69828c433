"""Who helped with a form: noted from the page, answered on it, or typed from the paper's box."""

from odoo.http import request
from odoo.tools.translate import LazyTranslate

from ..forms import Agree, Choice, Form, Option, Step, Text

_lt = LazyTranslate(__name__)

#: the provider of the roles that a helper can have
HELPER_ROLES = "helper_roles"
#: what says who helped; it is no answer to the form itself
HELPED_NAMES = ("helped", "helped_by", "helped_role", "helped_promise")


def _whole(values, answers):
    """Return what is missing of somebody who helped: a name alone says little."""
    fields = {field.name: field for field in HELPED_ON_PAPER.fields}
    if not any(values.values()):
        return {}
    return {
        name: fields[name].problem("agree" if name == "helped_promise" else "required")
        for name, value in values.items()
        if not value
    }


#: the box at the end of every paper; empty when nobody helped
HELPED_ON_PAPER = Step(
    "helped",
    _lt("Did somebody help with this form?"),
    [
        Text("helped_by", _lt("Name of who helped"), required=False, max_length=100),
        Choice("helped_role", _lt("Who they are"), options=HELPER_ROLES, required=False),
        Agree(
            "helped_promise",
            _lt("“The choice is theirs, not mine. I keep to myself what I saw.”"),
            required=False,
        ),
    ],
    help=_lt("Leave this empty if nobody helped."),
    when_text=_lt("Only if somebody helped."),
    check=_whole,
)


def _was_helped(answers):
    return answers.get("helped") == "yes"


#: asked on the screen at the end, of who is not signed in; a member says it on their own page
HELPED_ON_SCREEN = (
    Step(
        "helped",
        _lt("Did somebody help you with this form?"),
        [
            Choice(
                "helped",
                options=[
                    Option("no", _lt("No, I did it alone"), picture="person"),
                    Option("yes", _lt("Yes, somebody helped me"), picture="support"),
                ],
            )
        ],
        short=_lt("Help with this form"),
    ),
    Step(
        "helped-by",
        _lt("Who helped you?"),
        [Text("helped_by", _lt("Their name"), max_length=100, autocomplete="off")],
        when=_was_helped,
        picture="support",
        short=_lt("Who helped"),
    ),
    Step(
        "helped-role",
        _lt("Who is this person?"),
        [Choice("helped_role", options=HELPER_ROLES)],
        when=_was_helped,
        short=_lt("They are"),
    ),
    Step(
        "helped-promise",
        _lt("The helper promises"),
        [Agree("helped_promise", _lt("I have read it and I promise it."))],
        help=_lt("This is for the person who helps. Please read it out."),
        when=_was_helped,
        template="coop_access.helper_promise",
        short=_lt("Promised"),
    ),
)


def helper_roles():
    """Return who a helper can be, as `forms.Option`s."""
    roles = request.env["coop.helper.role"].sudo()  # sudo: words for everybody
    return [
        Option(str(role.id), role.name, picture=role.picture_id.path or None)
        for role in roles.search([("is_offered", "=", True)])
    ]


class FormHelped:
    """The part of `FormRun` that knows of helpers."""

    @property
    def form_of_screen(self):
        """The form with the question who helped, as it is asked step by step."""
        if self.partner or not self.controller.form_asks_helped:
            return self.asked
        return self._with(*HELPED_ON_SCREEN)

    @property
    def form_of_paper(self):
        """The form with the box for who helped, as it is printed and typed in."""
        return self._with(HELPED_ON_PAPER) if self.controller.form_helped else self.asked

    def _with(self, *steps):
        form = self.asked
        return Form(form.code, form.title, [*form.steps, *steps], intro=form.intro)

    def step_values(self, step):
        """Return more values for the page of a question: what a helper promises, where one does."""
        if step not in HELPED_ON_SCREEN or not step.template:
            return {}
        return {"promise": request.env["coop.helper"]._get_promise(self.company)}

    def note_helped(self, answers, helped, how):
        """Write down that the form just sent was filled in with help, if it was.

        :param dict helped: what was answered of who helped, by `HELPED_NAMES`
        :param str how: of coop.help.done, for who stands in `helped`
        """
        what = self.controller.form_helped
        whom = getattr(request, "whom", None)
        if not what:
            return
        if whom:
            whom.note_done(what)
        if helped.get("helped_by"):
            partner, record = self.controller._form_of_helped(self.draft, answers)
            roles = request.env["coop.helper.role"].sudo()  # sudo: as in helper_roles
            request.env["coop.help.done"]._note_told(
                partner or request.env["res.partner"],
                what,
                helped["helped_by"],
                roles.browse(int(helped["helped_role"])),
                how,
                record,
                self.company,
            )

    @staticmethod
    def take_helped(answers):
        """Take out of `answers`, and return, what they say of who helped."""
        return {name: answers.pop(name) for name in HELPED_NAMES if name in answers}
