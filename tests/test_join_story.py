"""Somebody becomes a member: applies, proves the address, is admitted, signs in, has a certificate.

In a real browser, once in English on a wide screen, once in Welsh at 320 px with the keyboard
alone. The browsers speak English in both. The officer works in Odoo's back office.
"""

import pytest

from tests.support import browser as chromium
from tests.support.hands import Hands, fill_form
from tests.support.people import PASSWORD

ENGLISH = {
    "lang": "en",
    "certificate": "certificate",
    "path": "/join",
    "name": "Rhosyn Robin",
    "email": "rhosyn.robin@example.org",
    "viewport": chromium.USUAL,
    "keyboard": False,
}
WELSH = {
    "lang": "cy",
    "certificate": "tystysgrif",
    "path": "/cy/join",
    "name": "Llinos Llygad y Dydd",
    "email": "llinos.llygad@example.org",
    "viewport": chromium.NARROW,
    "keyboard": True,
}


def answers(person, category):
    """What this person says, by the names of the form's fields."""
    return {
        "name": person["name"],
        "category": category,
        "channel": "email",
        "email": person["email"],
        "street": "5 Stryd y Felin",
        "city": "Abertawe",
        "zip": "SA1 1AA",
        "service_address": "care_of",
        "language": "cy_GB" if person["lang"] == "cy" else "en_GB",
        "format": "standard",
    }


@pytest.fixture
def visitor(pages_on, served):
    """Pages on the served co-op; a script error or an answer 500 on them fails the test."""
    return pages_on(served)


@pytest.mark.parametrize("person", [ENGLISH, WELSH], ids=["English", "Welsh, 320 px, keyboard"])
def test_becoming_a_member(visitor, served, living, person):
    with living.env() as env:
        category = env["coop.membership.category"].search([("code", "=", "supporter")])
        before = env["coop.membership"].search_count([])
    apply_on_the_page(visitor, served, person, str(category.id))
    prove_the_address(visitor, served, person)
    number = admit_in_the_back_office(visitor, served, living, person)
    with living.env() as env:
        assert env["coop.membership"].search_count([]) == before + 1
    make_a_log_in(visitor, served, living, person, number)
    sign_in_and_take_the_certificate(visitor, person, number)


def apply_on_the_page(visitor, served, person, category):
    page = visitor.new(viewport=person["viewport"])
    hands = Hands(page, person["keyboard"])
    page.goto(person["path"])
    assert page.locator("html").get_attribute("lang").startswith(person["lang"])
    start = page.locator("a.coop-button[href*='step=']")
    if start.count():
        hands.press(start.first)
    fill_form(page, hands, answers(person, category))
    assert "step=done" in page.url
    assert not page.locator("form.coop-form").count()


def prove_the_address(visitor, served, person):
    [mail] = [mail for mail in served.mails(to=person["email"]) if "/join/confirm/" in mail["body"]]
    [link] = {link for link in mail["links"] if "/join/confirm/" in link}
    page = visitor.new(viewport=person["viewport"])
    hands = Hands(page, person["keyboard"])
    page.goto(link)
    assert_speaks(page, person)
    state = "SELECT proof_state FROM coop_membership_application WHERE email = %s"
    assert served.value(state, [person["email"]]) == "sent", "looking at the page proves nothing"
    hands.press(page.locator("main form[method=post] button[type=submit], .coop-page form button"))
    assert served.value(state, [person["email"]]) == "proven"


def admit_in_the_back_office(visitor, served, living, person):
    """The officer opens the application from the list and accepts it; return the number."""
    page = visitor.signed_in("knows_support", PASSWORD)
    page.goto("/odoo/action-coop_membership.coop_membership_application_action")
    page.locator(f".o_data_row:has-text('{person['name']}') td.o_data_cell").first.click()
    page.locator(".o_form_view").wait_for()
    page.locator("button[name=action_accept]").first.click()
    membership = page.locator(".o_form_view .o_field_widget[name=number]")
    membership.first.wait_for()
    return served.value(
        "SELECT m.number FROM coop_membership m JOIN coop_membership_application a"
        " ON a.membership_id = m.id WHERE a.email = %s",
        [person["email"]],
    )


def make_a_log_in(visitor, served, living, person, number):
    """The member follows the mailed invitation, in their own language, and chooses a password."""
    with living.env("knows_support", commit=True) as env:
        membership = env["coop.membership"].search([("number", "=", number)])
        membership.action_invite_to_sign_in()
    invitation = served.mails(to=person["email"])[-1]
    [link] = [link for link in invitation["links"] if "/web/signup" in link]
    page = visitor.new(viewport=person["viewport"])
    hands = Hands(page, person["keyboard"])
    page.goto(link)
    assert_speaks(page, person)
    for name in ("password", "confirm_password"):
        hands.write(page.locator(f"input[name={name}]"), PASSWORD)
    hands.press(page.locator("form.oe_signup_form button[type=submit]"))
    assert_speaks(page, person)
    assert person["name"].split()[0] in page.inner_text("main")


def sign_in_and_take_the_certificate(visitor, person, number):
    """Another day, another device: the browser speaks English, the pages the member's language."""
    page = visitor.new(viewport=person["viewport"], locale="en-GB")
    hands = Hands(page, person["keyboard"])
    page.goto("/web/login")
    assert page.locator("html").get_attribute("lang") == "en-GB"
    hands.write(page.locator("input[name=login]"), person["email"])
    hands.write(page.locator("input[name=password]"), PASSWORD)
    hands.press(page.locator("form.oe_login_form button[type=submit]"))
    assert_speaks(page, person)
    hands.press(page.locator("main a[href$='/my/membership']").first)
    assert_speaks(page, person)
    assert number in page.inner_text("main")
    hands.press(page.locator("main a[href$='/my/membership/certificate']").first)
    with page.expect_download() as download:
        hands.go(page.locator(f"main a[href$='certificate?in={person['lang']}']"))
    assert download.value.suggested_filename.startswith(person["certificate"])
    assert download.value.path().read_bytes().startswith(b"%PDF")


def assert_speaks(page, person):
    assert page.locator("html").get_attribute("lang").startswith(person["lang"]), page.url
