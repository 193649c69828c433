"""The application for membership: one decision a screen."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.coop_access.forms import (
    Agree,
    Choice,
    Date,
    Form,
    Option,
    Problem,
    Step,
    Text,
    YesNo,
)

from .contribution import bring_step
from .parts import address_step, format_steps, name_step, reach_steps, shown_address_step

_lt = LazyTranslate(__name__)

_TOO_YOUNG = _lt("You can become a member later. Please talk to us: you can take part before that.")


class RulesAgree(Agree):
    """Agreement to one version of a text: what is kept is which version the reader had.

    The page that shows the text sends the version along. If another version has come into force
    since, the agreement does not hold any more and the reader is asked again.

    :param version: the version in force, as text
    """

    kind = "agree"

    def __init__(self, name, label, *, version, **options):
        super().__init__(name, label, **options)
        self.version = version
        self.seen_name = f"{name}_seen"

    def raw_names(self):
        return [self.name, self.seen_name]

    def raw_of(self, value):
        return {self.name: "1" if value else "", self.seen_name: value or ""}

    def clean(self, raw, provide=None):
        ticked, problem = super().clean(raw, provide)
        if not ticked:
            return None, problem
        seen = raw.get(self.seen_name, "")
        seen = seen[0] if isinstance(seen, list) and seen else seen
        if seen != self.version:
            return None, self.problem("changed")
        return self.version, None


def join_form(
    *,
    rules=None,
    guarantee=False,
    minimum_age=0,
    desk=False,
    has_areas=True,
    brings=False,
    today=None,
):
    """Return the application of a co-op.

    :param rules: the version of the rules to agree to, as text; none when there are none yet
    :param guarantee: whether the rules ask for the guarantee of a company's member
    :param minimum_age: years from which somebody may join; 0 asks nobody
    :param desk: for an officer who types from paper or from the phone
    :param has_areas: whether the co-op has areas to choose from
    :param brings: whether it asks what somebody would like to bring
    :param today: the day of typing, for the desk; nothing can have come after it
    """
    steps = [
        about_paper(today) if desk else None,
        name_step(),
        Step(
            "who",
            _lt("How do you belong to the co-op?"),
            [Choice("category", options="categories")],
            help=_lt("Choose what fits you best. Every member has one vote, whichever you choose."),
            short=_lt("How you belong"),
        ),
        Step(
            "area",
            _lt("Which area do you live in?"),
            [Choice("area", options="areas")],
            help=_lt("Members who live near each other meet."),
            short=_lt("Your area"),
        )
        if has_areas
        else None,
        Step(
            "place",
            _lt("Do you live, go or work at a place of ours?"),
            [
                Text(
                    "place",
                    _lt("Name of the place"),
                    required=False,
                    autocomplete="off",
                )
            ],
            help=_lt("For example your house, your day service or your team."),
            picture="place",
            short=_lt("Your place"),
        ),
        *reach_steps(),
        address_step(),
        shown_address_step(),
        *format_steps(),
        bring_step() if brings else None,
    ]
    if minimum_age:
        steps.append(_age_step())
    if rules:
        steps.append(rules_step(rules, desk))
    if guarantee:
        steps.append(guarantee_step())
    return Form(
        "join_desk" if desk else "join",
        _lt("Application from paper or phone") if desk else _lt("Become a member"),
        [step for step in steps if step],
        intro="coop_membership.join_intro",
    )


def about_paper(today):
    return Step(
        "how",
        _lt("How did this application come?"),
        [
            Choice(
                "how",
                _lt("It came"),
                options=[
                    Option("paper", _lt("On paper, signed")),
                    Option("phone", _lt("By phone")),
                ],
            ),
            Date("received_on", _lt("On which day?"), latest=today),
        ],
        short=_lt("How it came"),
    )


def _age_step():
    return Step(
        "age",
        _lt("Are you old enough to be a member?"),
        [
            YesNo("over_age", yes=_lt("Yes, I am old enough"), no=_lt("No, not yet")),
        ],
        template="coop_membership.join_age",
        short=_lt("Old enough"),
        check=_check_age,
    )


def _check_age(values, answers):
    if not values["over_age"]:
        return {"over_age": Problem("too_young", _TOO_YOUNG)}
    return {}


def guarantee_step():
    return Step(
        "guarantee",
        _lt("Your promise to the co-op"),
        [Agree("guarantee", _lt("I understand this and I promise it"))],
        template="coop_membership.join_guarantee",
        picture="money",
        short=_lt("Your promise"),
    )


def rules_step(rules, desk):
    label = _lt("I have read the rules, or somebody read them to me. I agree to them.")
    errors = {
        "changed": _lt("The rules have changed since you read them. Please look at them again."),
        "agree": _lt(
            "Please tick the box if you agree to the rules. "
            "If you do not agree, you can stop here. Nothing is sent."
        ),
    }
    if desk:
        fields = [
            Choice("rules", _lt("Which rules came with the form?"), options="rules"),
            Agree("rules_agreed", label, errors=errors),
        ]
    else:
        fields = [RulesAgree("rules", label, version=rules, errors=errors)]
    return Step(
        "rules",
        _lt("The rules of the co-op"),
        fields,
        template=None if desk else "coop_membership.join_rules",
        picture="text",
        short=_lt("The rules"),
    )
