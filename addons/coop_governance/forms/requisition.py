"""Asking for a meeting of all members, and signing such a request."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.coop_access.forms import Agree, Form, LongText, Step, Text, YesNo

from ..assembly import words_in

_lt = LazyTranslate(__name__)


def about_step(question, help_text, picture="people", short=None):
    """Return the first step of what somebody begins: what it is about, in a few words."""
    return Step(
        "about",
        question,
        [Text("about", max_length=120, autocomplete="off")],
        help=help_text,
        picture=picture,
        short=short or _lt("What it is about"),
    )


def words_step(name, question, help_text=None, short=None):
    """Return a step that asks for some sentences."""
    return Step(
        name,
        question,
        [LongText(name, max_length=2000)],
        help=help_text,
        picture="text",
        short=short,
    )


def first_sign_step(agreed):
    """Return the last step of what members sign: whoever begins it signs first."""
    return Step(
        "sign",
        _lt("Do you sign for it?"),
        [Agree("sign", agreed)],
        help=_lt(
            "You are the first who signs. The office looks at your words. Then all members "
            "see them and can sign, too. They do not see your name."
        ),
        picture="pen",
        short=_lt("You sign"),
    )


def only_sign_form(code, title, question, agreed, template):
    """Return the form with which another member signs, below the words."""
    return Form(
        code,
        title,
        [
            Step(
                "sign",
                question,
                [Agree("sign", agreed)],
                template=template,
                picture="pen",
                short=_lt("You sign"),
            )
        ],
    )


def ask_form(most_words):
    """Return the form with which a member asks for a meeting of all members.

    :param int most_words: words that the rules allow for saying why
    """

    def not_too_long(values, answers):
        if words_in(values.get("statement")) > most_words:
            return {"statement": statement.problem("words", limit=most_words)}
        return {}

    statement = LongText(
        "statement",
        _lt("In your own words"),
        required=False,
        max_length=most_words * 12,
        help=_lt("All members read it. You can leave it empty."),
        errors={
            "words": _lt("This is too long. The rules allow %(limit)s words."),
        },
    )
    return Form(
        "requisition",
        _lt("Ask for a meeting of all members"),
        [
            about_step(
                _lt("What shall the meeting be about?"),
                _lt("A few words are enough. For example: buses in the evening."),
            ),
            Step(
                "decides",
                _lt("Shall the meeting decide something?"),
                [
                    YesNo(
                        "decides",
                        yes=_lt("Yes, members vote on it"),
                        no=_lt("No, we only want to talk"),
                    )
                ],
                short=_lt("Does it decide?"),
            ),
            Step(
                "wording",
                _lt("What shall members decide?"),
                [LongText("wording", max_length=2000)],
                help=_lt("Write: “The members decide that …”. They vote on these very words."),
                when=lambda answers: answers.get("decides"),
                when_text=_lt("If the meeting shall decide something"),
                picture="vote",
                short=_lt("What members decide"),
            ),
            Step(
                "why",
                _lt("Why do you ask for it?"),
                [statement],
                check=not_too_long,
                picture="text",
                short=_lt("Why"),
            ),
            first_sign_step(_lt("Yes. I ask for this meeting, and I sign for it.")),
        ],
    )


def sign_form(number):
    """Return the form with which a member signs the request with this number."""
    return only_sign_form(
        f"requisition_sign_{number}",
        _lt("Sign for a meeting of all members"),
        _lt("Do you want this meeting?"),
        _lt("Yes. I sign for this meeting."),
        "coop_governance.requisition_words",
    )
