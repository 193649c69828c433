"""Who helps somebody to stand: asked on their own pages, once they have written their words."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.coop_access.forms import Choice, Form, Option, Step, Text

_lt = LazyTranslate(__name__)


def has_agent(answers):
    return answers.get("has_agent") == "yes"


def agent_form(number, find_problem):
    """Return the form with which a candidate names who helps them to stand.

    :param int number: of the nomination
    :param find_problem: called with name and number; returns (field, sentence) where it cannot be,
        or None
    """
    name = Text(
        "agent_name",
        _lt("Their name"),
        max_length=100,
        autocomplete="off",
        errors={"taken": _lt("Please look at this: %(words)s")},
    )
    member = Text(
        "agent_number",
        _lt("Their number, if they are a member"),
        required=False,
        max_length=20,
        autocomplete="off",
        errors={"taken": _lt("Please look at this: %(words)s")},
    )

    def may_help(values, answers):
        found = find_problem(values.get("agent_name"), values.get("agent_number"))
        if not found:
            return {}
        field, words = found
        return {
            field: {"agent_name": name, "agent_number": member}[field].problem("taken", words=words)
        }

    return Form(
        f"agent_{number}",
        _lt("Who helps me to stand"),
        [
            Step(
                "has-agent",
                _lt("Does somebody help you to stand?"),
                [
                    Choice(
                        "has_agent",
                        options=[
                            Option("no", _lt("No, nobody"), picture="person"),
                            Option("yes", _lt("Yes, somebody helps me"), picture="support"),
                        ],
                    )
                ],
                help=_lt(
                    "For example: somebody who speaks to members for you. You do not need anybody."
                ),
                short=_lt("Somebody helps you"),
            ),
            Step(
                "agent",
                _lt("Who is it?"),
                [name, member],
                help=_lt(
                    "Whoever helps you has no part in running this election, and helps nobody to "
                    "vote in it. Only those who run it read the name."
                ),
                when=has_agent,
                when_text=_lt("If somebody helps"),
                picture="support",
                check=may_help,
                short=_lt("Who it is"),
            ),
        ],
    )
