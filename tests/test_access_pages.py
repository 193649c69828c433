"""Every page that a member can meet passes WCAG 2.2 A and AA, and the keyboard alone is enough.

In both languages, wide and narrow, in the usual colours and in those of people who need more
contrast. Pages are found by asking every route and following their links; a page that a later
floor adds is covered by being there.
"""

import pytest

from tests.support import looks, pages
from tests.support.browser import USUAL
from tests.support.visitor import Visitor

PERSONAS = {"public": None, "member": "member"}
MISSING = "/my/there-is-no-such-page"
# What Tab reaches is the same in either language.
KEYBOARD = {"en": looks.SIZES, "cy": ()}


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
    context = pages.context_for(_browser, Visitor(served.url, PERSONAS[persona]), axe=True)
    for path in [*(page.path for page in found_pages[persona]), MISSING]:
        page, _answer = pages.open_page(context, pages.localized(path, language), USUAL)
        lines = looks.faults_of(page, language, with_keyboard=KEYBOARD[language])
        faults += [f"{path} {line}" for line in lines]
    context.close()
    assert not faults, "\n".join(faults)
