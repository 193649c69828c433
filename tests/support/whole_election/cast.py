"""Who takes part in the whole election: members of one group, each of whom votes in another way,
and those who run it. A helper without any right of the office is there as well."""

from dataclasses import dataclass
from datetime import timedelta

from odoo.fields import Command

from tests.support.people import ENGLISH, PASSWORD, WELSH

GROUP, GROUP_CY = "Oak", "Derwen"


@dataclass(frozen=True)
class Person:
    """A member: how they read, how they are written to, and whether they sign in."""

    name: str
    lang: str = ENGLISH
    format: str = "standard"
    channel: str = "email"
    login: str | None = None

    @property
    def first(self):
        return self.name.split()[0]

    @property
    def path(self):
        return "/cy" if self.lang == WELSH else ""


STANDS = Person("Anwen Afallen", login="anwen", format="easy_read")
RIVAL = Person("Bryn Banadl", login="bryn")
THIRD = Person("Ceri Cerdinen", login="ceri")
ASKS = Person("Dilwyn Drain", login="dilwyn")
WELSH_ONE = Person("Eirlys Eirin", WELSH, login="eirlys")
EASY = Person("Ffion Ffigys", format="easy_read", login="ffion")
CHANGES = Person("Gethin Gwernen", login="gethin")
BY_CODE = Person("Heledd Helyg", channel="print")
HELPED = Person("Iestyn Iorwg", login="iestyn")
BY_PHONE = Person("Jac Jasmin", channel="phone")
BY_POST = Person("Lowri Llwyfen", channel="print")
IN_BOX = Person("Morfudd Mafon", channel="print")
ON_TABLET = Person("Nia Neithdar", WELSH, channel="print")
CAST = (
    STANDS, RIVAL, THIRD, ASKS, WELSH_ONE, EASY, CHANGES, BY_CODE, HELPED, BY_PHONE, BY_POST,
    IN_BOX, ON_TABLET,
)  # fmt: skip

#: login -> (name, groups); who has a part in running it, and who helps
OFFICE = {
    "runner": ("Rhian Rhedyn", ["coop_elections.group_returning_officer"]),
    "watcher": ("Sioned Saffrwm", ["coop_elections.group_scrutineer"]),
    "desk": (
        "Tegid Teim",
        # who acts for members on the phone opens the contacts of all of them
        [
            "coop_elections.group_election_clerk",
            "coop_membership.group_membership_officer",
            "coop_membership.group_support_status",
        ],
    ),
    "helper": ("Menna Mintys", []),
}
OUTSIDE = "Una Uchelwydd"
#: who plans it: the governance officer of the small co-op
PLANS = "secretary"


def cast(env):
    """Make them, with a group of members of their own that has one vacant seat.

    Other elections of the small co-op are abandoned: this one is whole without them.
    """
    for election in env["coop.election"].search([("is_over", "=", False)]):
        election._abandon("Another one takes its place.")
    category = env["coop.membership.category"].search([("code", "=", "supported")])
    group = env["coop.constituency"].create(
        {"name": GROUP, "category_id": category.id, "date_from": "2020-01-01"}
    )
    group.with_context(lang=WELSH).name = GROUP_CY
    council = env["coop.body"].search([("kind", "=", "council")])
    env["coop.seat"].create(
        {
            "body_id": council.id,
            "constituency_id": group.id,
            "number": 4,
            "date_from": "2020-01-01",
        }
    )
    for number, person in enumerate(CAST, 1):
        _member(env, category, person, number)
    for login, (name, groups) in OFFICE.items():
        _user(env, login, ["base.group_user", *groups], name=name, email=f"{login}@example.org")
    before = env["coop.election.rules"].search([("company_id", "=", env.company.id)])
    before.copy(
        {
            "valid_from": env["coop.clock"].today() + timedelta(days=1),
            # few vote in the small co-op; here all of it is published all the same
            "publication_floor": 0,
            "figures_floor": 0,
        }
    )


def _member(env, category, person, number):
    partner = env["res.partner"].create(
        {
            "name": person.name,
            "email": f"{person.first.lower()}@example.org",
            "phone": f"01792 666 {number:03d}",
            "street": f"{number} Lôn y Berllan",
            "city": "Abertawe",
            "zip": "SA1 2BB",
            "country_id": env.ref("base.uk").id,
        }
    )
    partner._coop_set_need(person.lang, person.format, person.channel)
    since = env["coop.clock"].today(env.company) - timedelta(days=400)
    env["coop.membership"]._admit(partner, category, since)
    if person.login:
        _user(env, person.login, ["base.group_portal"], partner_id=partner.id)


def _user(env, login, groups, **values):
    users = env["res.users"].with_context(no_reset_password=True)
    user = users.create(
        {
            "login": login,
            "group_ids": [Command.set([env.ref(group).id for group in groups])],
            **values,
        }
    )
    user._set_encrypted_password(user.id, users._crypt_context().hash(PASSWORD))
