"""Short forms around standing: I might, somebody else would be good, it is not for me."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.coop_access.forms import Choices, Form, LongText, Option, Step, Text, YesNo

_lt = LazyTranslate(__name__)


def _wishes():
    return Choices(
        "wishes",
        required=False,
        options=[
            Option(
                "wants_meet",
                _lt("Meet somebody from the Council"),
                _lt("They tell you how it is."),
                "people",
            ),
            Option(
                "wants_shadow",
                _lt("Watch a meeting"),
                _lt("You only look. You need not say anything."),
                "/coop_texts/static/pictures/openmoji/1F440.svg",
            ),
            Option(
                "wants_buddy",
                _lt("Have somebody at my side"),
                _lt("Somebody who knows it helps you from the start."),
                "hands",
            ),
            Option("wants_call", _lt("A phone call"), _lt("We ring you and talk."), "phone"),
        ],
    )


def interest_form():
    """Return the form with which a member says that they might be interested."""
    return Form(
        "stand_interest",
        _lt("I might be interested"),
        [
            Step(
                "wishes",
                _lt("What would help you to decide?"),
                [_wishes()],
                help=_lt("Choose as many as you like, or none. You promise nothing by it."),
                short=_lt("What would help"),
            ),
            Step(
                "why",
                _lt("Do you want to tell us something?"),
                [LongText("why", required=False, max_length=1000)],
                help=_lt("A question, or a worry. You can leave it empty."),
                picture="question",
                short=_lt("What you told us"),
            ),
        ],
    )


def suggest_form():
    """Return the form with which a member names somebody who would be good."""
    return Form(
        "stand_suggest",
        _lt("I know somebody who would be good"),
        [
            Step(
                "who",
                _lt("Who would be good?"),
                [Text("name", _lt("Their first name and last name"), autocomplete="off")],
                help=_lt("Another member. Talk to them first, if you can."),
                picture="person",
                short=_lt("Who"),
            ),
            Step(
                "why",
                _lt("Why would they be good?"),
                [LongText("why", required=False, max_length=500)],
                help=_lt("A few words are enough. You can leave it empty."),
                picture="heart",
                short=_lt("Why"),
            ),
            Step(
                "named",
                _lt("May we tell them that it was you?"),
                [YesNo("named", yes=_lt("Yes, say my name"), no=_lt("No, do not say my name"))],
                help=_lt("We ask them first. If they do not want it, that is the end of it."),
                short=_lt("Your name"),
            ),
        ],
    )


def not_standing_form(reasons):
    """Return the form with which somebody says why standing is not for them.

    :param reasons: dicts of id, name and picture
    """
    return Form(
        "stand_not",
        _lt("Standing is not for me"),
        [
            Step(
                "reasons",
                _lt("What keeps you from it?"),
                [
                    Choices(
                        "reasons",
                        required=False,
                        options=[
                            Option(str(one["id"]), one["name"], None, one["picture"])
                            for one in reasons
                        ],
                    )
                ],
                help=_lt("That is fine. Your name is not kept with it. It helps us to do better."),
                short=_lt("What keeps you from it"),
            ),
            Step(
                "helps",
                _lt("What would help?"),
                [LongText("helps", required=False, max_length=500)],
                help=_lt("Please leave out names. You can leave it empty."),
                template="coop_elections.not_standing_answers",
                picture="support",
                short=_lt("What would help"),
            ),
        ],
    )
