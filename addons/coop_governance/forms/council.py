"""What members and councillors start: asking the Council, an initiative, a call-in, a point."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.coop_access.forms import Choice, Form, LongText, Option, Step, YesNo

from ..assembly import words_in
from .requisition import about_step, first_sign_step, only_sign_form, words_step

_lt = LazyTranslate(__name__)


def question_form():
    """Return the form with which a member asks the Council."""
    return Form(
        "council_question",
        _lt("Ask the Council"),
        [
            about_step(
                _lt("What is your question about?"),
                _lt("A few words are enough. For example: the bus in the evening."),
                "text",
            ),
            words_step(
                "words",
                _lt("What do you want to ask?"),
                _lt("In your own words."),
                _lt("Your question"),
            ),
            Step(
                "publish",
                _lt("May other members read it?"),
                [
                    YesNo(
                        "publish",
                        yes=_lt("Yes, without my name"),
                        no=_lt("No, only those who answer it read it"),
                    )
                ],
                help=_lt(
                    "They read the question and the answer. They do not read who asked. Somebody "
                    "looks through your words first."
                ),
                picture="people",
                short=_lt("Others may read it"),
            ),
        ],
    )


def initiative_form(most_words):
    """Return the form with which a member begins an initiative.

    :param int most_words: words that the rules allow for what it is and why
    """

    def not_too_long(values, answers):
        words = words_in(answers.get("wording")) + words_in(values.get("statement"))
        if words > most_words:
            return {"statement": statement.problem("words", limit=most_words)}
        return {}

    statement = LongText(
        "statement",
        _lt("In your own words"),
        required=False,
        max_length=most_words * 12,
        help=_lt("All members read it. You can leave it empty."),
        errors={"words": _lt("All of it is too long. The rules allow %(limit)s words.")},
    )
    return Form(
        "initiative",
        _lt("Put something before the Council"),
        [
            about_step(
                _lt("What is it about?"),
                _lt("A few words are enough. For example: a bench at the bus stop."),
            ),
            words_step(
                "wording",
                _lt("What shall the Council do?"),
                _lt("Members sign for these very words. Nobody changes them afterwards."),
                _lt("What the Council shall do"),
            ),
            Step(
                "why",
                _lt("Why do you want it?"),
                [statement],
                check=not_too_long,
                picture="text",
                short=_lt("Why"),
            ),
            first_sign_step(_lt("Yes. I want this, and I sign for it.")),
        ],
    )


def sign_initiative_form(number):
    """Return the form with which a member signs the initiative with this number."""
    return only_sign_form(
        f"initiative_sign_{number}",
        _lt("Sign for it"),
        _lt("Do you want this?"),
        _lt("Yes. I sign for it."),
        "coop_governance.initiative_words",
    )


def call_in_form(decided):
    """Return the form with which a councillor asks to call a decision in.

    :param decided: list of (number, name) of decisions that may be looked at again
    """
    again = [
        Step(
            "decided",
            _lt("Is it something that the Board has decided?"),
            [
                Choice(
                    "again",
                    options=[
                        Option("0", _lt("No, it is something else")),
                        *(Option(str(number), name) for number, name in decided),
                    ],
                )
            ],
            short=_lt("Look at it again"),
        )
    ]
    return Form(
        "call_in",
        _lt("Call a decision in"),
        [
            *(again if decided else []),
            about_step(
                _lt("What shall the Board bring?"),
                _lt("A few words are enough. For example: the sale of the hall."),
                "text",
            ),
            words_step(
                "why",
                _lt("Why shall the Council see it?"),
                _lt("The other councillors and the Board read this."),
                _lt("Why"),
            ),
        ],
    )


def point_form():
    """Return the form with which a councillor proposes a point for a meeting of the Council."""
    return Form(
        "council_point",
        _lt("Propose a point for the Council"),
        [
            about_step(
                _lt("What shall the Council talk about?"),
                _lt("A few words are enough. For example: the bus in the evening."),
                short=_lt("The point"),
            ),
            words_step("why", _lt("Why shall the Council talk about it?"), short=_lt("Why")),
            Step(
                "minutes",
                _lt("How long does it take?"),
                [
                    Choice(
                        "minutes",
                        options=[
                            Option("10", _lt("10 minutes")),
                            Option("20", _lt("20 minutes")),
                            Option("30", _lt("Half an hour")),
                            Option("60", _lt("An hour")),
                        ],
                    )
                ],
                short=_lt("How long"),
            ),
            Step(
                "paper",
                _lt("Is there something to read with it?"),
                [
                    LongText(
                        "paper",
                        _lt("What the others shall read"),
                        required=False,
                        max_length=10000,
                        help=_lt("You can leave it empty. Or bring a paper to the office."),
                    )
                ],
                picture="text",
                short=_lt("Something to read"),
            ),
        ],
    )
