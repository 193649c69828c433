"""The reading tools on the pages of a real server: whose they are, where they go, how they fit."""

import json
import re

import pytest

from tests.support import looks, pages
from tests.support.browser import NARROW
from tests.support.visitor import Visitor

LOCAL_CY = {"name": "Lowri", "lang": "cy-GB", "localService": True}
REMOTE_CY = {"name": "Cwmwl", "lang": "cy", "localService": False}
LOCAL_EN = {"name": "Emma", "lang": "en-GB", "localService": True}
OPEN = ("/web/login", "/join", "/join?step=name", "/co-op/rules", "/worried")
OWN = ("/my", "/my/membership", "/my/needs?step=format", "/my/account", "/my/security")
PANEL = ".coop-reading-panel"


@pytest.fixture
def visit(_browser, served):
    """A function that opens a tab: of a guest, or of a persona."""
    contexts = []

    def opened(persona=None, voices=(), **options):
        context = pages.context_for(_browser, Visitor(served.url, persona), **options)
        contexts.append(context)
        page = context.new_page()
        page.add_init_script(f"window.voicesOfTest = {json.dumps(list(voices))}")
        page.add_init_script(path=looks.JS / "voices.js")
        page.sent = []
        page.on("request", lambda request: page.sent.append(request))
        return page

    yield opened
    for context in contexts:
        context.close()


def go(page, path):
    page.goto(path, wait_until="load")
    pages.until_ready(page)
    return page


def spoken_by_server(page):
    return [request for request in page.sent if request.url.endswith("/coop/speech")]


def listen(page):
    page.click(".coop-listen-go")
    page.wait_for_function("!document.querySelector('.coop-listen-start').hidden", timeout=60_000)
    return page.evaluate("heard")


def marks(page):
    names = page.evaluate("Object.entries(document.documentElement.dataset)")
    return {name: value for name, value in names if name.startswith("coop")}


def test_the_server_signs_the_very_blocks_that_the_browser_finds(visit):
    """Two programs cut a page into blocks; where they differ, a page would be silent."""
    unsigned, looked_at = [], 0
    for page, paths in ((visit(), OPEN), (visit("member"), OWN)):
        for path in paths:
            for language in pages.LANGUAGES:
                go(page, pages.localized(path, language))
                found = page.evaluate(
                    """() => {
                        const says = JSON.parse(
                            document.querySelector('script.coop-says').textContent);
                        const known = new Set(says.map(([text, lang]) => `${lang} ${text}`));
                        return coopReading.blocks(document.querySelector('main'))
                            .map(({ text, lang }) => [text, known.has(`${lang} ${text}`)]);
                    }"""
                )
                looked_at += len(found)
                unsigned += [f"{path} {language}: {text}" for text, known in found if not known]
    assert looked_at > 200
    assert not unsigned, "\n".join(unsigned)


def test_welsh_without_a_voice_of_the_device_is_spoken_by_the_server(visit):
    page = go(visit(voices=[REMOTE_CY, LOCAL_EN]), "/cy/web/login")
    heard = listen(page)
    assert heard and all(one["way"].startswith("blob:") for one in heard)
    answers = [request.response().status for request in spoken_by_server(page)]
    assert len(answers) == len(heard) and set(answers) == {200}


def test_with_a_voice_of_the_device_nothing_leaves_it(visit):
    page = go(visit(voices=[REMOTE_CY, LOCAL_CY, LOCAL_EN]), "/cy/web/login")
    page.sent.clear()
    assert {one["way"] for one in listen(page)} == {"Lowri"}
    assert page.sent == []


def test_where_the_server_cannot_speak_the_page_says_so_and_whom_to_ring(visit, living):
    with living.env(commit=True) as env:
        env.company.coop_speech = False
    try:
        page = go(visit(voices=[REMOTE_CY, LOCAL_EN]), "/cy/web/login")
        assert listen(page) == []
        said = page.inner_text(".coop-listen-says")
        assert "Does dim llais Cymraeg yma" in said and looks.HELP_PHONE in said
        assert spoken_by_server(page) == []
    finally:
        with living.env(commit=True) as env:
            env.company.coop_speech = True


