"""An interest that somebody who sits on a body declares, once for all."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.coop_access.forms import Choice, Date, Form, LongText, Option, Step

_lt = LazyTranslate(__name__)


def interest_form(kinds, today):
    """Return the form, one question a screen.

    :param kinds: dicts of id, name, help (or None) and picture
    :param date today: an interest has begun by then
    """
    return Form(
        "interest",
        _lt("Something that could pull me two ways"),
        [
            Step(
                "kind",
                _lt("What kind of thing is it?"),
                [
                    Choice(
                        "kind",
                        options=[
                            Option(str(kind["id"]), kind["name"], kind["help"], kind["picture"])
                            for kind in kinds
                        ],
                    )
                ],
                short=_lt("Kind"),
            ),
            Step(
                "what",
                _lt("What is it?"),
                [LongText("what", max_length=1000)],
                help=_lt(
                    "In your own words. Leave out names of other people where you can. You do not "
                    "have to say that you get support from us."
                ),
                picture="pen",
            ),
            Step(
                "since",
                _lt("Since when?"),
                [Date("since", required=False, latest=today)],
                help=_lt("If you do not know it, or if it was always so, leave it empty."),
                picture="calendar",
                short=_lt("Since"),
            ),
        ],
    )
