"""What a member asks about their own entry on a roll."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.coop_access.forms import Choice, Form, LongText, Option, Step

_lt = LazyTranslate(__name__)


def objection_form():
    """Return the form, one question a screen."""
    return Form(
        "election_objection",
        _lt("Something is wrong on the roll"),
        [
            Step(
                "what",
                _lt("What is wrong?"),
                [
                    Choice(
                        "what",
                        options=[
                            Option(
                                "missing",
                                _lt("I have a vote, and it is not there"),
                                picture="person",
                            ),
                            Option("wrong", _lt("Something in it is wrong"), picture="question"),
                        ],
                    )
                ],
                short=_lt("What is wrong"),
            ),
            Step(
                "words",
                _lt("Please tell us more"),
                [LongText("words", max_length=2000)],
                help=_lt("In your own words. Whoever runs the election reads it and answers you."),
                picture="pen",
                short=_lt("In your words"),
            ),
        ],
    )
