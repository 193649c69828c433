"""Story 9, what membership does of it: one event, and everything follows the same minute.

A member dies, another moves house, a third cannot be reached. Letters, register, places, grounds,
log-ins, whoever was acting for them, invitations and figures are right at once, the family gets
kind words, and the register of every earlier day says what it said. The officer works in a real
browser, once in English and once in Welsh.
"""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from tests.support.people import ENGLISH, PASSWORD, WELSH

MEMBERSHIPS = "/odoo/action-coop_membership.coop_membership_action"
HOUSE = "/odoo/action-coop_membership.coop_place_action/{}"
DIES, MOVES, LOST = "Heledd Helygen", "Huw Hebog", "Hawys Hwyad"
FAMILY = "Nia Helygen"
OLD, NEW = "13 Stryd Zzafallen", "4 Lôn y Bont"
LONG_AGO = timedelta(days=200)


@dataclass
class Coop:
    """The small co-op on a server of its own, with the people of this story."""

    seeded: object
    server: object
    people: dict
    family: int
    day: object

    def env(self, persona=None, commit=False):
        return self.seeded.env(persona, commit)

    def partner(self, name):
        return self.people[name][0]

    def membership(self, name):
        return self.people[name][1]

    def letters(self, partner):
        """[(kind, language, state, address)] of what was told to somebody, the oldest first."""
        with self.env() as env:
            rows = env["coop.notice.delivery"].search([("partner_id", "=", partner)], order="id")
            return [(row.kind_id.code, row.lang, row.state, row.address or "") for row in rows]

    def register(self, day):
        """The lines of the register as at a day, by member's name."""
        with self.env() as env:
            lines = env["coop.register.entry"]._lines_as_at(env.company, day)
            return {line.name: (line.service_address, line.entered, line.ceased) for line in lines}

    def figures(self):
        """{category: (people, members, waiting)} of today, for who may know."""
        with self.env("knows_support") as env:
            today = env["coop.clock"].today(env.company)
            found = env["coop.growth"]._figures(env.company, today)
            return {category.code: numbers for category, numbers in found.items()}


@pytest.fixture
def co_op(seeded, renewed_server):
    server = renewed_server(seeded.database, workers=0)
    mine = replace(seeded, database=server.database)
    with mine.env(commit=True) as env:
        today = env["coop.clock"].today(env.company)
        category = env["coop.membership.category"].search([("code", "=", "supported")])
        people = {name: join(env, name, category, today - LONG_AGO) for name in (DIES, MOVES, LOST)}
        house = env["coop.place"].browse(seeded.records["house"])
        house.street = OLD
        for name, (partner, _membership) in people.items():
            env["coop.place.resident"].create({"place_id": house.id, "partner_id": partner})
            log_in(env, mine, name, partner)
        # kind words wait for a letter; the others wait with letters already
        family = env["res.partner"].create(
            {"name": FAMILY, "street": "9 Lôn Goch", "city": "Abertawe", "zip": "SA1 2BB"}
        )
        family._coop_set_need(WELSH, "standard", "print")
        env["coop.invitation"].create(
            {
                "name": "Ffrind Ffawydd",
                "inviter_id": people[DIES][1],
                "inviter_named": True,
                "company_id": env.company.id,
            }
        )
        for _partner, membership in people.values():
            env["coop.membership"].browse(membership)._tell("welcome")
        env["coop.print.run"]._gather(env.company)
        made = Coop(mine, server, people, family.id, today)
    return made


def join(env, name, category, day):
    partner = env["res.partner"].create(
        {
            "name": name,
            "street": OLD,
            "city": "Abertawe",
            "zip": "SA1 1AA",
            "country_id": env.ref("base.uk").id,
        }
    )
    partner._coop_set_need(ENGLISH, "standard", "print")
    membership = env["coop.membership"]._admit(partner, category, day)
    return partner.id, membership.id


def log_in(env, seeded, name, partner):
    user = (
        env["res.users"]
        .with_context(no_reset_password=True)
        .create(
            {
                "login": name,
                "partner_id": partner,
                "group_ids": [(6, 0, env.ref("base.group_portal").ids)],
            }
        )
    )
    user._set_encrypted_password(user.id, user._crypt_context().hash(PASSWORD))
    seeded.users[name] = user.id


@pytest.mark.parametrize("lang", [ENGLISH, WELSH])
def test_one_event_and_everything_follows(co_op, pages_on, lang):
    with co_op.env(commit=True) as env:
        env["res.users"].browse(co_op.seeded.users["knows_support"]).lang = lang
    visitor = pages_on(co_op.server)
    officer = visitor.signed_in("knows_support", PASSWORD)
    before = {days: co_op.register(co_op.day - timedelta(days=days)) for days in (199, 30, 2)}
    figures = co_op.figures()
    dies(co_op, visitor, officer)
    moves(co_op, visitor, officer)
    cannot_be_reached(co_op, visitor, officer)
    people, members, waiting = figures["supported"]
    assert co_op.figures()["supported"] == (people - 1, members - 1, waiting)
    for days, lines in before.items():
        now = co_op.register(co_op.day - timedelta(days=days))
        assert {name: now[name] for name in lines} == lines, f"{days} days ago"
    the_house_is_right(co_op, officer)


