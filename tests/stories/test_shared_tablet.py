"""Housemates who share a tablet, in a real browser: what one did there the next cannot see.

The office makes a code, somebody types it on the tablet. Whoever chose to be shown taps their
picture and then their secret. What is attacked: Back, two tabs, a copied session, the helper's own
account, a tablet that was lost, somebody who walked away or moved out.
"""

from dataclasses import dataclass, replace

import pytest

from odoo import fields

from tests.support import looks
from tests.support import tablet as tablets
from tests.support.browser import NARROW
from tests.support.people import MEMBERS, PASSWORD
from tests.support.tablet import KEPT, TABLET, finish, stored
from tests.support.visitor import Visitor

SECRET = {"supported": ("moon", "cat", "fish"), "housemate": ("sun", "tree", "cup")}
SYMBOLS = {"supported": "leaf", "housemate": "train"}
SAID = "Dawnsio gyda Nain"
HERE = "Who are you?"


@dataclass
class House:
    """A server, and a house on it with a tablet that is not set up yet."""

    seeded: object
    server: object
    device: int

    def env(self, persona=None, commit=False):
        return self.seeded.env(persona, commit)

    def setup_code(self):
        with self.env("knows_support", commit=True) as env:
            return env["coop.signin.device"].browse(self.device)._make_setup()

    def draft_of(self, mark):
        with self.env() as env:
            partner = self.seeded.partners[mark]
            return env["coop.form.draft"].search([("partner_id", "=", partner)]).answers or {}


@pytest.fixture
def house(seeded, renewed_server):
    server = renewed_server(seeded.database)
    mine = replace(seeded, database=server.database)
    with mine.env(commit=True) as env:
        residents = env["coop.place.resident"]
        for mark, symbol in SYMBOLS.items():
            stay = residents.search([("partner_id", "=", mine.partners[mark])])
            stay._choose_symbol(symbol)
            stay._agree_to_face(first_name(mark), "self", MEMBERS[mark][0])
            user = env["res.users"].browse(mine.users[mark])
            env["coop.signin.account"]._of(user)._choose_pictures(SECRET[mark])
    with mine.env("knows_support", commit=True) as env:
        place = mine.records["house"]
        device = env["coop.signin.device"].create({"name": "Kitchen", "place_id": place})
    return House(mine, server, device.id)


def first_name(mark):
    return MEMBERS[mark][0].split()[0]


def surname(mark):
    return MEMBERS[mark][0].split()[-1]


@pytest.fixture
def tablet(house, pages_on):
    """A page on the tablet of the house, set up by hand."""
    page = pages_on(house.server).new(viewport=TABLET)
    tablets.set_up(page, house.setup_code())
    return page


def come_in(page, mark):
    tablets.come_in(page, first_name(mark), SECRET[mark])


def begin_something(page, words=SAID):
    """Write something into a form, and leave it unfinished."""
    page.goto("/my/needs?step=helps")
    page.fill("[name=what_helps]", words)
    go_on(page)


def go_on(page):
    with page.expect_navigation():
        page.click("button[value=next]")


def test_what_one_did_the_next_cannot_see(house, tablet):
    wrong = sound(tablet, "en")
    assert surname("supported") not in tablet.content()
    come_in(tablet, "supported")
    wrong += sound(tablet, "en")
    begin_something(tablet)
    assert house.draft_of("supported")["what_helps"] == SAID
    tablet.evaluate("localStorage.setItem('left', 'behind'); sessionStorage.setItem('a', 'b')")
    tablet.click(".coop-language:has-text('Cymraeg')")
    tablet.wait_for_selector("html[lang=cy-GB]")
    wrong += sound(tablet, "cy")
    finish(tablet)
    assert tablet.get_attribute("html", "lang") == "en-GB"
    assert "behind" not in stored(tablet)
    kept = {cookie["name"] for cookie in tablet.context.cookies()}
    assert kept <= KEPT, kept
    # Back, and once more: nothing of hers
    for _ in range(4):
        tablet.go_back()
        tablet.wait_for_load_state()
        nothing_of(tablet, "supported")
    come_in(tablet, "housemate")
    nothing_of(tablet, "supported")
    for path in ("/my", "/my/needs", "/my/needs?step=helps", "/my/membership", "/my/account"):
        tablet.goto(path)
        nothing_of(tablet, "supported")
    finish(tablet)
    # and what she began is still hers
    come_in(tablet, "supported")
    tablet.goto("/my/needs?step=helps")
    assert tablet.input_value("[name=what_helps]") == SAID
    assert not wrong, "\n".join(wrong)


