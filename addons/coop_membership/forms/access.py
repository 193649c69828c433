"""Asking for everything that the co-op holds about oneself."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.coop_access.forms import Choice, Form, LongText, Option, Step

_lt = LazyTranslate(__name__)


def access_form():
    """Return the form for an access request."""
    return Form(
        "access",
        _lt("Ask for all that you hold about me"),
        [
            Step(
                "how",
                _lt("How do you want to have it?"),
                [
                    Choice(
                        "give_how",
                        options=[
                            Option(
                                "together",
                                _lt("Somebody reads it with me"),
                                _lt("We find a day and a place together."),
                                picture="people",
                            ),
                            Option("post", _lt("By post"), picture="letter"),
                            Option("fetched", _lt("I fetch it"), picture="house"),
                        ],
                    )
                ],
                help=_lt("We do not send it by e-mail, because others could read it."),
                short=_lt("How you have it"),
            ),
            Step(
                "letters",
                _lt("How big shall the letters be?"),
                [
                    Choice(
                        "format",
                        options=[
                            Option("standard", _lt("Ordinary")),
                            Option("large_print", _lt("Large")),
                        ],
                    )
                ],
                short=_lt("Letters"),
            ),
            Step(
                "wants",
                _lt("Is there something that you want to know most?"),
                [
                    LongText(
                        "wants",
                        _lt("In your own words"),
                        required=False,
                        max_length=2000,
                        help=_lt("You do not have to write anything. Then you get everything."),
                    )
                ],
                short=_lt("What you want to know"),
            ),
        ],
    )
