"""Questions that more than one form asks."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.coop_access.forms import Choice, Option, Step, Text

_lt = LazyTranslate(__name__)


def name_step(**more):
    return Step(
        "name",
        _lt("What is your name?"),
        [Text("name", _lt("Your first name and last name"), autocomplete="name")],
        help=_lt("We write your name in the list of members. Use the name people know you by."),
        picture="person",
        short=_lt("Your name"),
        **more,
    )


def address_step(**more):
    return Step(
        "address",
        _lt("Where do you live?"),
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
        picture="house",
        short=_lt("Where you live"),
        **more,
    )


def shown_address_step(**more):
    return Step(
        "shown",
        _lt("Which address may other people see?"),
        [
            Choice(
                "service_address",
                options=[
                    Option(
                        "care_of",
                        _lt("The address of the co-op"),
                        _lt("Nobody who reads the list can see where you live."),
                        "shield",
                    ),
                    Option(
                        "own",
                        _lt("My own address"),
                        _lt("People who read the list can see where you live."),
                        "house",
                    ),
                ],
            )
        ],
        help=_lt(
            "The law says that we keep a list of our members. People may ask to read it. "
            "Your name stands in it, and an address. You choose the address."
        ),
        short=_lt("Address in the list of members"),
        **more,
    )