def nothing_of(page, mark):
    text = page.content()
    assert SAID not in text and surname(mark) not in text, page.url


def test_what_a_guest_began_is_not_for_the_next(tablet):
    tablet.goto("/join?step=name")
    tablet.fill("input[name=name]", "Mali Gwydion")
    go_on(tablet)
    finish(tablet)
    for path in ("/join", "/join?step=name", "/join?step=who"):
        tablet.goto(path)
        assert "Gwydion" not in tablet.content(), path


def test_a_page_left_open_does_nothing_for_the_next(house, tablet):
    come_in(tablet, "supported")
    left = tablet.context.new_page()
    # as in a tab that the tablet has put to sleep: nothing tells it that she has finished
    left.route("**/web/assets/**/*.js", lambda route: route.abort())
    begin_something(tablet)
    left.goto("/my/needs?step=helps")
    finish(tablet)
    come_in(tablet, "housemate")
    before = house.draft_of("housemate"), house.draft_of("supported")
    left.fill("[name=what_helps]", "Pwy sy'n ysgrifennu?")
    with left.expect_navigation() as sent:
        left.click("button[value=next]")
    assert sent.value.status == 400
    assert "Pwy sy" not in left.content()
    assert (house.draft_of("housemate"), house.draft_of("supported")) == before


def test_a_tab_that_is_awake_leaves_when_the_visit_ends(tablet):
    come_in(tablet, "supported")
    other = tablet.context.new_page()
    other.goto("/my/membership")
    other.wait_for_selector("body[is-ready=true]")
    finish(tablet)
    other.wait_for_selector(".coop-tablet-people")
    nothing_of(other, "supported")


def test_a_copied_session_opens_nothing_and_ends(house, tablet, pages_on):
    come_in(tablet, "supported")
    copied = [c for c in tablet.context.cookies() if c["name"] == "session_id"]
    thief = pages_on(house.server).new()
    thief.context.add_cookies(copied)
    thief.goto("/my")
    assert "/web/login" in thief.url
    assert HERE not in thief.content() and surname("supported") not in thief.content()
    tablet.goto("/my")
    assert tablet.inner_text("h1") == HERE


def test_the_helpers_own_account_beside_it(house, tablet, pages_on):
    come_in(tablet, "supported")
    begin_something(tablet)
    with house.env(commit=True) as env:
        # who answered the first questions before comes to the last one at once
        user = env["res.users"].browse(house.seeded.users["employee"])
        user.partner_id._coop_set_need("en_GB", "standard", "email")
    helper = pages_on(house.server).signed_in("employee", PASSWORD)
    begin_something(helper, "Fy ngeiriau i")
    mine, hers = house.draft_of("employee"), house.draft_of("supported")
    assert (mine["what_helps"], hers["what_helps"]) == ("Fy ngeiriau i", SAID)
    # on the tablet itself nobody acts with a helper's own account
    with house.env(commit=True) as env:
        user = env["res.users"].browse(house.seeded.users["employee"])
        link = f"/sign-in/link/{env['coop.signin.link']._make(user)}"
    tablet.goto(link)
    tablet.click("button.coop-signin-person")
    tablet.wait_for_load_state()
    assert "for the people who live here" in tablet.inner_text("h1")
    tablet.goto("/my")
    assert first_name("supported") in tablet.inner_text("h1")


def test_the_tablet_was_lost(house, tablet):
    come_in(tablet, "supported")
    with house.env("knows_support", commit=True) as env:
        env["coop.signin.device"].browse(house.device).action_lost()
    tablet.goto("/my")
    assert "/web/login" in tablet.url
    text = tablet.content()
    assert not any(first_name(mark) in text for mark in SYMBOLS)


