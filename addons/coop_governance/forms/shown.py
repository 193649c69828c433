"""How somebody who sits on a body wants to be shown."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.coop_access.forms import Choice, Form, LongText, Option, Step, Text

_lt = LazyTranslate(__name__)


def shown_form():
    """Return the form: some words, how colleagues reach me, and whether members see me."""
    return Form(
        "shown",
        _lt("How I am shown"),
        [
            Step(
                "about",
                _lt("What shall members know about you?"),
                [LongText("about", required=False, max_length=300)],
                help=_lt(
                    "One or two sentences. For example: I like gardens. You can leave it empty."
                ),
                picture="person",
                short=_lt("About you"),
            ),
            Step(
                "reach",
                _lt("How can the others on your body reach you?"),
                [Text("reach", required=False, max_length=200, autocomplete="off")],
                help=_lt(
                    "Only they see it. For example: through the office. You can leave it empty."
                ),
                picture="phone",
                short=_lt("How others reach you"),
            ),
            Step(
                "members",
                _lt("May members see your name, your picture and these words?"),
                [
                    Choice(
                        "members",
                        options=[
                            Option("yes", _lt("Yes, show me"), picture="yes"),
                            Option(
                                "no",
                                _lt("No, do not show me"),
                                _lt("Members see that somebody sits there, and not who."),
                                "no",
                            ),
                        ],
                    )
                ],
                help=_lt("You can change it at any time."),
                short=_lt("Members see you"),
            ),
        ],
    )
