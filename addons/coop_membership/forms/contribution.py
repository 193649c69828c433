"""What a member brings, and what a member is looking for."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.coop_access.forms import Choice, Choices, Form, LongText, Option, Step, Text

_lt = LazyTranslate(__name__)


def bring_step():
    """Return the question of the application: what would you like to bring? Nobody has to."""
    return Step(
        "bring",
        _lt("What would you like to bring?"),
        [
            Choices("bring", options="bring", required=False),
            Text(
                "bring_what",
                _lt("Tell us more, if you like"),
                required=False,
                autocomplete="off",
            ),
        ],
        help=_lt("Choose as many as you like, or none. You can change it at any time."),
        short=_lt("What you bring"),
    )


def offer_form():
    """Return the form with which a member offers something."""
    return Form(
        "offer",
        _lt("What I would like to bring"),
        [
            Step(
                "kind",
                _lt("What would you like to bring?"),
                [Choice("kind", options="bring")],
                short=_lt("Kind"),
            ),
            Step(
                "what",
                _lt("What is it?"),
                [Text("what", autocomplete="off")],
                help=_lt("For example: I can bake. I have a van. I know the people at the hall."),
                picture="hands",
                short=_lt("What"),
            ),
            Step(
                "when",
                _lt("When can you?"),
                [Text("when", required=False, autocomplete="off")],
                help=_lt("For example: on Tuesdays. You can leave it empty."),
                picture="calendar",
                short=_lt("When"),
            ),
            Step(
                "helps",
                _lt("What helps you to do it?"),
                [
                    LongText(
                        "helps",
                        _lt("What helps"),
                        required=False,
                        max_length=1000,
                    ),
                    LongText(
                        "limits",
                        _lt("What you do not want"),
                        required=False,
                        max_length=1000,
                    ),
                ],
                help=_lt("Only a few people of the membership office see this. Not your manager."),
                picture="support",
                short=_lt("What helps"),
            ),
            Step(
                "seen",
                _lt("Who may see what you offer?"),
                [
                    Choice(
                        "seen_by",
                        options=[
                            Option(
                                "office",
                                _lt("Only the membership office"),
                                _lt("They ask you when somebody is looking for it."),
                                "shield",
                            ),
                            Option(
                                "members",
                                _lt("All members"),
                                _lt("Members see your name, what it is and when."),
                                "people",
                            ),
                        ],
                    )
                ],
                short=_lt("Who sees it"),
            ),
        ],
    )


def ask_form():
    """Return the form with which a member says what they are looking for."""
    return Form(
        "ask",
        _lt("I am looking for something"),
        [
            Step(
                "kind",
                _lt("What are you looking for?"),
                [Choice("kind", options="bring")],
                short=_lt("Kind"),
            ),
            Step(
                "what",
                _lt("What is it?"),
                [Text("what", autocomplete="off")],
                help=_lt("For example: somebody who goes to the football with me."),
                picture="question",
                short=_lt("What"),
            ),
            Step(
                "where",
                _lt("Where is it?"),
                [Text("where", required=False, autocomplete="off")],
                help=_lt("A town or a village is enough. You can leave it empty."),
                picture="place",
                short=_lt("Where"),
            ),
            Step(
                "when",
                _lt("When is it?"),
                [Text("when", required=False, autocomplete="off")],
                help=_lt("You can leave it empty."),
                picture="calendar",
                short=_lt("When"),
            ),
        ],
    )
