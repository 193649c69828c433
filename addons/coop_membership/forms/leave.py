"""Leaving the co-op, and asking again after a refusal."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.coop_access.forms import Choice, Date, Form, LongText, Option, Step

_lt = LazyTranslate(__name__)


def leave_form(earliest, latest):
    """Return the form for leaving.

    :param earliest: the first day that can be the last day of membership
    :param latest: the day after which nobody needs to plan
    """
    return Form(
        "leave",
        _lt("Leave the co-op"),
        [
            Step(
                "why",
                _lt("Do you want to leave the co-op?"),
                [
                    LongText(
                        "reason",
                        _lt("Why do you leave?"),
                        required=False,
                        max_length=2000,
                        help=_lt("You do not have to say why. It helps us to do better."),
                    )
                ],
                template="coop_membership.leave_why",
                picture="leave",
                short=_lt("Why"),
            ),
            Step(
                "when",
                _lt("When do you want to leave?"),
                [
                    Choice(
                        "when",
                        options=[
                            Option("soon", _lt("As soon as I can")),
                            Option("later", _lt("On a day that I choose")),
                        ],
                    )
                ],
                template="coop_membership.leave_when",
                short=_lt("When"),
            ),
            Step(
                "day",
                _lt("What shall be your last day as a member?"),
                [
                    Date(
                        "end_date",
                        _lt("Last day"),
                        earliest=earliest,
                        latest=latest,
                        errors={
                            "too_early": _lt(
                                "This day is too early. The rules ask for a little more time."
                            )
                        },
                    )
                ],
                when=lambda answers: answers.get("when") == "later",
                when_text=_lt("If you choose a day"),
                template="coop_membership.leave_when",
                short=_lt("Last day"),
            ),
        ],
    )


def appeal_form():
    """Return the form for asking to look at a refusal again."""
    return Form(
        "appeal",
        _lt("Ask us to look again"),
        [
            Step(
                "why",
                _lt("Why should we look at it again?"),
                [LongText("appeal", _lt("In your own words"), max_length=4000)],
                help=_lt("Somebody else than before reads this and decides."),
                short=_lt("Your words"),
            )
        ],
    )
