"""Everything can be reached and seen with the keyboard alone, on every page that a member meets."""

import pytest

from tests.support import pages
from tests.support.visitor import Visitor

PERSONAS = {"public": None, "member": "member"}


@pytest.mark.parametrize("size", [pages.WIDE, pages.NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("persona", PERSONAS)
def test_tab_reaches_everything_in_order_and_focus_is_seen(
    found_pages, served, _browser, persona, size
):
    visitor = Visitor(served.url, PERSONAS[persona])
    faults = []
    context = pages.context_for(_browser, visitor, size)
    for start in found_pages[persona]:
        page, _answer = pages.open_page(context, start.path)
        faults += [f"{start.path} {line}" for line in pages.keyboard(page)]
        page.close()
    context.close()
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("persona", PERSONAS)
def test_the_same_on_every_step_of_every_form(found_pages, served, _browser, persona):
    visitor = Visitor(served.url, PERSONAS[persona])
    faults = []
    context = pages.context_for(_browser, visitor, pages.NARROW)
    for start in pages.forms(found_pages[persona]):
        page, _answer = pages.open_page(context, start.path)
        for where in pages.walk(page, pages.MOST_STEPS, skip_errors=True):
            faults += [f"{start.path} {where} {line}" for line in pages.keyboard(page)]
        page.close()
    context.close()
    assert not faults, "\n".join(faults)
