"""How those who sit on a body find its work: three answers with pictures, and words if you like."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.coop_access.forms import Choice, Form, LongText, Option, Step

_lt = LazyTranslate(__name__)

PICTURES = "/coop_texts/static/pictures/openmoji"

COUNTED = _lt(
    "We write down that you answered. What you answer is only counted, without your name."
)


def answers():
    """Return the three answers."""
    return [
        Option("like", _lt("I like it"), picture=f"{PICTURES}/1F600.svg"),
        Option("unsure", _lt("I am not sure"), picture=f"{PICTURES}/1F914.svg"),
        Option("dislike", _lt("I do not like it"), picture=f"{PICTURES}/1F61E.svg"),
    ]


def review_form(code, questions):
    """Return the form of a review.

    :param str code: the form's own, so that the drafts of two reviews are two
    :param questions: list of (number, words of the question)
    """
    return Form(
        code,
        _lt("How is our work going?"),
        [
            Step(
                f"q{number}",
                words,
                [
                    Choice(f"value{number}", options=answers()),
                    LongText(
                        f"words{number}",
                        _lt("Would you like to say more?"),
                        required=False,
                        max_length=1000,
                        help=_lt("You can leave it empty. Others may guess who wrote it."),
                    ),
                ],
                help=None if place else COUNTED,
            )
            for place, (number, words) in enumerate(questions)
        ],
    )
