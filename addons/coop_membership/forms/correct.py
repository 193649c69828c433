"""Asking the co-op to put something right in the register."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.coop_access.forms import Choice, Date, Form, Option, Step

from .parts import address_step, name_step, shown_address_step

_lt = LazyTranslate(__name__)


def _wants(name, value):
    return lambda answers: answers.get(name) == value


def correct_form(today):
    """Return the form for a correction.

    :param today: nothing can have changed after this day
    """
    return Form(
        "correct",
        _lt("Something is wrong"),
        [
            Step(
                "what",
                _lt("What shall we put right?"),
                [
                    Choice(
                        "what",
                        options=[
                            Option("name", _lt("My name"), picture="person"),
                            Option("address", _lt("My address"), picture="house"),
                            Option(
                                "shown",
                                _lt("Which address other people see"),
                                picture="shield",
                            ),
                        ],
                    )
                ],
                help=_lt("Is it something else? Please ask the person below."),
                short=_lt("What is wrong"),
            ),
            name_step(when=_wants("what", "name"), when_text=_lt("If your name is wrong")),
            address_step(when=_wants("what", "address"), when_text=_lt("If your address is wrong")),
            shown_address_step(
                when=_wants("what", "shown"),
                when_text=_lt("If other people shall see another address"),
            ),
            Step(
                "was",
                _lt("Has it changed, or was it never right?"),
                [
                    Choice(
                        "was",
                        options=[
                            Option("changed", _lt("It has changed"), _lt("It was right before.")),
                            Option(
                                "wrong", _lt("It was never right"), _lt("It was written wrongly.")
                            ),
                        ],
                    )
                ],
                when=lambda answers: answers.get("what") in ("name", "address"),
                short=_lt("Changed or wrong"),
            ),
            Step(
                "since",
                _lt("Since when is it so?"),
                [
                    Date(
                        "since",
                        _lt("Since this day"),
                        required=False,
                        latest=today,
                        help=_lt("If you do not know the day, leave it empty."),
                    )
                ],
                when=_wants("was", "changed"),
                when_text=_lt("If it has changed"),
                short=_lt("Since"),
            ),
        ],
    )
