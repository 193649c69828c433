"""A vote in a real browser: by mouse and by keys, in both languages, checked, and given once.

Every byte that leaves the browser is written down; none of it tells the order of choices.
"""

import json
import re
from dataclasses import replace
from urllib.parse import parse_qs

import pytest

from odoo.addons.coop_elections.envelope import manifest as manifests
from odoo.addons.coop_elections.envelope.ballot import decode
from odoo.addons.coop_elections.envelope.checking import Checked
from odoo.addons.coop_elections.envelope.sealing import key_pair, open_sealed

from tests.support import living as copies
from tests.support import looks
from tests.support.browser import NARROW
from tests.support.elected_poll import VOTER, polled
from tests.support.people import PASSWORD

SENT = {
    "csrf_token",
    "elector",
    "envelope",
    "sealed",
    "after",
    "helper",
    "promised",
    "voter_number",
}


@pytest.fixture(scope="module")
def poll(seeded):
    """A copy of the small co-op in which people vote."""
    with copies.copy_of(seeded.database, "booth") as name:
        own = replace(seeded, database=name)
        with own.env(commit=True) as env:
            made = polled(env, own.memberships)
        copies.leave(name)
        yield name, made


@pytest.fixture
def booth(poll, renewed_server, pages_on):
    """(server, what was made, a function that opens the booth as the voter)."""
    name, made = poll
    server = renewed_server(name)
    pages = pages_on(server)

    def opened(language="", **options):
        page = pages.sign_in(VOTER, PASSWORD, **options)
        page.goto(f"{language}/my/elections/{made.election}/vote")
        return page

    return server, made, opened


def posts_of(page):
    """Note what leaves the page from now on: the list grows."""
    sent = []
    page.on("request", lambda one: sent.append((one.method, one.url, one.post_data or "")))
    return sent


def manifest_of(server, made):
    content = server.value(
        "SELECT content FROM coop_election_manifest WHERE election_id = %s", [made.election]
    )
    return manifests.manifest(content.encode())


def opened_votes(server, made):
    """[ranking] of what lies in the envelopes, opened with the scrutineers' seed."""
    manifest = manifest_of(server, made)
    [contest] = manifest.contests.values()
    private, _public = key_pair(made.seed)
    found = server.psql("SELECT number, sealed FROM coop_election_envelope")
    info = manifest.info(contest.id)
    plain = [open_sealed(private, bytes(row["sealed"]), info, row["number"]) for row in found]
    return [list(decode(contest, data).ranking) for data in plain]


def shown(page):
    """The name of the one screen that is shown."""
    return page.evaluate("document.querySelector('[data-screen]:not([hidden])').dataset.screen")


def begin(page, way="steps"):
    page.check(f"input[name=booth-way][value={way}]")
    page.click("button[data-go=vote] >> visible=true")


def choose(page, name):
    page.click(f".booth-ballot:not([hidden]) .booth-card[data-name='{name}'] button[data-act]")


def go_on(page):
    page.click(".booth-ballot:not([hidden]) button[data-go=on]")


def give(page):
    page.wait_for_selector("button[data-go=give]:not([disabled])")
    page.click("button[data-go=give]")


def test_one_votes_step_by_step_and_nothing_that_leaves_the_browser_tells_how(booth):
    server, made, opened = booth
    page = opened()
    sent = posts_of(page)
    first, second, _third = made.names
    page.click("button[data-go=practice]")
    for fruit in ("Pear", "Apple"):
        choose(page, fruit)
    go_on(page)
    assert [row.inner_text() for row in page.query_selector_all(".booth-looked-list strong")] == [
        "Pear",
        "Apple",
    ]
    give(page)
    assert shown(page) == "practised"
    assert not [one for one in sent if one[0] == "POST"], "practice sends nothing"
    begin(page)
    assert "Who is your first choice?" in page.inner_text(".booth-ballot:not([hidden])")
    choose(page, second)
    assert "Who is your choice number 2?" in page.inner_text(".booth-ballot:not([hidden])")
    choose(page, first)
    assert "You can add 1 more" in page.inner_text(".booth-ballot:not([hidden]) [role=status]")
    go_on(page)
    assert not [one for one in sent if one[0] == "POST"], "before the one button nothing is sent"
    give(page)
    page.wait_for_selector("#booth-thanks-title:visible")
    assert "Your vote is in. Thank you." in page.inner_text("[data-screen=thanks]")
    assert opened_votes(server, made) == [[2, 1]]
    posts = [one for one in sent if one[0] == "POST"]
    assert [url.rpartition("/")[2] for _method, url, _data in posts] == ["cast"]
    asked = parse_qs(posts[0][2], keep_blank_values=True)
    assert set(asked) == SENT
    assert (asked["after"], asked["helper"], asked["promised"]) == (["0"], [""], [""])
    everything = json.dumps(sent)
    for name in made.names:
        assert name not in everything
        assert name.replace(" ", "%20") not in everything
    # the receipt is what lies in the envelope
    page.click("[data-screen=thanks] summary")
    receipt = re.sub(r"\s", "", page.inner_text("[data-part=receipt] code"))
    assert receipt == server.value("SELECT fingerprint FROM coop_election_envelope")
    # “back” leads to no choice
    page.go_back()
    assert shown(page) == "thanks"


