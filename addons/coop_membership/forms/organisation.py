"""An organisation applies; and says who acts and votes for it from now on."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.coop_access.forms import Choice, Date, Email, Form, Option, Phone, Step, Text

from .join import about_paper, guarantee_step, rules_step
from .parts import format_steps, reach_steps

_lt = LazyTranslate(__name__)


def organisation_form(
    *, rules=None, guarantee=False, desk=False, has_areas=True, one_category=False, today=None
):
    """Return the application of an organisation; arguments as for `join_form`.

    :param one_category: whether there is nothing to choose, because one category is open to them
    """
    steps = [
        about_paper(today) if desk else None,
        Step(
            "name",
            _lt("What is the organisation called?"),
            [Text("name", _lt("Its whole name"), autocomplete="organization")],
            help=_lt("We write this name in the list of members."),
            picture="people",
            short=_lt("Organisation"),
        ),
        Step(
            "numbers",
            _lt("Is it a company or a charity?"),
            [
                Text(
                    "company_number",
                    _lt("Company number"),
                    required=False,
                    max_length=20,
                    autocomplete="off",
                ),
                Text(
                    "charity_number",
                    _lt("Charity number"),
                    required=False,
                    max_length=20,
                    autocomplete="off",
                ),
            ],
            help=_lt("If it is neither, leave both empty. A group needs no number."),
            picture="certificate",
            short=_lt("Its numbers"),
        ),
        None if one_category else _category_step(),
        _place_step(),
        _area_step() if has_areas else None,
        _signatory_step(),
        *_voter_steps(),
        *reach_steps(),
        *format_steps(),
    ]
    if rules:
        steps.append(rules_step(rules, desk))
    if guarantee:
        steps.append(guarantee_step())
    return Form(
        "join_organisation_desk" if desk else "join_organisation",
        _lt("Application of an organisation"),
        [step for step in steps if step],
    )


def _category_step():
    return Step(
        "who",
        _lt("How does the organisation belong to the co-op?"),
        [Choice("category", options="categories")],
        short=_lt("How it belongs"),
    )


def _place_step():
    return Step(
        "address",
        _lt("Where is the organisation?"),
        [
            Text("street", _lt("House and street"), autocomplete="address-line1"),
            Text(
                "street2",
                _lt("More of the address"),
                required=False,
                autocomplete="address-line2",
            ),
            Text("city", _lt("Town or village"), autocomplete="address-level2", max_length=100),
            Text("zip", _lt("Postcode"), autocomplete="postal-code", max_length=12),
        ],
        help=_lt("Everybody who reads the list of members sees this address."),
        picture="house",
        short=_lt("Its address"),
    )


def _area_step():
    return Step(
        "area",
        _lt("Which area is it in?"),
        [Choice("area", options="areas")],
        help=_lt("Members who are near each other meet."),
        short=_lt("Its area"),
    )


def _signatory_step():
    return Step(
        "signatory",
        _lt("Who are you?"),
        [
            Text("signatory_name", _lt("Your first name and last name"), autocomplete="name"),
            Text(
                "signatory_capacity",
                _lt("What you are in the organisation, for example its secretary"),
                max_length=100,
                autocomplete="organization-title",
            ),
        ],
        help=_lt("You act for the organisation. We write to you. It can name somebody else later."),
        picture="person",
        short=_lt("Who acts for it"),
    )


def _voter_steps():
    yield Step(
        "voter",
        _lt("Who votes for the organisation?"),
        [
            Choice(
                "voter",
                options=[
                    Option("me", _lt("I do"), None, "person"),
                    Option("other", _lt("Somebody else"), None, "people"),
                ],
            )
        ],
        help=_lt("It has one vote, as every member has. One person gives it."),
        short=_lt("Who votes for it"),
    )
    yield Step(
        "voter_name",
        _lt("What is the name of the person who votes?"),
        [Text("voter_name", _lt("Their first name and last name"), autocomplete="off")],
        when=lambda answers: answers.get("voter") == "other",
        when_text=_lt("If somebody else votes"),
        picture="vote",
        short=_lt("Name of who votes"),
    )


def representative_form(today):
    """Return the form with which an organisation names somebody.

    :param today: nobody can be named for a day more than a year ahead, or ten years back
    """
    return Form(
        "representative",
        _lt("Somebody else acts or votes"),
        [
            Step(
                "role",
                _lt("What shall the new person do?"),
                [
                    Choice(
                        "role",
                        options=[
                            Option(
                                "representative",
                                _lt("Act for the organisation"),
                                _lt("We write to this person."),
                                "letter",
                            ),
                            Option(
                                "voter",
                                _lt("Vote for the organisation"),
                                _lt("This person gives its one vote."),
                                "vote",
                            ),
                            Option("both", _lt("Both"), None, "people"),
                        ],
                    )
                ],
                short=_lt("What for"),
            ),
            Step(
                "who",
                _lt("Who is it?"),
                [
                    Text("name", _lt("Their first name and last name"), autocomplete="off"),
                    Text(
                        "capacity",
                        _lt("What they are in the organisation"),
                        required=False,
                        max_length=100,
                        autocomplete="off",
                    ),
                ],
                help=_lt("It must be a person, not another organisation."),
                picture="person",
                short=_lt("Who"),
            ),
            Step(
                "contact",
                _lt("How can we reach them?"),
                [
                    Email("email", _lt("E-mail address"), required=False, autocomplete="off"),
                    Phone("phone", _lt("Phone number"), required=False, autocomplete="off"),
                ],
                help=_lt("You can leave this empty. Then we write to the organisation's address."),
                picture="email",
                short=_lt("How to reach them"),
            ),
            Step(
                "since",
                _lt("From which day?"),
                [
                    Date(
                        "since",
                        earliest=today.replace(year=today.year - 10, day=1),
                        latest=today.replace(year=today.year + 1, day=1),
                    )
                ],
                picture="calendar",
                short=_lt("From"),
            ),
            Step(
                "decided",
                _lt("Who decided this?"),
                [Text("decided", required=False, autocomplete="off")],
                help=_lt("For example: our committee, on 3 May. We may ask for a letter."),
                picture="pen",
                short=_lt("Who decided"),
            ),
        ],
    )
