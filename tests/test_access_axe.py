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
