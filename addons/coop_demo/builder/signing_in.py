"""How members of the demonstration sign in: with a code, which whoever tries it is told, and on
the tablet that a house shares."""

from . import portraits

# Elsewhere nobody knows a code; the one that was made is replaced by this.
TYPED = "CWMTRY234"


def give_code(office, user):
    """Give a log-in of the demonstration the code that ``make run`` prints.

    :param office: the environment of the officer who makes it
    """
    code, _typed, _card = office["coop.signin.code"]._make(user, "letter")
    code.secret_hash = user._crypt_context().hash(TYPED)


# What each of the house taps after their own picture, and the symbols that they are shown by.
PICTURES = ("sun", "tree", "cat")
SYMBOLS = ("rainbow", "train", "guitar")


def share_tablet(office, memberships):
    """Give the house where most members live a tablet, to be set up by hand, and show them on it.

    :param office: the environment of the officer who does it
    :param memberships: all there are
    """
    members = memberships.filtered(lambda m: m.state == "member")
    # as the people themselves do it on their own pages
    residents = office["coop.place.resident"].sudo()
    stays = residents.search(
        [
            *residents._get_today_domain(),
            ("partner_id", "in", members.partner_id.ids),
            ("place_id.kind", "=", "house"),
        ],
        order="place_id, id",
    )
    if not stays:
        return
    house, living = max(stays.grouped("place_id").items(), key=lambda pair: len(pair[1]))
    office["coop.signin.device"].create({"name": f"{house.name}, kitchen", "place_id": house.id})
    living[0]._choose_photo(portraits.portrait(living[0].partner_id.name))
    for stay, symbol in zip(living[1:], SYMBOLS, strict=False):
        stay._choose_symbol(symbol)
    for stay in living[: len(SYMBOLS) + 1]:
        person = stay.partner_id
        user = person._coop_signin_user(make=True)
        stay._agree_to_face(person.name.split()[0], "self", person.name)
        person.env["coop.signin.account"]._of(user)._choose_pictures(PICTURES)
