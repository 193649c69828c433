"""What somebody declares who sits on the Board, or may come onto it."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.coop_access.forms import Form, LongText, Step, YesNo
from odoo.addons.coop_access.forms.problems import Problem

_lt = LazyTranslate(__name__)


def declare_form(questions):
    """Return the form, one question a screen.

    :param questions: dicts of id, question, help (or None), and tell: the answer (true or false)
        after which somebody says more, or None
    """
    return Form(
        "declare",
        _lt("What you declare for the Board"),
        [_step(question) for question in questions],
    )


def _step(question):
    answer, more = f"a{question['id']}", f"m{question['id']}"

    def check(values, answers):
        needed = question["tell"] is not None and values.get(answer) is question["tell"]
        return {more: Problem("required")} if needed and not values.get(more) else {}

    return Step(
        f"q{question['id']}",
        question["question"],
        [
            YesNo(answer),
            LongText(
                more,
                _lt("Tell us more"),
                required=False,
                max_length=2000,
                help=_lt("In your own words. Only the governance officer reads it."),
            ),
        ],
        help=question["help"],
        check=check,
    )
