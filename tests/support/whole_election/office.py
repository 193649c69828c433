"""The back office in a browser: records, buttons, tabs, fields, and windows that open over them."""

import re

ELECTION = "/odoo/action-coop_elections.coop_election_action"


def open_election(page, number, tab=None):
    """Open the page of an election, and one of its tabs."""
    page.goto(f"{ELECTION}/{number}")
    page.locator(".o_form_view .o_field_widget[name=name]").first.wait_for()
    if tab:
        show_tab(page, tab)


def show_tab(page, name):
    page.locator(f".o_notebook a.nav-link[name={name}]").click()


def press(page, name, sure=False, stays=False):
    """Press a button of a form by the name of its act, and wait until it was done.

    :param sure: whether a question comes first, to which one says yes
    :param stays: whether the button is still there afterwards
    """
    pressed = button(page, name)
    with page.expect_response(is_call(name)) as answer:
        pressed.click()
        if sure:
            page.locator(".modal-footer .btn-primary").click()
    taken(answer.value)
    # it is dimmed until the form was read again
    left = "[disabled]" if stays else ":visible"
    page.locator(f".o_form_view button[name={name}]{left}").first.wait_for(state="detached")


def is_call(name):
    return lambda answer: re.search(rf"/web/dataset/call_button/.*/{name}$", answer.url)


def taken(answer):
    """Fail with what the server said, where it refused."""
    error = answer.json().get("error")
    assert not error, error["data"]["message"]


def button(page, name):
    # lists have buttons of the same name
    return page.locator(f".o_form_view button[name={name}]:visible").first


def opens(page, name):
    """Press a button that opens a window over the form; return the window."""
    button(page, name).click()
    return window_of(page)


def window_of(page):
    """The window over a form, when it is there."""
    window = page.locator(".modal-content.o_form_view, .modal-content:has(.o_form_view)").last
    window.locator(".o_field_widget").first.wait_for()
    return window


def field(inside, name):
    return inside.locator(f".o_field_widget[name={name}]")


def fill(inside, name, value):
    """Type into a field of a form."""
    box = field(inside, name).locator("input, textarea").first
    box.fill(value)
    box.press("Tab")


def choose(inside, name, words):
    """Choose in a field that offers records as one types."""
    box = field(inside, name).locator("input").first
    box.click()
    box.fill(words)
    page = getattr(inside, "page", inside)
    page.locator(f".o-autocomplete--dropdown-item:has-text('{words}')").first.click()


def apply(window, name="action_apply"):
    """Press the button of a window, and wait until it is closed."""
    page = window.page
    with page.expect_response(is_call(name)) as answer:
        window.locator(f"button[name={name}]").click()
    taken(answer.value)
    window.wait_for(state="detached")


def save(page):
    with page.expect_response(lambda answer: answer.url.endswith("/web_save")) as answer:
        page.locator(".o_form_button_save").click()
    taken(answer.value)
    page.locator(".o_form_button_save").wait_for(state="hidden")


def select(inside, name, words):
    """Choose one of the words that a field lists."""
    field(inside, name).locator("input").first.click()
    page = getattr(inside, "page", inside)
    page.locator(f".o_select_menu_item:has-text('{words}')").first.click()


def in_welsh(page, name, words):
    """Write what a text of a saved record is in Welsh, in the window of its translations."""
    field(page, name).locator("input, textarea").first.click()
    field(page, name).locator("xpath=..").locator("button.o_field_translate").first.click()
    window = page.locator(".modal-content:has(.o_translation_dialog)")
    row = window.locator(".row:has-text('Cymraeg'), .row:has-text('Welsh')").last
    row.locator("input, textarea").fill(words)
    with page.expect_response(lambda answer: "update_field_translations" in answer.url) as answer:
        window.locator(".btn-primary").first.click()
    taken(answer.value)
    window.wait_for(state="detached")


def stat(page, name):
    """Press one of the buttons at the top that lead away, also where it is under “More”."""
    wanted = page.locator(f"button[name={name}]:visible").first
    more = page.locator(".o_button_more")
    if not wanted.count() and more.count():
        more.click()
    wanted.click()


def call(page, window, name):
    """Press a button of a window that stays open, or opens anew."""
    with page.expect_response(is_call(name)) as answer:
        window.locator(f"button[name={name}]").click()
    taken(answer.value)
