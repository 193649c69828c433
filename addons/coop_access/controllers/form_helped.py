"""Who helped with a form: noted from the page, or typed from the box on the paper."""

from odoo.http import request
from odoo.tools.translate import LazyTranslate

from ..forms import Agree, Choice, Form, Option, Step, Text

_lt = LazyTranslate(__name__)

#: the provider of the roles that a helper can have
HELPER_ROLES = "helper_roles"
HELPED_NAMES = ("helped_by", "helped_role", "helped_promise")


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
    def form_of_paper(self):
        """The form with the box for who helped, as it is printed and typed in."""
        if not self.controller.form_helped:
            return self.form
        return Form(self.form.code, self.form.title, [*self.form.steps, HELPED_ON_PAPER])

    def note_helped(self, answers=None, helped=None):
        """Write down that the form just sent was filled in with help, if it was."""
        what = self.controller.form_helped
        whom = getattr(request, "whom", None)
        if not what:
            return
        if whom:
            whom.note_done(what)
        if helped and helped["helped_by"]:
            partner, record = self.controller._form_of_paper(self.draft, answers)
            roles = request.env["coop.helper.role"].sudo()  # sudo: as in helper_roles
            request.env["coop.help.done"]._note_paper(
                partner or request.env["res.partner"],
                what,
                helped["helped_by"],
                roles.browse(int(helped["helped_role"])),
                record,
                self.company,
            )
