"""Every page that a member can meet passes WCAG 2.2 A and AA, in both languages, wide and narrow.

Pages are found by asking every route, following their links and walking their forms; a page that
a later floor adds is covered by being there.
"""

import pytest

from tests.support import pages
from tests.support.people import HELP_PHONE
from tests.support.visitor import Visitor

PERSONAS = {"public": None, "member": "member"}
MISSING = "/my/there-is-no-such-page"
SIZES = {"en": pages.WIDE, "cy": pages.NARROW}


def faults_of(page, language, *sizes):
    """Violations of an open page at each of the sizes."""
    faults = []
    for size in sizes:
        page.set_viewport_size(size)
        lines = [*pages.axe(page), *pages.own_checks(page, language, HELP_PHONE)]
        faults += [f"{size['width']} px: {line}" for line in lines]
    return faults


def test_pages_are_found(found_pages):
    """The search for pages itself: an empty list would prove nothing."""
    public = {page.path for page in found_pages["public"]}
    member = {page.path for page in found_pages["member"]}
    assert {"/web/login", "/join"} <= public
    assert {"/my", "/my/security", "/my/membership"} <= member


@pytest.mark.parametrize("language", pages.LANGUAGES)
@pytest.mark.parametrize("persona", PERSONAS)
def test_every_page(found_pages, served, _browser, persona, language):
    faults = []
    visitor = Visitor(served.url, PERSONAS[persona])
    context = pages.context_for(_browser, visitor)
    for path in [*(page.path for page in found_pages[persona]), MISSING]:
        page, _answer = pages.open_page(context, pages.localized(path, language))
        faults += [f"{path} {line}" for line in faults_of(page, language, pages.WIDE, pages.NARROW)]
        page.close()
    context.close()
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", pages.LANGUAGES)
@pytest.mark.parametrize("persona", PERSONAS)
def test_every_step_of_every_form(found_pages, served, _browser, persona, language):
    """Forms are walked to their last look with ordinary answers: in English on a wide screen, in
    Welsh on a narrow one. Each screen is checked, also after answers were left out."""
    faults = []
    visitor = Visitor(served.url, PERSONAS[persona])
    context = pages.context_for(_browser, visitor, SIZES[language])
    for start in pages.forms(found_pages[persona]):
        page, _answer = pages.open_page(context, pages.localized(start.path, language))
        for where in pages.walk(page, pages.MOST_STEPS, skip_errors=language == "en"):
            lines = faults_of(page, language, SIZES[language])
            faults += [f"{start.path} {where} {line}" for line in lines]
        page.close()
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
    context = pages.context_for(_browser, visitor)
    for path in ASSISTED:
        address = f"{path}{'&' if '?' in path else '?'}w={nonce}"
        page, _answer = pages.open_page(context, pages.localized(address, language))
        assert page.locator(".coop-whom").count(), f"{path} does not say for whom it is"
        lines = faults_of(page, language, pages.WIDE, pages.NARROW)
        faults += [f"{path} {line}" for line in lines]
        page.close()
    context.close()
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", pages.LANGUAGES)
def test_the_desk_with_and_without_errors(served, _browser, language):
    faults = []
    context = pages.context_for(_browser, Visitor(served.url, "knows_support"))
    page, _answer = pages.open_page(context, pages.localized("/coop/desk/join", language))
    faults += faults_of(page, language, pages.WIDE, pages.NARROW)
    with page.expect_navigation():
        page.locator("form.coop-form-desk button[type=submit]").click()
    page.wait_for_selector("body[is-ready=true]", state="attached")
    assert page.locator(".coop-problems li").count() > 3
    faults += faults_of(page, language, pages.WIDE, pages.NARROW)
    context.close()
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", pages.LANGUAGES)
def test_errors_a_draft_found_again_and_doors_that_are_closed(served, _browser, language):
    """What is met off the straight way: an answer left out, “You have begun already”, starting
    again, a link that is too old, a page for others."""
    faults = []
    context = pages.context_for(_browser, Visitor(served.url))

    def look(path, sign=None):
        page, answer = pages.open_page(context, pages.localized(path, language))
        if sign:
            assert page.locator(sign).count(), f"{path} is not as expected: {page.url}"
        lines = faults_of(page, language, pages.WIDE, pages.NARROW)
        faults.extend(f"{path} {line}" for line in lines)
        return page, answer

    page, _answer = look("/join?step=name")
    page.fill("input[name=name]", "Mali Derwen")
    page.locator(pages.GO).click()
    page.wait_for_url("**step=who**")
    page.locator(pages.GO).click()
    page.wait_for_selector(".coop-problems")
    faults.extend(faults_of(page, language, pages.WIDE, pages.NARROW))
    look("/join", "button[value=again]")
    look("/join?step=again", "button[value=again]")
    _page, answer = look("/join/confirm/1/0")
    assert answer.status == 404
    context.close()
    context = pages.context_for(_browser, Visitor(served.url, "neighbour"))
    _page, answer = look("/coop/desk/join")
    assert answer.status == 403
    context.close()
    assert not faults, "\n".join(faults)
