"""Questions that more than one form asks."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.coop_access.forms import Choice, Email, Option, Phone, Step, Text

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


#: the ways to hear from us that every co-op has; addons may bring more
CHANNELS = (
    Option("print", _lt("By letter"), _lt("We send letters to your home."), "letter"),
    Option(
        "email",
        _lt("By e-mail"),
        _lt("We send a first e-mail to see that the address is right."),
        "email",
    ),
    Option("phone", _lt("By phone"), _lt("We ring you and tell you the news."), "phone"),
)


def reach_steps():
    yield Step(
        "reach",
        _lt("How shall we write to you?"),
        # the controller gives CHANNELS, and those that addons bring
        [Choice("channel", options="channels")],
        help=_lt("You do not need e-mail or a computer. You are a full member all the same."),
        short=_lt("How we reach you"),
    )
    yield Step(
        "email",
        _lt("What is your e-mail?"),
        [Email("email", _lt("E-mail address"))],
        when=lambda answers: answers.get("channel") == "email",
        when_text=_lt("If you want us to write by e-mail"),
        picture="email",
        short=_lt("Your e-mail address"),
    )
    yield Step(
        "phone",
        _lt("What is your phone number?"),
        [Phone("phone", _lt("Phone number"))],
        # whatever needs neither a letter box nor a mailbox comes by the phone
        when=lambda answers: answers.get("channel") not in (None, "print", "email"),
        when_text=_lt("If you want to hear from us by phone"),
        picture="phone",
        short=_lt("Your phone number"),
    )


def format_steps():
    yield Step(
        "language",
        _lt("Which language do you want us to use?"),
        [
            Choice(
                "language",
                options=[
                    Option("cy_GB", "Cymraeg", _lt("Welsh"), "welsh"),
                    Option("en_GB", "English", _lt("English"), "english"),
                ],
            )
        ],
        help=_lt("Both are equal. You can change it at any time."),
        short=_lt("Language"),
    )
    yield Step(
        "format",
        _lt("What is easy for you to read?"),
        [
            Choice(
                "format",
                options=[
                    Option(
                        "easy_read",
                        _lt("Easy Read"),
                        _lt("Short sentences with pictures."),
                        "easy-read",
                    ),
                    Option(
                        "standard",
                        _lt("Ordinary letters"),
                        _lt("The usual words and size."),
                        "text",
                    ),
                    Option(
                        "large_print",
                        _lt("Large print"),
                        _lt("The usual words, big letters."),
                        "large-print",
                    ),
                ],
            )
        ],
        help=_lt("This is how we make your letters and papers."),
        short=_lt("How we write"),
    )
