"""“Worried?” in a real browser, without a script, on a narrow screen, in both languages."""

import pytest

from tests.support.browser import NARROW
from tests.support.people import NAMES

WORDS = {
    "en": ("/worried", "Worried?", "Thank you for telling us"),
    "cy": ("/cy/worried", "Poeni?", "Diolch am ddweud wrthym"),
}
SAID = "Ffawydden fell over the step."


@pytest.mark.parametrize("language", WORDS)
def test_a_worry_is_told_without_a_script_and_the_next_person_sees_nothing(
    pages_on, served, living, language
):
    address, link, thanks = WORDS[language]
    page = pages_on(served).new(viewport=NARROW, java_script_enabled=False)
    page.goto("/cy/web/login" if language == "cy" else "/web/login")
    page.get_by_role("link", name=link).click()
    assert page.locator("a[href='tel:999']").is_visible()
    assert page.locator("a[href='tel:101']").is_visible()
    page.locator("label[for=f-danger-1]").click()
    go_on(page)
    page.fill("[name=words]", SAID)
    go_on(page)
    page.fill("[name=about]", "Ffawydden")
    go_on(page)
    page.fill("[name=place]", "Gwynedd")
    # Back keeps the answers
    page.locator("button[value=back]").click()
    assert page.input_value("[name=about]") == "Ffawydden"
    go_on(page)
    go_on(page)
    go_on(page)
    assert SAID in page.inner_text("#wrap")
    fits(page)
    page.locator("button[value=send]").click()
    assert page.inner_text("h1") == thanks
    assert NAMES["safeguarding"] in page.inner_text("#wrap")
    assert SAID not in page.content()
    page.goto(address)
    assert SAID not in page.content()
    page.goto(f"{address}?step=words")
    assert SAID not in page.content()
    with living.env("safeguarding") as env:
        words = env["coop.concern.words"].search([("words", "=", SAID)])
        assert len(words) >= 1
        assert not any(words.mapped("said_by"))
        assert words.concern_id.authority_id == env.ref("coop_concerns.authority_gwynedd")


@pytest.mark.parametrize("language", WORDS)
def test_the_next_person_begins_anew_where_somebody_stopped_halfway(pages_on, served, language):
    address = WORDS[language][0]
    page = pages_on(served).new(viewport=NARROW, java_script_enabled=False)
    for round_ in ("first", "second"):
        page.goto(address)
        page.locator("label[for=f-danger-1]").click()
        go_on(page)
        assert page.input_value("[name=words]") == "", round_
        page.fill("[name=words]", SAID)
        go_on(page)


def go_on(page):
    fits(page)
    page.locator("button[value=next]").click()


def fits(page):
    """Nothing is wider than the screen."""
    assert page.locator("html").evaluate("html => html.scrollWidth <= html.clientWidth")
