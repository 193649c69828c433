"""What somebody thinks of a decision under review, and what they ask: one question at a time."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.coop_access.forms import Choice, Form, LongText, Step, YesNo

from .body_review import answers

_lt = LazyTranslate(__name__)


def has_words(said):
    """Return whether somebody wrote anything."""
    return bool(said.get("words") or said.get("change"))


def say_form(code):
    """Return the form in which somebody says what they think.

    :param str code: the form's own, so that the drafts about two things are two
    """
    return Form(
        code,
        _lt("What do you think?"),
        [
            Step(
                "card",
                _lt("What do you think?"),
                [Choice("card", options=answers())],
                template="coop_governance.review_asked_about",
                short=_lt("What you think"),
            ),
            Step(
                "words",
                _lt("Would you like to say why?"),
                [LongText("words", required=False, max_length=2000)],
                help=_lt("You can leave it empty. Somebody reads it before others do."),
                short=_lt("Why"),
            ),
            Step(
                "change",
                _lt("What should change?"),
                [LongText("change", required=False, max_length=2000)],
                help=_lt("You can leave it empty."),
                short=_lt("What should change"),
            ),
            Step(
                "named",
                _lt("May the Council see your name?"),
                [
                    YesNo(
                        "named",
                        yes=_lt("Yes, with my name"),
                        no=_lt("No, without my name"),
                    )
                ],
                help=_lt("Without your name it says: a member."),
                when=has_words,
                when_text=_lt("If you wrote something:"),
                short=_lt("With your name"),
            ),
        ],
    )


def review_question_form(code):
    """Return the form in which somebody asks about a decision."""
    return Form(
        code,
        _lt("Ask about it"),
        [
            Step(
                "words",
                _lt("What would you like to know?"),
                [LongText("words", max_length=1000)],
                help=_lt("We answer in plain words. Everybody can read the answer."),
                template="coop_governance.review_asked_about",
                short=_lt("Your question"),
            )
        ],
    )
