"""Forms, and what is met off the straight way, keep to what every page keeps to.

See tests/test_access_pages.py, in a file of its own so that two processes share the work.
"""

import pytest

from tests.support import looks, pages
from tests.support.browser import NARROW, USUAL
from tests.support.visitor import Visitor

PERSONAS = {"public": None, "member": "member"}
# The screen that a form is walked on, and where Tab walks each of its steps.
SCREENS = {"en": (USUAL,), "cy": (NARROW,)}
KEYBOARD = {"en": (NARROW,), "cy": ()}


@pytest.mark.parametrize("language", pages.LANGUAGES)
@pytest.mark.parametrize("persona", PERSONAS)
def test_every_step_of_every_form(found_pages, served, _browser, persona, language):
    """Forms are walked to their last look with ordinary answers: in English on a wide screen, in
    Welsh on a narrow one. Each screen is checked, also after answers were left out."""
    faults = []
    visitor = Visitor(served.url, PERSONAS[persona])
    context = pages.context_for(_browser, visitor, SCREENS[language][0], axe=True)
    for start in pages.forms(found_pages[persona]):
        page = pages.begin(context, pages.localized(start, language))
        for where in pages.walk(page, pages.MOST_STEPS, skip_errors=language == "en"):
            lines = looks.faults_of(page, language, SCREENS[language], KEYBOARD[language])
            faults += [f"{start} {where} {line}" for line in lines]
    context.close()
    assert not faults, "\n".join(faults)


# Of assisted pages: the home, a card of the membership, a form, its last look.
ASSISTED = ("/my", "/my/membership", "/my/membership/correct", "/my/needs?step=check")


@pytest.mark.parametrize("language", pages.LANGUAGES)
def test_pages_of_somebody_who_acts_for_a_member(served, living, _browser, language):
    visitor = Visitor(served.url, "knows_support")
    start = visitor.call(
        "coop.assisted.start",
        "create",
        [{"partner_id": living.partners["neighbour"], "channel": "phone"}],
    )
    nonce = visitor.call("coop.assisted.start", "action_start", start)["url"].split("w=")[1]
    faults = []
    context = pages.context_for(_browser, visitor, axe=True)
    for path in ASSISTED:
        address = f"{path}{'&' if '?' in path else '?'}w={nonce}"
        page, _answer = pages.open_page(context, pages.localized(address, language))
        assert page.locator(".coop-whom").count(), f"{path} does not say for whom it is"
        lines = looks.faults_of(page, language)
        faults += [f"{path} {line}" for line in lines]
    context.close()
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", pages.LANGUAGES)
def test_the_desk_with_and_without_errors(served, _browser, language):
    faults = []
    context = pages.context_for(_browser, Visitor(served.url, "knows_support"), axe=True)
    page, _answer = pages.open_page(context, pages.localized("/coop/desk/join", language))
    faults += looks.faults_of(page, language)
    with page.expect_navigation():
        page.locator("form.coop-form-desk button[type=submit]").click()
    pages.until_ready(page)
    assert page.locator(".coop-problems li").count() > 3
    faults += looks.faults_of(page, language)
    context.close()
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", pages.LANGUAGES)
def test_errors_a_draft_found_again_and_doors_that_are_closed(served, _browser, language):
    """What is met off the straight way: an answer left out, “You have begun already”, starting
    again, a link that is too old, a page for others."""
    faults = []
    context = pages.context_for(_browser, Visitor(served.url), axe=True)

    def look(path, sign=None):
        page, answer = pages.open_page(context, pages.localized(path, language))
        if sign:
            assert page.locator(sign).count(), f"{path} is not as expected: {page.url}"
        lines = looks.faults_of(page, language)
        faults.extend(f"{path} {line}" for line in lines)
        return page, answer

    page, _answer = look("/join?step=name")
    page.fill("input[name=name]", "Mali Derwen")
    page.locator(pages.GO).click()
    page.wait_for_url("**step=who**")
    page.locator(pages.GO).click()
    page.wait_for_selector(".coop-problems")
    faults.extend(looks.faults_of(page, language))
    look("/join", "button[value=again]")
    look("/join?step=again", "button[value=again]")
    _page, answer = look("/join/confirm/1/0")
    assert answer.status == 404
    context.close()
    context = pages.context_for(_browser, Visitor(served.url, "neighbour"), axe=True)
    _page, answer = look("/coop/desk/join")
    assert answer.status == 403
    context.close()
    assert not faults, "\n".join(faults)