def test_one_votes_by_keys_alone_changes_the_order_and_votes_again(booth):
    server, made, opened = booth
    page = opened(viewport=NARROW)

    def press(selector):
        page.focus(selector)
        page.keyboard.press("Enter")

    page.focus("input[name=booth-way][value=steps]")
    page.keyboard.press("ArrowDown")
    press("button[data-go=vote] >> visible=true")
    ballot = ".booth-ballot:not([hidden])"
    for name in made.names:
        press(f"{ballot} .booth-card[data-name='{name}'] button[data-act]")
    assert page.inner_text(f"{ballot} [role=status]").startswith(
        f"{made.names[2]} is your number 3"
    )
    press(f"{ballot} .booth-chosen li:nth-child(3) button[data-move=up]")
    assert page.evaluate("document.activeElement.dataset.move") == "up", "focus stays with it"
    page.keyboard.press("Enter")
    press(f"{ballot} button[data-go=on]")
    page.wait_for_selector("button[data-go=give]:not([disabled])")
    press("button[data-go=give]")
    page.wait_for_selector("#booth-thanks-title:visible")
    assert opened_votes(server, made) == [[3, 1, 2]]
    page.goto(f"/my/elections/{made.election}/vote")
    assert "You can vote again." in page.inner_text("[data-screen=start]")
    begin(page)
    choose(page, made.names[0])
    go_on(page)
    give(page)
    page.wait_for_selector("#booth-thanks-title:visible")
    assert opened_votes(server, made) == [[1]]


def test_a_sealed_vote_can_be_checked_on_another_device_and_is_never_given(booth):
    server, made, opened = booth
    page = opened()
    begin(page, "page")
    choose(page, made.names[1])
    go_on(page)
    page.wait_for_selector("button[data-go=give]:not([disabled])")
    page.click("[data-screen=look] summary")
    print_before = re.sub(r"\s", "", page.inner_text("[data-part=prints] code"))
    page.click("button[data-go=check]")
    revealed = page.input_value("[data-part=revealed] textarea")
    found = Checked(manifest_of(server, made), revealed.encode())
    assert (found.problem, found.fingerprint) == ("", print_before)
    assert found.ballot.ranking == (2,)
    assert not server.psql("SELECT id FROM coop_election_envelope"), "nothing was sent"
    page.click("button[data-go=seal-again]")
    give(page)
    page.wait_for_selector("#booth-thanks-title:visible")
    assert server.value("SELECT fingerprint FROM coop_election_envelope") != print_before
    assert opened_votes(server, made) == [[2]]


def test_without_a_connection_nothing_is_lost_and_it_is_tried_again(booth):
    server, made, opened = booth
    page = opened()
    begin(page, "page")
    choose(page, made.names[2])
    go_on(page)
    page.wait_for_selector("button[data-go=give]:not([disabled])")
    page.context.set_offline(True)
    page.click("button[data-go=give]")
    page.wait_for_selector("[data-trouble=network]:visible")
    page.context.set_offline(False)
    page.click("button[data-go=retry]")
    page.wait_for_selector("#booth-thanks-title:visible")
    assert opened_votes(server, made) == [[3]]


def test_where_a_vote_came_from_another_device_one_is_asked(booth):
    server, made, opened = booth
    one, other = opened(), opened()
    for page, name in ((one, made.names[0]), (other, made.names[1])):
        begin(page, "page")
        choose(page, name)
        go_on(page)
    give(one)
    one.wait_for_selector("#booth-thanks-title:visible")
    give(other)
    other.wait_for_selector("[data-trouble=elsewhere]:visible")
    assert opened_votes(server, made) == [[1]]
    other.click("button[data-go=retry]")
    other.wait_for_selector("#booth-thanks-title:visible")
    assert opened_votes(server, made) == [[2]]


def test_where_nothing_can_be_sealed_the_page_says_so_and_offers_other_ways(booth):
    _server, _made, opened = booth
    page = opened()
    page.add_init_script("Object.defineProperty(window, 'isSecureContext', {value: false})")
    page.reload()
    assert page.is_visible("#booth-unsafe")
    assert "You can vote by phone or on paper instead." in page.inner_text("#booth-unsafe")
    assert not page.is_visible("[data-screen=start]")


def test_every_screen_passes_wcag_in_both_languages_wide_and_narrow(booth):
    _server, made, opened = booth
    faults = []
    for language, prefix in (("en", ""), ("cy", "/cy")):
        page = opened(prefix)
        keyboard = looks.SIZES if language == "en" else ()
        faults += looks.faults_of(page, language, with_keyboard=keyboard)
        begin(page, "page")
        choose(page, made.names[0])
        faults += looks.faults_of(page, language)
        go_on(page)
        page.wait_for_selector("button[data-go=give]:not([disabled])")
        page.click("[data-screen=look] summary")
        faults += looks.faults_of(page, language)
        give(page)
        page.wait_for_selector("#booth-thanks-title:visible")
        faults += looks.faults_of(page, language)
    assert not faults, "\n".join(faults)


def test_without_script_the_page_says_so_and_offers_other_ways(poll, renewed_server, pages_on):
    name, made = poll
    pages = pages_on(renewed_server(name))
    page = pages.sign_in(VOTER, PASSWORD, java_script_enabled=False)
    page.goto(f"/my/elections/{made.election}/vote")
    words = page.inner_text("main")
    assert "You cannot vote on this device." in words
    assert "You can vote by phone or on paper instead." in words
    assert not page.is_visible("#booth")
