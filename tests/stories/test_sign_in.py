"""Signing in without a remembered password, in a real browser.

Two who share a mailbox follow one link. A member without e-mail is given a code at the desk, types
it in Welsh on a small screen with the keyboard alone, chooses three pictures, and from then on the
picture of a letter and those three are enough. Every page of it is looked at by axe. One code and
one link that are used twice at the same moment open one door.
"""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import pytest

from tests.support import looks
from tests.support.browser import NARROW
from tests.support.visitor import Visitor

SHARED = "ty-afallen@example.org"
SHARERS = ("member", "supported")


@dataclass
class House:
    """The small co-op on a server of its own; names and log-ins of two who share a mailbox."""

    seeded: object
    server: object
    names: list
    ids: list

    def env(self, commit=False):
        return self.seeded.env(None, commit)


@pytest.fixture
def house(seeded, renewed_server):
    """A server with two who share a mailbox, and one without e-mail and without log-in."""
    server = renewed_server(seeded.database)
    mine = replace(seeded, database=server.database)
    with mine.env(commit=True) as env:
        partners = env["res.partner"].browse([seeded.partners[mark] for mark in SHARERS])
        partners.write({"email": SHARED})
        return House(mine, server, partners.mapped("name"), partners.user_ids.ids)


def send_links(house):
    with house.env(commit=True) as env:
        for request in env["coop.signin.request"].search([]):
            request._answer()


def link_for(house, address):
    mail = house.server.mails(address)[-1]
    return re.search(r"/(?:cy/)?sign-in/link/[\w-]+", mail["body"]).group(0)


def sound(page, language):
    """What is wrong with an open page."""
    return looks.axe(page) + looks.own_checks(page, language)


def test_two_who_share_a_mailbox_choose_who_they_are(house, pages_on):
    tabs = pages_on(house.server)
    page = tabs.new(viewport=NARROW)
    page.goto("/web/login")
    with page.expect_navigation():
        page.click("text=Send me a link")
    wrong = sound(page, "en")
    page.fill("#signin-email", SHARED)
    with page.expect_navigation():
        page.click("button.coop-button")
    assert page.url.endswith("/sign-in/link/sent")
    wrong += sound(page, "en")
    send_links(house)
    link = link_for(house, SHARED)
    page.goto(link)
    wrong += sound(page, "en")
    first, second = house.names
    assert first in page.inner_text("main") and second in page.inner_text("main")
    page.click(f"button:has-text('{second}')")
    page.wait_for_url("**/my")
    assert second.split()[0] in page.inner_text("h1")
    # the housemate, on the same tablet, with the same link
    page.goto("/web/session/logout?redirect=/web/login")
    page.goto(link)
    assert second not in page.content()
    page.click(f"button:has-text('{first}')")
    page.wait_for_url("**/my")
    assert first.split()[0] in page.inner_text("h1")
    assert second not in page.content()
    page.goto("/my/sign-in")
    wrong += sound(page, "en")
    assert not wrong, "\n".join(wrong)


def test_a_code_in_welsh_on_a_small_screen_with_the_keyboard_alone(house, pages_on):
    with house.env(commit=True) as env:
        user = env["res.users"].browse(house.ids[0])
        user.partner_id._coop_set_need("cy_GB", "standard", "print")
        number = user._coop_code_name()
        _code, typed, card = env["coop.signin.code"]._make(user, "letter")
    tabs = pages_on(house.server)
    page = tabs.new(locale="cy", viewport=NARROW)
    page.goto("/cy/web/login")
    wrong = sound(page, "cy")
    press_on(page, "a[href='/cy/sign-in/code']")
    wrong += sound(page, "cy") + looks.keyboard(page)
    write(page, "#signin-name", number)
    wrong += sound(page, "cy")
    write(page, "#signin-code", "CCC CCC CCC")
    assert page.get_attribute("html", "lang") == "cy-GB"
    assert page.evaluate("document.activeElement.getAttribute('role')") == "alert"
    wrong += sound(page, "cy")
    write(page, "#signin-code", f"{typed[:3]} {typed[3:6]} {typed[6:]}".lower())
    page.wait_for_url("**/cy/my")
    page.goto("/cy/my/sign-in/pictures")
    wrong += sound(page, "cy") + looks.keyboard(page)
    for picture in ("moon", "cat", "fish"):
        press_on(page, f"button[value={picture}]")
    page.wait_for_url("**/my/sign-in?done=pictures")
    page.goto("/web/session/logout?redirect=/web/login")
    page.goto(f"/cy{card}")
    wrong += sound(page, "cy")
    for picture in ("moon", "cat", "fish"):
        press_on(page, f"button[value={picture}]")
    page.wait_for_url("**/cy/my")
    assert not wrong, "\n".join(wrong)


def press_on(page, selector):
    """Go to something with the Tab key alone, and press Enter on it."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            break
    else:
        raise AssertionError(f"Tab does not reach {selector}")
    with page.expect_navigation():
        page.keyboard.press("Enter")


def write(page, selector, text):
    """Type into a field that Tab reaches, and send it with Enter."""
    for _ in range(60):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            break
        page.keyboard.press("Tab")
    page.keyboard.type(text)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_what_is_used_twice_at_the_same_moment_opens_one_door(house):
    with house.env(commit=True) as env:
        user = env["res.users"].browse(house.ids[0])
        user.company_id.coop_code_once = True
        name = user._coop_code_name()
        _code, typed, _card = env["coop.signin.code"]._make(user, "told")
        link = f"/sign-in/link/{env['coop.signin.link']._make(user)}"
    doors = [
        ("/sign-in/code", {"name": name, "code": typed, "step": "code"}),
        (link, {"who": user.id}),
    ]
    for path, data in doors:
        visitors = [Visitor(house.server.url) for _ in range(4)]
        for visitor in visitors:
            data = {**data, "csrf_token": visitor.csrf(path)}
            visitor.data = data
        with ThreadPoolExecutor(len(visitors)) as pool:
            answers = list(
                pool.map(lambda v, path=path: v.request("POST", path, data=v.data), visitors)
            )
        assert all(answer.status_code < 500 for answer in answers), house.server.errors()
        into = [visitor.get("/my").status_code == 200 for visitor in visitors]
        assert into.count(True) == 1, path
