from odoo import http
from odoo.http import request
from odoo.tools.translate import LazyTranslate

from odoo.addons.coop_access.controllers.form import FormController
from odoo.addons.coop_access.controllers.whom import member_route
from odoo.addons.coop_access.forms import Choice, Form, Option, Step

_lt = LazyTranslate(__name__)

MARK = Form(
    "mark",
    _lt("The picture in your letters"),
    [
        Step(
            "mark",
            _lt("Which picture is yours?"),
            [Choice("mark", options="marks")],
            help=_lt(
                "It is inside your letters. It shows that the letter is for you. Nobody else in "
                "your home has it."
            ),
            template="coop_notices.mark_now",
            short=_lt("Your picture"),
        )
    ],
)


class MarkForm(FormController, http.Controller):
    """A person chooses the picture by which they know their letters from their housemates'."""

    form_code = "mark"
    form_done_template = "coop_access.needs_done"

    def _get_form(self):
        return MARK

    def _get_options(self, provider):
        if provider != "marks":
            return super()._get_options(provider)
        return [
            Option(str(picture.id), picture.name, picture=picture.url)
            for picture in request.whom.partner._coop_free_marks()
        ]

    def _form_values(self, run):
        return {"mark_shown": request.whom.partner._coop_shown_mark()}

    def _form_done(self, draft, answers):
        # the options were asked anew, so it is one that may be chosen
        picture = request.env["coop.picture"].browse(int(answers["mark"]))
        request.whom.partner._coop_set_mark(picture)

    @member_route("/my/needs/picture", methods=["GET", "POST"])
    def mark(self):
        return self._form_handle("/my/needs/picture")
