"""A nomination, one question a screen. Photo and recording follow; then it is handed in."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.coop_access.forms import (
    Agree,
    Choice,
    Form,
    LongText,
    Option,
    Step,
    Text,
    YesNo,
)
from odoo.addons.coop_governance.assembly import words_in

_lt = LazyTranslate(__name__)

#: sentences of an Easy Read statement, and words of each
EASY_LINES = 8
EASY_WORDS = 15


def nomination_form(number, most_words=0, proposers=0):
    """Return the form with which somebody stands in the contest with this number.

    :param int most_words: words that the rules allow for a statement; 0 for any number
    :param int proposers: how many members have to propose the candidate
    """
    return Form(
        f"nomination_{number}",
        _lt("I want to stand"),
        [
            _name(),
            _words(most_words),
            _easy(),
            *_interests(),
            *([_proposers(proposers)] if proposers else []),
            _eligible(),
            *_helped(),
            _shown(),
            _fair(),
            _sign(),
        ],
    )


def _name():
    return Step(
        "name",
        _lt("How shall your name stand on the ballot?"),
        [Text("ballot_name", max_length=80, autocomplete="name")],
        help=_lt("Use the name people know you by."),
        picture="person",
        short=_lt("Name on the ballot"),
    )


def _words(most_words):
    words = LongText(
        "statement",
        _lt("In your own words"),
        required=False,
        max_length=max(most_words * 12, 4000),
        help=_lt("Who you are, and what matters to you. You can leave it empty."),
        errors={"words": _lt("This is too long. The rules allow %(limit)s words.")},
    )

    def not_too_long(values, answers):
        if most_words and words_in(values.get("statement")) > most_words:
            return {"statement": words.problem("words", limit=most_words)}
        return {}

    return Step(
        "words",
        _lt("What do you want to say to members?"),
        [words],
        help=_lt("Somebody can write it down for you. Nobody changes your words afterwards."),
        picture="text",
        check=not_too_long,
        short=_lt("Your words"),
    )


def _easy():
    easy = LongText(
        "statement_easy",
        _lt("Short sentences, one on each line"),
        required=False,
        max_length=1200,
        help=_lt("For example: I like gardens. I want more buses. You can leave it empty."),
        errors={
            "lines": _lt("These are too many sentences. Please write %(limit)s or fewer."),
            "long": _lt("This sentence is too long. Please make two of it: %(words)s"),
        },
    )

    def short_enough(values, answers):
        lines = [line for line in (values.get("statement_easy") or "").split("\n") if line.strip()]
        if len(lines) > EASY_LINES:
            return {"statement_easy": easy.problem("lines", limit=EASY_LINES)}
        long = next((line for line in lines if words_in(line) > EASY_WORDS), None)
        if long:
            return {"statement_easy": easy.problem("long", words=long)}
        return {}

    return Step(
        "easy",
        _lt("Do you want to say it in Easy Read, too?"),
        [easy],
        help=_lt("Then more people can read it. Somebody can help you with it."),
        picture="easy-read",
        check=short_enough,
        short=_lt("In Easy Read"),
    )


def _interests():
    yield Step(
        "interests",
        _lt("Is there something that could pull you two ways?"),
        [
            YesNo(
                "has_interests",
                yes=_lt("Yes, there is something"),
                no=_lt("No, nothing"),
            )
        ],
        help=_lt(
            "For example: you or your family sell something to us. It is not wrong. Only say it."
        ),
        picture="question",
        short=_lt("Could pull you two ways"),
    )
    yield Step(
        "interest",
        _lt("What is it?"),
        [LongText("interests", max_length=1000)],
        help=_lt("You do not have to say that you get support from us."),
        when=lambda answers: answers.get("has_interests"),
        when_text=_lt("If there is something"),
        picture="pen",
        short=_lt("What it is"),
    )


def _proposers(count):
    return Step(
        "proposers",
        _lt("Who proposes you?"),
        [
            LongText(
                "proposers",
                _lt("A name and a member’s number on each line"),
                max_length=1000,
            )
        ],
        help=_lt("The rules ask that members propose you. We can help you to find their numbers."),
        picture="people",
        short=_lt("Who proposes you"),
    )


def _eligible():
    return Step(
        "eligible",
        _lt("May you stand?"),
        [
            Agree(
                "eligible",
                _lt("I am a member. I know of nothing because of which I may not stand."),
            )
        ],
        help=_lt("Not sure? Ask us first. Nobody has to be good at reading or speaking."),
        picture="shield",
        short=_lt("You may stand"),
    )


def _was_helped(answers):
    return answers.get("with_help") == "yes"


def _helped():
    """Who helped. The names are not those of the question that every form has, which leaves only
    a trace: this is kept with the nomination."""
    yield Step(
        "with-help",
        _lt("Did somebody help you with this?"),
        [
            Choice(
                "with_help",
                options=[
                    Option("no", _lt("No, I did it alone"), picture="person"),
                    Option("yes", _lt("Yes, somebody helped me"), picture="support"),
                ],
            )
        ],
        short=_lt("Help with this form"),
    )
    yield Step(
        "help-by",
        _lt("Who helped you?"),
        [Text("help_by", _lt("Their name"), max_length=100, autocomplete="off")],
        when=_was_helped,
        when_text=_lt("If somebody helped"),
        picture="support",
        short=_lt("Who helped"),
    )
    yield Step(
        "help-role",
        _lt("Who is this person?"),
        [Choice("help_role", options="helper_roles")],
        when=_was_helped,
        when_text=_lt("If somebody helped"),
        short=_lt("They are"),
    )
    yield Step(
        "help-promise",
        _lt("The helper promises"),
        [
            Agree(
                "help_promise",
                _lt("I wrote down what they said. The words and the choice are theirs, not mine."),
            )
        ],
        help=_lt("This is for the person who helps. Please read it out."),
        when=_was_helped,
        when_text=_lt("If somebody helped"),
        picture="hands",
        short=_lt("Promised"),
    )


def _shown():
    return Step(
        "shown",
        _lt("May everybody see that you stand?"),
        [
            Agree(
                "agreed",
                _lt("Yes: my name, my words, my picture, and the name of my group of members."),
            )
        ],
        help=_lt("Only then can members vote for you. Nobody reads that you get support, or not."),
        template="coop_elections.nomination_group",
        picture="people",
        short=_lt("Everybody may see it"),
    )


def _fair():
    return Step(
        "fair",
        _lt("Do you promise to be fair?"),
        [Agree("fair", _lt("I say what is true. I say nothing bad about others who stand."))],
        help=_lt("Everybody who stands promises this."),
        template="coop_elections.nomination_code",
        picture="hands",
        short=_lt("You are fair"),
    )


def _sign():
    return Step(
        "sign",
        _lt("Do you want to stand?"),
        [Agree("sign", _lt("Yes. I want to stand, and I sign for it."))],
        help=_lt("Next you can add a photo and a recording. Then you hand it in."),
        picture="pen",
        short=_lt("You sign"),
    )
