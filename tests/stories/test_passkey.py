"""A passkey from the first to the last day, in a real browser with a device of its own.

A member who has no password signs in by a code, adds a passkey in Welsh, signs in by it, is told
that it came and that it went. The device is Chromium's own virtual one; the passkey is real.
"""

from dataclasses import dataclass, replace

import pytest

from tests.support import looks
from tests.support.browser import NARROW
from tests.support.people import MEMBERS, email_of

ADD = "/my/sign-in/passkey"


@dataclass
class Home:
    """A server under a name that a passkey can belong to, and a member with a code."""

    server: object
    url: str
    name: str
    typed: str


@pytest.fixture
def home(seeded, renewed_server):
    server = renewed_server(seeded.database)
    url = f"http://localhost:{server.port}"
    mine = replace(seeded, database=server.database)
    with mine.env(commit=True) as env:
        env["ir.config_parameter"].set_param("web.base.url", url)
        env["ir.config_parameter"].set_param("web.base.url.freeze", "True")
        user = env["res.users"].browse(mine.users["member"])
        _code, typed, _card = env["coop.signin.code"]._make(user, "told")
        return Home(server, url, user._coop_code_name(), typed)


def add_device(page, **options):
    """Give the browser of a page a device that makes passkeys; return how to speak to it."""
    speak = page.context.new_cdp_session(page)
    speak.send("WebAuthn.enable", {"enableUI": False})
    device = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
        **options,
    }
    made = speak.send("WebAuthn.addVirtualAuthenticator", {"options": device})
    return speak, made["authenticatorId"]


def come_in_by_code(page, home, start):
    page.goto(f"{home.url}{start}/sign-in/code")
    page.fill("#signin-name", home.name)
    page.click("button.coop-button")
    page.fill("#signin-code", home.typed)
    with page.expect_navigation():
        page.click("button.coop-button")
    page.wait_for_url("**/my")


def leave(page, home, start):
    page.goto(f"{home.url}/web/session/logout?redirect=/web/login")
    page.goto(f"{home.url}{start}/web/login")
    page.wait_for_selector("body[is-ready=true]")


@pytest.mark.parametrize(("language", "start"), [("en", "/en"), ("cy", "/cy")])
def test_a_passkey_from_the_first_to_the_last_day(home, pages_on, language, start):
    page = pages_on(home.server).new(viewport=NARROW, locale=language)
    speak, device = add_device(page)
    come_in_by_code(page, home, start)
    page.goto(f"{home.url}{start}/my/sign-in")
    wrong = sound(page, language)
    page.click(f"a[href$='{ADD}']")
    wrong += sound(page, language) + looks.keyboard(page)
    page.fill("#passkey-name", "Ffôn Mali")
    with page.expect_navigation():
        page.click(".coop-passkey-go")
    page.wait_for_url("**/my/sign-in?done=passkey")
    wrong += sound(page, language)
    assert "Ffôn Mali" in page.inner_text("#wrap")
    [key] = speak.send("WebAuthn.getCredentials", {"authenticatorId": device})["credentials"]
    assert key["rpId"] == "localhost"
    assert "Ffôn Mali" in home.server.mails(email_of("member"))[-1]["body"]

    leave(page, home, start)
    wrong += sound(page, language) + looks.keyboard(page)
    with page.expect_navigation():
        page.click(".coop-passkey-go")
    page.wait_for_url("**/my")
    assert MEMBERS["member"][0].split()[0] in page.inner_text("h1")

    page.goto(f"{home.url}{start}/my/sign-in")
    page.click("dd a:has-text('Ffôn Mali')")
    wrong += sound(page, language) + looks.keyboard(page)
    page.fill("#passkey-name", "Hen ffôn")
    page.click("button[value=name]")
    page.click("dd a:has-text('Hen ffôn')")
    page.click("button[value=remove]")
    page.wait_for_url("**/my/sign-in?done=removed")
    assert "Hen ffôn" in home.server.mails(email_of("member"))[-1]["body"]

    leave(page, home, start)
    with page.expect_navigation():
        page.click(".coop-passkey-go")
    assert "/web/login" in page.url
    assert page.locator(".alert-danger").is_visible()
    wrong += sound(page, language)
    assert not wrong, "\n".join(wrong)


def test_a_device_that_cannot_says_so_and_changes_nothing(home, pages_on):
    page = pages_on(home.server).new()
    speak, device = add_device(page, isUserVerified=False)
    come_in_by_code(page, home, "/en")
    page.goto(f"{home.url}/en{ADD}")
    page.fill("#passkey-name", "Ffôn")
    page.click(".coop-passkey-go")
    sorry = page.locator(".coop-passkey-sorry")
    sorry.wait_for(state="visible")
    assert page.evaluate("document.activeElement.matches('.coop-passkey-sorry')")
    assert not sound(page, "en")
    speak.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": True})
    with page.expect_navigation():
        page.click(".coop-passkey-go")
    page.wait_for_url("**/my/sign-in?done=passkey")


def test_without_https_the_page_says_that_it_cannot(home, pages_on):
    """127.0.0.1 counts as safe, so a browser without passkeys stands for the rest."""
    page = pages_on(home.server).new()
    page.add_init_script("delete window.PublicKeyCredential")
    come_in_by_code(page, home, "/en")
    page.goto(f"{home.url}/en{ADD}")
    page.wait_for_selector("body[is-ready=true]")
    assert page.locator(".coop-passkey-cannot").is_visible()
    assert not page.locator(".coop-passkey-go").is_visible()
    leave(page, home, "/en")
    assert not page.locator(".coop-passkey-go").is_visible()


def sound(page, language):
    """What is wrong with an open page."""
    page.wait_for_selector("body[is-ready=true]")
    return looks.axe(page) + looks.own_checks(page, language)