def test_a_guest_chooses_in_place_with_the_keyboard_and_it_stays(visit):
    page = go(visit(), "/web/login")
    page.focus("a.coop-reading-link")
    page.keyboard.press("Enter")
    page.wait_for_selector(PANEL)
    assert page.evaluate(f"document.activeElement.closest('{PANEL}') !== null")
    assert page.get_attribute("a.coop-reading-link", "aria-expanded") == "true"
    with page.expect_response("**/reading"):
        page.keyboard.press("ArrowRight")
    assert marks(page) == {"coopSize": "2"}
    page.keyboard.press("Escape")
    assert page.locator(PANEL).count() == 0
    assert page.evaluate("document.activeElement.className") == "coop-reading-link"
    assert marks(go(page, "/join")) == {"coopSize": "2"}
    assert re.search("size.2", page.context.cookies()[-1]["value"]) or any(
        cookie["value"] == "size.2" for cookie in page.context.cookies()
    )


def test_a_member_has_it_on_another_device(visit, living):
    page = go(visit("neighbour"), "/my")
    page.click("a.coop-reading-link")
    page.wait_for_selector(PANEL)
    for name, value in (("colours", "dark"), ("pictures", "none")):
        with page.expect_response("**/my/reading"):
            page.locator(f"{PANEL} input[name={name}][value={value}]").check()
    page.click(f"{PANEL} .coop-reading-close")
    chosen = {"coopColours": "dark", "coopPictures": "none"}
    assert marks(page) == chosen
    assert not page.locator(".coop-home-card img").first.is_visible()
    assert marks(go(visit("neighbour"), "/my")) == chosen
    assert marks(go(visit(), "/web/login")) == {}
    with living.env(commit=True) as env:
        env["coop.reading"].search([("partner_id", "=", living.partners["neighbour"])]).unlink()


@pytest.mark.parametrize("persona", [None, "neighbour"])
def test_without_script_it_is_a_page_and_leads_back(visit, living, persona):
    page = visit(persona, java_script_enabled=False)
    page.goto("/worried?step=words")
    start = page.url
    page.click("a.coop-reading-link")
    page.check(".coop-reading-form input[name=size][value='3']")
    page.check(".coop-reading-form input[name=side][value=right]")
    page.click(".coop-reading-form button[type=submit]")
    assert page.url == start
    assert page.get_attribute("html", "data-coop-size") == "3"
    assert page.get_attribute("html", "data-coop-side") == "right"
    assert not page.locator(".coop-listen").is_visible()
    with living.env(commit=True) as env:
        env["coop.reading"].search([("partner_id", "=", living.partners["neighbour"])]).unlink()


def test_what_is_typed_stays_when_the_language_is_switched(visit):
    page = go(visit(), "/join?step=name")
    page.fill("input[name=name]", "Mali Derwen")
    with page.expect_navigation(url="**/cy/join?step=name"):
        page.click(".coop-languages a")
    pages.until_ready(page)
    assert page.get_attribute("html", "lang") == "cy-GB"
    assert page.input_value("input[name=name]") == "Mali Derwen"
    page.fill("input[name=name]", "")
    with page.expect_navigation():
        page.locator(pages.GO).first.click()
    pages.until_ready(page)
    assert page.locator(".coop-problems").count()
    with page.expect_navigation():
        page.click(".coop-languages a")
    pages.until_ready(page)
    assert page.get_attribute("html", "lang") == "en-GB"
    assert page.locator(".coop-problems").count(), "the error is said in the other language"
    page.go_back()
    pages.until_ready(page)
    assert page.locator("form.coop-form-step").count()


@pytest.mark.parametrize("language", pages.LANGUAGES)
@pytest.mark.parametrize("persona", [None, "member"])
def test_at_the_largest_size_nothing_scrolls_sideways_on_the_smallest_screen(
    visit, persona, language
):
    page = visit(persona, viewport=NARROW)
    faults = []
    for path in OWN if persona else OPEN:
        go(page, pages.localized(path, language))
        for mark in ({"size": "4"}, {"size": "4", "spacing": "wide"}):
            for name in ("size", "spacing"):
                page.evaluate(
                    "([name, value]) => coopReading.show(name, value, '')",
                    [name, mark.get(name, "")],
                )
            faults += [f"{path} {mark}: {line}" for line in looks.own_checks(page, language)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", pages.LANGUAGES)
def test_the_panel_is_sound(visit, language):
    page = go(visit("member"), pages.localized("/my", language))
    page.click("a.coop-reading-link")
    page.wait_for_selector(PANEL)
    faults = looks.faults_of(page, language, with_keyboard=looks.SIZES)
    assert not faults, "\n".join(faults)