def act(officer, co_op, name, action, **fields):
    """Open a membership, press one of its buttons and fill in the window."""
    officer.goto(f"{MEMBERSHIPS}/{co_op.membership(name)}")
    with co_op.env() as env:
        number = env.ref(f"coop_membership.{action}").id
    button = officer.locator(f"button[name='{number}']")
    button.first.click()
    window = officer.locator(".modal .o_form_view")
    window.wait_for()
    for field, value in fields.items():
        inputs = window.locator(f"div[name={field}] input, div[name={field}] textarea")
        if field == "date":
            # a day is a button until somebody wants to type another
            window.locator("div[name=date] button").first.click()
        inputs.first.fill(value)
        if field == "family_id":
            officer.locator(f".o-autocomplete--dropdown-item:has-text('{value}')").first.click()
        else:
            inputs.first.press("Tab")
    officer.locator(".modal button[name=action_apply]").click()
    officer.locator(".modal").wait_for(state="detached")


def dies(co_op, visitor, officer):
    hers = visitor.signed_in(DIES, PASSWORD)
    hers.goto("/my/membership")
    assert "/my/membership" in hers.url
    on_the_phone = begin_to_act(co_op, visitor)
    yesterday = co_op.day - timedelta(days=1)
    act(
        officer,
        co_op,
        DIES,
        "coop_membership_died_action",
        date=yesterday.strftime("%d/%m/%Y"),
        family_id=FAMILY,
        family_words="Roedd Heledd yn canu i bawb.",
    )
    assert {state for _kind, _lang, state, _to in co_op.letters(co_op.partner(DIES))} == {"stopped"}
    [kind_words] = co_op.letters(co_op.family)
    assert kind_words[:3] == ("condolence", WELSH, "waiting")
    assert co_op.register(co_op.day)[DIES][2] == yesterday
    hers.goto("/my/membership")
    assert "/web/login" in hers.url, "a log-in of somebody who died still opens"
    on_the_phone.reload()
    assert "/my/assisted/ended" in on_the_phone.url
    with co_op.env() as env:
        invitation = env["coop.invitation"].search([("name", "=", "Ffrind Ffawydd")])
        assert not invitation.inviter_named
        grounds = env["coop.qualification"].search([("partner_id", "=", co_op.partner(DIES))])
        assert grounds
        assert set(grounds.mapped("date_to")) == {yesterday}


def begin_to_act(co_op, visitor):
    """Another officer is on the phone with her, and has her page open."""
    page = visitor.signed_in("officer", PASSWORD)
    with co_op.env("officer", commit=True) as env:
        partner = env["res.partner"].browse(co_op.partner(DIES)).sudo()
        _session, nonce = env["coop.assisted.session"].sudo()._start(partner, "phone")
    page.goto(f"/my?w={nonce}")
    assert DIES.split()[0] in page.inner_text("body")
    return page


def moves(co_op, visitor, officer):
    his = visitor.signed_in(MOVES, PASSWORD)
    act(
        officer, co_op, MOVES, "coop_membership_moved_action",
        street=NEW, city="Abertawe", zip="SA1 9ZZ",
    )  # fmt: skip
    [letter] = co_op.letters(co_op.partner(MOVES))
    assert letter[2] == "waiting"
    assert NEW in letter[3], "the letter that is gathered goes to the new address"
    assert NEW in co_op.register(co_op.day)[MOVES][0]
    assert OLD in co_op.register(co_op.day - timedelta(days=1))[MOVES][0]
    his.goto("/my/addresses")
    assert NEW in his.inner_text("main"), "he sees where letters go"


def cannot_be_reached(co_op, visitor, officer):
    act(officer, co_op, LOST, "coop_membership_gone_away_action")
    assert {state for _kind, _lang, state, _to in co_op.letters(co_op.partner(LOST))} == {"stopped"}
    assert co_op.register(co_op.day)[LOST][2] is None, "who cannot be reached is a member"
    hers = visitor.signed_in(LOST, PASSWORD)
    hers.goto("/my/membership")
    assert LOST.split()[0] in hers.inner_text("main")


def the_house_is_right(co_op, officer):
    """Who died and who moved live there no longer; who cannot be reached may."""
    officer.goto(HOUSE.format(co_op.seeded.records["house"]))
    officer.locator(".o_form_view .o_field_widget[name=name]").first.wait_for()
    with co_op.env("knows_support") as env:
        stays = env["coop.place.resident"]
        here = stays.search(stays._get_today_domain()).partner_id.mapped("name")
    assert LOST in here
    assert not {DIES, MOVES} & set(here)
