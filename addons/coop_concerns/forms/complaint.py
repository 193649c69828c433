"""Not happy, or glad: what it is, what should happen, and who says it."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.coop_access.forms import Choice, Form, LongText, Option, Step, Text

_lt = LazyTranslate(__name__)


def complaint_form(known=False):
    """Return the form for a complaint or a compliment.

    :param bool known: whether we know who writes
    """
    steps = [
        Step(
            "kind",
            _lt("What do you want to tell us?"),
            [
                Choice(
                    "kind",
                    options=[
                        Option(
                            "complaint",
                            _lt("I am not happy with something"),
                            _lt("We look into it, and you have an answer."),
                            "question",
                        ),
                        Option(
                            "compliment",
                            _lt("I am glad of something"),
                            _lt("We pass your thanks on."),
                            "heart",
                        ),
                    ],
                )
            ],
            short=_lt("What it is"),
        ),
        Step(
            "words",
            _lt("What happened?"),
            [LongText("words", max_length=10000)],
            help=_lt("Write it in your own words. Spelling does not matter."),
            picture="pen",
            short=_lt("What happened"),
        ),
        Step(
            "wanted",
            _lt("What should happen now?"),
            [LongText("wanted", required=False, max_length=2000)],
            help=_lt("You can leave it empty."),
            when=lambda answers: answers.get("kind") == "complaint",
            when_text=_lt("Only if you are not happy with something."),
            picture="hands",
            short=_lt("What should happen"),
        ),
    ]
    if not known:
        steps.append(
            Step(
                "you",
                _lt("How can we answer you?"),
                [
                    Text("said_by", _lt("Your name"), required=False, autocomplete="off"),
                    Text(
                        "contact",
                        _lt("Your phone, e-mail or address"),
                        required=False,
                        autocomplete="off",
                    ),
                ],
                help=_lt("You can leave it empty. Then we cannot answer you."),
                picture="person",
                short=_lt("Who you are"),
            )
        )
    return Form("complaint", _lt("Tell us what you think of us"), steps)
