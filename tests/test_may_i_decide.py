"""The page “May I decide this?”, as somebody who sits on a body, or works here, meets it."""

import pytest

from tests.support import looks, pages, routes
from tests.support.browser import USUAL
from tests.support.visitor import Visitor

PATH = "/my/may-i-decide"
KEYBOARD = {"en": looks.SIZES, "cy": ()}
WORDS = {"en": "Choose the Board", "cy": "Dewis y Bwrdd"}


@pytest.fixture(scope="module")
def matter(living):
    with living.env() as env:
        scheme = env["coop.delegation.scheme"]._current(env.company)
        lines = scheme.line_ids.filtered("is_first")
        return next(line for line in lines.sorted("id") if line.body_id).id


@pytest.mark.parametrize("language", pages.LANGUAGES)
@pytest.mark.parametrize("persona", ["neighbour", "employee"])
def test_every_screen_is_for_everybody(served, living, _browser, matter, persona, language):
    faults = []
    context = pages.context_for(_browser, Visitor(served.url, persona), axe=True)
    for query in (
        "",
        "?find=nothing+like+it",
        f"?matter={matter}",
        f"?matter={matter}&asked=1",
        f"?matter={matter}&asked=1&who=other",
    ):
        path = pages.localized(f"{PATH}{query}", language)
        page, _answer = pages.open_page(context, path, USUAL)
        lines = looks.faults_of(page, language, with_keyboard=KEYBOARD[language])
        faults += [f"{query} {line}" for line in lines]
    context.close()
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", pages.LANGUAGES)
def test_the_whole_way_without_a_script(served, _browser, language):
    context = pages.context_for(
        _browser, Visitor(served.url, "neighbour"), java_script_enabled=False
    )
    page = context.new_page()
    page.goto(served.url + pages.localized(PATH, language))
    page.click(f"text={WORDS[language]}")
    # where somebody sits is chosen already
    page.click("form.coop-form button[type=submit]")
    answer = page.inner_text(".coop-verdict h2")
    context.close()
    assert answer.startswith({"en": "Not alone.", "cy": "Nid ar eich pen eich hun."}[language])


def test_bad_input_is_answered_kindly(served, matter):
    visitor = Visitor(served.url, "employee")
    wrong = []
    for what, value in routes.HOSTILE_VALUES.items():
        for known in ({}, {"matter": str(matter), "asked": "1"}):
            params = {**dict.fromkeys(("matter", "amount", "who", "find", "asked"), value), **known}
            answer = visitor.request("GET", PATH, params=params)
            if answer.status_code >= 500:
                wrong.append(f"{what}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)