def test_who_moved_out_is_gone_and_the_others_stay(house, tablet):
    with house.env(commit=True) as env:
        stay = env["coop.place.resident"].search(
            [("partner_id", "=", house.seeded.partners["supported"])]
        )
        stay.date_to = fields.Date.subtract(env["coop.clock"].today(), days=1)
    tablet.goto("/web/login")
    assert tablet.locator(".coop-tablet-person").all_inner_texts() == [first_name("housemate")]
    # and no other device tells who lives there
    stranger = Visitor(house.server.url)
    assert first_name("housemate") not in stranger.get("/web/login").text


def test_five_wrong_by_one_do_not_lock_the_neighbour(tablet):
    for _ in range(5):
        tablet.goto("/web/login")
        tablet.click(f".coop-tablet-person:has-text('{first_name('supported')}')")
        for _picture in range(3):
            with tablet.expect_navigation():
                tablet.click("button[value=bird]")
    assert "locked" in tablet.inner_text("h1")
    come_in(tablet, "housemate")


def test_somebody_who_walks_away_is_asked_and_then_signed_out(tablet):
    tablet.clock.install()
    come_in(tablet, "supported")
    tablet.wait_for_selector("body[is-ready=true]")
    tablet.clock.run_for(3 * 60_000 + 21_000)
    stay = tablet.locator(".coop-idle-stay")
    stay.wait_for(state="visible")
    assert tablet.evaluate("document.activeElement.matches('.coop-idle-stay')")
    wrong = sound(tablet, "en")
    tablet.keyboard.press("Enter")
    stay.wait_for(state="hidden")
    tablet.clock.run_for(3 * 60_000 + 21_000)
    stay.wait_for(state="visible")
    tablet.clock.run_for(81_000)
    tablet.wait_for_selector(".coop-tablet-people")
    assert not wrong, "\n".join(wrong)


def test_passwords_and_passkeys_are_elsewhere_and_the_page_says_so(tablet):
    assert not tablet.locator("input[type=password], .coop-passkey-go").count()
    come_in(tablet, "supported")
    wrong = []
    for language, start in (("en", ""), ("cy", "/cy")):
        for path in ("/my/sign-in", "/my/security", "/my/sign-in/passkey"):
            tablet.goto(f"{start}{path}")
            assert tablet.url.endswith("/sign-in/tablet/not-here"), path
        wrong += sound(tablet, language)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_page_of_it_can_be_used(house, tablet, pages_on, language):
    """The house's, in both languages, on a small screen and with the keyboard alone."""
    start = {"en": "/en", "cy": "/cy"}[language]
    wrong = []
    with house.env() as env:
        who = f"/sign-in/tablet/who/{house.seeded.users['supported']}"
        assert env["coop.signin.device"].browse(house.device).state == "works"
    for path in (
        "/web/login",
        who,
        f"{who}?by=code",
        "/sign-in/set-up",
        "/sign-in/tablet/not-here",
    ):
        tablet.goto(f"{start}{path}")
        tablet.wait_for_selector("body[is-ready=true]")
        lines = looks.faults_of(tablet, language, (TABLET, NARROW), with_keyboard=(NARROW,))
        wrong += [f"{path} {line}" for line in lines]
    come_in(tablet, "supported")
    base = f"/my/tablet/{house.seeded.records['house']}"
    for path in ("/my", base, f"{base}/picture", f"{base}/name"):
        tablet.goto(f"{start}{path}")
        tablet.wait_for_selector("body[is-ready=true]")
        lines = looks.faults_of(tablet, language, (TABLET, NARROW), with_keyboard=(NARROW,))
        wrong += [f"{path} {line}" for line in lines]
    office = pages_on(house.server).signed_in("knows_support", PASSWORD)
    office.goto(f"{start}/sign-in/tablet/code/{house.device}")
    wrong += sound(office, language)
    office.click("button.coop-button")
    office.wait_for_selector(".coop-tablet-qr")
    wrong += sound(office, language)
    assert not wrong, "\n".join(wrong)


def sound(page, language):
    """What is wrong with an open page."""
    page.wait_for_selector("body[is-ready=true]")
    return looks.axe(page) + looks.own_checks(page, language)
