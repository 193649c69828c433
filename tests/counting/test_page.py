"""The count sheet in a browser: WCAG 2.2 AA by axe, reflow at 320 px, the keyboard."""

import pytest

from tests.support import browser, looks

from .cases import counting, election, lots, part

ELECTIONS = {
    "stages": lambda: counting.count(
        election({"ABC": 60, "BCD": 31, "CDA": 22, "DE": 20, "EA": 9, "": 1, "(AB)": 2}, 3),
        "scottish",
    ),
    "long names, unofficial": lambda: counting.count(
        election(
            {"AB": 60, "BA": 31, "CD": 22, "DA": 20},
            2,
            ["Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 2, "B", "C", "D"],
            title="Cyngor" * 30,
        ),
        "meek",
        unofficial="what if" * 20,
    ),
    "a lot": lambda: counting.count(
        election({"A": 5, "B": 3, "C": 3}), "av", lots(("exclude", "BC", "C"))
    ),
    "one stage": lambda: counting.count(election({"A": 5, "B": 3}), "fptp"),
}


@pytest.fixture(params=ELECTIONS)
def sheet(request, _browser):
    """A page of the browser that shows a count sheet."""
    context = _browser.new_context(viewport=browser.NARROW)
    page = context.new_page()
    page.set_content(part("htmlreport").as_html(ELECTIONS[request.param]()))
    yield page
    context.close()


def test_the_page_can_be_read_by_everybody(sheet):
    assert looks.axe(sheet) == []
    sheet.set_viewport_size(browser.USUAL)
    assert looks.axe(sheet) == []


def test_the_page_fits_the_narrowest_screen(sheet):
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert sheet.evaluate(wide) == 0


def test_what_is_wider_than_the_screen_is_reached_with_the_keyboard(sheet):
    assert looks.keyboard(sheet) == []
