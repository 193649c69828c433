"""What a voter says who was put under pressure."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.coop_access.forms import Form, LongText, Step

_lt = LazyTranslate(__name__)


def pressure_form():
    """Return the form, one question a screen."""
    return Form(
        "election_pressure",
        _lt("Somebody put me under pressure"),
        [
            Step(
                "words",
                _lt("What happened?"),
                [LongText("words", max_length=4000)],
                help=_lt(
                    "Somebody told you how to vote, looked on, or took your letter. Only those who "
                    "look at concerns read it. Do not write how you voted."
                ),
                picture="shield",
                short=_lt("What happened"),
            ),
        ],
    )
