"""The checks of tests/test_access_pages.py find what they are for, on a page made to have it."""

import pytest

from tests.support import looks
from tests.support.browser import NARROW
from tests.support.people import HELP_PHONE

STYLE = """
    body { background: #fff; color: #000; }
    a, button, input { display: inline-block; min-width: 44px; min-height: 44px; }
    :focus-visible { outline: 3px solid #000; }
"""
GOOD = """
    <main class="coop-page">
        <h1>About you</h1>
        <p><a href="/cy/join">Cymraeg</a></p>
        <form>
            <label for="name">Your name</label> <input id="name" autocomplete="name"/>
            <button type="button">Go on</button>
        </form>
        <p class="small">Free of charge</p>
        <p>Ring 01792 555 017</p>
    </main>
"""


@pytest.fixture(scope="module")
def show(_browser):
    """A function that shows a page of its own and says what is wrong with it."""
    context = _browser.new_context(viewport=NARROW)
    page = context.new_page()

    def faults(body=GOOD, style=""):
        page.set_content(
            f'<html lang="en-GB"><head><title>Join</title><style>{STYLE}{style}</style></head>'
            f"<body>{body}</body></html>"
        )
        return looks.faults_of(page, "en", with_keyboard=looks.SIZES)

    yield faults
    context.close()


def test_a_good_page_is_good(show):
    assert HELP_PHONE in GOOD
    assert show() == []


# what is wrong -> (what of the page becomes what, styles added, what has to be said of it)
FAULTS = {
    "a label that names no field": ('<label for="name">', "<label>", "", "label: <input"),
    "no help": (HELP_PHONE, "", "", f"help box with {HELP_PHONE}"),
    "another language": ("Cymraeg", "Français", "", "no visible switch"),
    "a word that does not fit": (
        "Free of charge",
        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 2,
        "",
        "320 px, usual colours: scrolls sideways",
    ),
    "a small target": ("", "", "button { all: unset; font-size: 8px; }", "target of"),
    "pale words": ("", "", ".small { color: #999; }", "usual colours: color-contrast"),
    "pale words where contrast is asked for": (
        "",
        "",
        "@media (prefers-contrast: more) { .small { color: #999; } }",
        "more contrast: color-contrast",
    ),
    "pale words in the colours of the machine": (
        "",
        "",
        "@media (forced-colors: active) { .small { color: #eee; background: #fff;"
        " forced-color-adjust: none; } }",
        "forced colours: color-contrast",
    ),
    "no sign of the focus": ("", "", "button:focus { outline: none; }", "focus cannot be seen: <b"),
    "a focus that lies under something": (
        "",
        "",
        ".small { position: fixed; inset: 0; margin: 0; background: #fff; }",
        "focus is hidden: <input",
    ),
    "a focus outside the screen": (
        "",
        "",
        "button { position: fixed; left: -999px; }",
        "focus is hidden: <button",
    ),
    "a stop that Tab misses": (
        "<button ",
        "<button onfocus=\"document.querySelector('a').focus()\" ",
        "",
        "Tab never reaches: <button",
    ),
    "a trap": (
        "<input ",
        "<input onkeydown=\"event.key === 'Tab' && event.preventDefault()\" ",
        "",
        "Tab never reaches: <button",
    ),
    "a stop before all others": (
        "<button ",
        '<button tabindex="1" ',
        "",
        "Tab never reaches: <button",
    ),
    "another order than that of the page": (
        "<main ",
        """<main onkeydown="if (event.key === 'Tab' && !event.target.matches('input')) {
            event.preventDefault();
            document.querySelector(event.target.matches('a') ? 'button' : 'input').focus() }" """,
        "",
        "Tab does not follow the page",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(show, fault):
    before, after, style, said = FAULTS[fault]
    found = show(GOOD.replace(before, after, 1) if before else GOOD, style)
    assert any(said in line for line in found), found


def test_a_fault_in_other_colours_alone_is_told_of_those_alone(show):
    found = show(style=FAULTS["pale words where contrast is asked for"][2])
    assert found and all(", more contrast: " in line for line in found), found


def test_a_tool_that_changes_colours_is_looked_at_once_it_is_listed(show, monkeypatch):
    """A reading tool marks the page by an attribute; only the list of colours has to name it."""
    style = "[data-coop-contrast=high] .small { color: #999; }"
    assert show(style=style) == []
    tool = looks.Colours("the tool", marks={"data-coop-contrast": "high"})
    monkeypatch.setattr(looks, "COLOURS", (*looks.COLOURS, tool))
    found = show(style=style)
    assert found and all(", the tool: color-contrast" in line for line in found), found
