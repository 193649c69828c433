"""What somebody asks who questions a declared result."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.coop_access.forms import Choice, Form, LongText, Option, Step

_lt = LazyTranslate(__name__)


def question_form():
    """Return the form, one question a screen."""
    return Form(
        "election_question",
        _lt("Question the result"),
        [
            Step(
                "words",
                _lt("What do you think was not right?"),
                [LongText("words", max_length=4000)],
                help=_lt("In your own words. Do not write how you voted: nobody needs to know."),
                picture="pen",
                short=_lt("In your words"),
            ),
            Step(
                "wish",
                _lt("What would you like to happen?"),
                [
                    Choice(
                        "wish",
                        options=[
                            Option("look", _lt("Look at it, and tell me"), picture="question"),
                            Option("recount", _lt("Count again"), picture="vote"),
                            Option("right", _lt("Put the result right"), picture="yes"),
                            Option("void", _lt("Hold the election again"), picture="calendar"),
                        ],
                    )
                ],
                help=_lt("A panel decides. It is made of people who had no part in the election."),
                short=_lt("What you would like"),
            ),
        ],
    )
