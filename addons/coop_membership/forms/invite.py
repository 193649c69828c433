"""A member asks us to ask somebody else."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.coop_access.forms import Choice, Email, Form, Option, Phone, Step, Text

_lt = LazyTranslate(__name__)


def invite_form():
    """Return the form with which a member names somebody who might like to join."""
    return Form(
        "invite",
        _lt("Ask somebody to join"),
        [
            Step(
                "who",
                _lt("Who would you like to ask?"),
                [Text("name", _lt("Their first name and last name"))],
                help=_lt("Somebody you live with, work with or know. Ask them first, if you can."),
                picture="people",
                short=_lt("Who"),
            ),
            Step(
                "by",
                _lt("How shall we ask them?"),
                [
                    Choice(
                        "by",
                        options=[
                            Option("email", _lt("By e-mail"), None, "email"),
                            Option("phone", _lt("We ring them"), None, "phone"),
                            Option(
                                "hand",
                                _lt("I ask them myself"),
                                _lt("We show you a form to print and give to them."),
                                "hands",
                            ),
                        ],
                    )
                ],
                short=_lt("How"),
            ),
            Step(
                "email",
                _lt("What is their e-mail address?"),
                [Email("email", _lt("E-mail address"), autocomplete="off")],
                when=lambda answers: answers.get("by") == "email",
                when_text=_lt("If by e-mail"),
                picture="email",
                short=_lt("E-mail address"),
            ),
            Step(
                "phone",
                _lt("What is their phone number?"),
                [Phone("phone", _lt("Phone number"), autocomplete="off")],
                when=lambda answers: answers.get("by") == "phone",
                when_text=_lt("If by phone"),
                picture="phone",
                short=_lt("Phone number"),
            ),
            Step(
                "language",
                _lt("Which language do they like?"),
                [
                    Choice(
                        "language",
                        options=[
                            Option("cy_GB", "Cymraeg", _lt("Welsh"), "welsh", "cy"),
                            Option("en_GB", "English", _lt("English"), "english", "en"),
                        ],
                    )
                ],
                when=lambda answers: answers.get("by") in ("email", "phone"),
                when_text=_lt("If we ask them"),
                short=_lt("Language"),
            ),
            Step(
                "named",
                _lt("May we say that you asked us?"),
                [
                    Choice(
                        "named",
                        options=[
                            Option("yes", _lt("Yes, say my name"), None, "yes"),
                            Option("no", _lt("No, do not say my name"), None, "no"),
                        ],
                    )
                ],
                when=lambda answers: answers.get("by") in ("email", "phone"),
                when_text=_lt("If we ask them"),
                short=_lt("Your name"),
            ),
        ],
    )
