"""Whether a member comes to a general meeting, and who votes for them if they do not."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.coop_access.forms import Choice, Form, LongText, Option, Step, Text, YesNo

_lt = LazyTranslate(__name__)


def come_form(number, ways):
    """Return the form with which a member says whether they come.

    :param int number: of the meeting
    :param ways: codes of the ways in which people can take part: "room", "phone", "video"
    """
    options = {
        "room": Option("room", _lt("I come there"), picture="place"),
        "video": Option("video", _lt("By video"), picture="people"),
        "phone": Option("phone", _lt("By phone"), picture="phone"),
    }

    def comes(answers):
        return answers.get("comes")

    return Form(
        f"general_come_{number}",
        _lt("Do you come to the meeting?"),
        [
            Step(
                "comes",
                _lt("Do you come to the meeting?"),
                [YesNo("comes", yes=_lt("Yes, I come"), no=_lt("No, I cannot come"))],
                template="coop_governance.general_meeting_when",
                short=_lt("You come"),
            ),
            Step(
                "how",
                _lt("How do you take part?"),
                [Choice("way", options=[options[way] for way in ways])],
                when=comes,
                when_text=_lt("If you come"),
                short=_lt("How"),
            ),
            Step(
                "needs",
                _lt("What do you need?"),
                [LongText("needs", _lt("In your own words"), required=False, max_length=500)],
                help=_lt("For example: a lift, a lift home, somebody who signs, a quiet room."),
                when=comes,
                when_text=_lt("If you come"),
                picture="support",
                short=_lt("What you need"),
            ),
        ],
    )


def proxy_form(number, resolutions):
    """Return the form with which a member names somebody who votes for them.

    :param int number: of the meeting
    :param resolutions: (id, name) of what is voted on
    """
    return Form(
        f"proxy_{number}",
        _lt("Somebody votes for me"),
        [
            Step(
                "who",
                _lt("Who shall vote for you?"),
                [
                    Choice(
                        "who",
                        options=[
                            Option(
                                "chair",
                                _lt("Whoever takes the chair"),
                                _lt("The person who leads the meeting."),
                                "vote",
                            ),
                            Option(
                                "other",
                                _lt("Somebody I choose"),
                                _lt("A member or somebody else. They have to come."),
                                "person",
                            ),
                        ],
                    )
                ],
                template="coop_governance.proxy_right",
                short=_lt("Who votes for you"),
            ),
            Step(
                "name",
                _lt("What is their name?"),
                [Text("holder", max_length=100, autocomplete="off")],
                help=_lt("Ask them first. They come to the meeting, speak and vote for you."),
                when=lambda answers: answers.get("who") == "other",
                when_text=_lt("If you choose somebody"),
                picture="person",
                short=_lt("Their name"),
            ),
            *(_direction_step(one, name) for one, name in resolutions),
        ],
    )


def _direction_step(resolution, name):
    return Step(
        f"vote-{resolution}",
        name,
        [
            Choice(
                f"vote_{resolution}",
                options=[
                    Option("for", _lt("Vote for it"), picture="yes"),
                    Option("against", _lt("Vote against it"), picture="no"),
                    Option("abstain", _lt("Do not vote on it"), picture="leave"),
                    Option("free", _lt("As they think"), picture="question"),
                ],
            )
        ],
        help=_lt("How shall they vote on this for you?"),
        template="coop_governance.resolution_words_of_step",
        short=name,
    )
