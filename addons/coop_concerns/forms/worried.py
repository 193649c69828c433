"""Are you worried? Five questions; only the words have to be written."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.coop_access.forms import Choices, Form, LongText, Step, Text, YesNo

_lt = LazyTranslate(__name__)


def worried_form():
    """Return the form in which somebody tells a worry. Danger comes first."""
    return Form(
        "worried",
        _lt("Are you worried?"),
        [
            Step(
                "danger",
                _lt("Is somebody in danger now?"),
                [
                    YesNo(
                        "danger",
                        yes=_lt("Yes. I ring 999 first."),
                        no=_lt("No, not now"),
                    )
                ],
                template="coop_concerns.worried_danger",
                picture="phone",
                short=_lt("Danger now"),
            ),
            Step(
                "words",
                _lt("What worries you?"),
                [LongText("words", max_length=10000)],
                help=_lt("Write it in your own words. Spelling does not matter."),
                picture="pen",
                short=_lt("What worries you"),
            ),
            Step(
                "about",
                _lt("Who is it about?"),
                [
                    Text("about", _lt("Name, or what you know"), required=False),
                    Choices(
                        "named",
                        _lt("Is it about one of these people?"),
                        options="readers",
                        required=False,
                        help=_lt("They read what worries people. Whoever you choose sees nothing."),
                    ),
                ],
                picture="people",
                short=_lt("Who it is about"),
            ),
            Step(
                "where",
                _lt("Where and when was it?"),
                [
                    Text("place", _lt("Where"), required=False, help=_lt("The town helps us.")),
                    Text("happened", _lt("When"), required=False),
                ],
                help=_lt("You can leave it empty if you do not know."),
                picture="place",
                short=_lt("Where and when"),
            ),
            Step(
                "you",
                _lt("Who are you?"),
                [
                    Text("said_by", _lt("Your name"), required=False, autocomplete="off"),
                    Text(
                        "contact",
                        _lt("Your phone or e-mail"),
                        required=False,
                        autocomplete="off",
                        help=_lt(
                            "Then we can ask you more. Nothing is sent to you without asking."
                        ),
                    ),
                    Text(
                        "told_by",
                        _lt("Did somebody tell you? Who was it?"),
                        required=False,
                        autocomplete="off",
                    ),
                ],
                help=_lt("You do not have to say who you are."),
                picture="person",
                short=_lt("Who you are"),
            ),
        ],
    )
