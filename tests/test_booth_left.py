"""The tablet of a polling place asks before it closes on a voter who does nothing (WCAG 2.2.1)."""

from dataclasses import replace

import pytest

from tests.support import living as copies
from tests.support import looks
from tests.support.elected_poll import VOTER, polled
from tests.support.people import PASSWORD

DIALOG = "[data-part=still-there]"
TWO_MINUTES, ONE_MINUTE = 121_000, 61_000


@pytest.fixture(scope="module")
def poll(seeded):
    """A copy of the small co-op in which people vote."""
    with copies.copy_of(seeded.database, "left") as name:
        own = replace(seeded, database=name)
        with own.env(commit=True) as env:
            made = polled(env, own.memberships)
        copies.leave(name)
        yield name, made


@pytest.fixture
def tablet(poll, renewed_server, pages_on):
    """The booth as it is on the tablet of a polling place, and the names on its ballot."""
    name, made = poll
    page = pages_on(renewed_server(name)).sign_in(VOTER, PASSWORD)

    def as_on_a_tablet(route):
        answer = route.fetch()
        body = answer.text().replace('id="booth" ', 'id="booth" data-blank="/vote/finish" ', 1)
        assert "data-blank" in body
        route.fulfill(response=answer, body=body)

    page.route("**/my/elections/*/vote", as_on_a_tablet)
    page.clock.install()
    page.goto(f"/my/elections/{made.election}/vote")
    page.check("input[name=booth-way][value=steps]")
    page.click("button[data-go=vote] >> visible=true")
    return page, made.names


def chosen(page):
    return [row.inner_text() for row in page.query_selector_all(".booth-chosen-name")]


def choose(page, name):
    page.click(f".booth-ballot:not([hidden]) .booth-card[data-name='{name}'] button[data-act]")


def let_it_hear(page):
    """Have the page hear what happened: that its dialog closed comes to it a moment later."""
    page.evaluate(
        """() => new Promise((done) => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => done();
            port2.postMessage(null);
        })"""
    )


def test_it_asks_first_and_whoever_answers_goes_on_as_often_as_they_like(tablet):
    page, names = tablet
    choose(page, names[1])
    assert not page.is_visible(DIALOG)
    for turn in range(3):
        page.clock.fast_forward(TWO_MINUTES)
        page.wait_for_selector(DIALOG, state="visible")
        assert "Are you still there?" in page.inner_text(DIALOG)
        assert page.evaluate("document.activeElement.dataset.part") == "stay"
        if turn == 0:
            assert not looks.axe(page)
            page.keyboard.press("Enter")
        elif turn == 1:
            page.keyboard.press("Escape")
        else:
            page.click(f"{DIALOG} button")
        page.wait_for_selector(DIALOG, state="hidden")
        let_it_hear(page)
    assert chosen(page) == [names[1]], "nothing is lost"


def test_whoever_touches_the_page_is_not_asked(tablet):
    page, names = tablet
    for name in names[:2]:
        page.clock.fast_forward(100_000)
        choose(page, name)
    page.clock.fast_forward(100_000)
    assert not page.is_visible(DIALOG)


def test_without_an_answer_it_is_blank(tablet):
    page, names = tablet
    choose(page, names[0])
    page.clock.fast_forward(TWO_MINUTES)
    page.wait_for_selector(DIALOG, state="visible")
    page.clock.fast_forward(ONE_MINUTE)
    page.wait_for_url("**/vote/finish")
    assert names[0] not in page.content()
