"""Somebody is asked who never thought of it: a fellow member names her, the office asks, she would
like to meet a councillor, it is arranged, and she does the lesson."""

from tests.support.hands import Hands, fill_form
from tests.support.whole_election import office
from tests.support.whole_election.cast import ASKS, PLANS, STANDS

INTERESTS = "/odoo/action-coop_elections.coop_election_interest_action"
ARRANGED = "Cadi Castan from the Council has tea with you on Tuesday at three, in the hall."
WHY = "She listens to everybody."


def is_thought_of(story):
    """A fellow member says, on a narrow phone, that she would be good, and may be named."""
    page = story.member(ASKS, narrow=True)
    page.goto("/my/stand")
    page.get_by_role("link", name="I know somebody who would be good").click()
    fill_form(page, Hands(page, False), {"name": STANDS.name, "why": WHY, "named": "yes"})
    assert "The office asks them" in page.inner_text("main")


def is_asked(story):
    """The governance officer looks who is meant, and asks; only now she hears of it."""
    assert not story.mails_to(STANDS)
    page = story.office(PLANS)
    page.goto(INTERESTS)
    page.locator(f".o_data_row:has-text('{STANDS.name}') td.o_data_cell").first.click()
    office.field(page, "membership_id").wait_for()
    office.choose(page, "membership_id", STANDS.name)
    office.press(page, "action_ask")
    [row] = story.server.psql(
        "SELECT i.id, i.state, i.why FROM coop_election_interest i WHERE i.name = %s",
        [STANDS.name],
    )
    assert (row["state"], row["why"]) == ("asked", WHY)
    story.known["interest"] = row["id"]


def says_that_she_might(story):
    """Her page says who thought of her; she says yes, and wants to meet somebody."""
    page = story.member(STANDS, narrow=True)
    page.goto("/my/stand")
    assert f"{ASKS.name} thought of you." in page.inner_text("main")
    with page.expect_navigation():
        page.get_by_role("button", name="Yes, tell me more").click()
    assert "We get in touch with you." in page.inner_text("main")


def meets_a_councillor(story):
    """The officer writes down what is arranged; she reads it."""
    page = story.office(PLANS)
    page.goto(f"{INTERESTS}/{story.known['interest']}")
    office.field(page, "arranged").wait_for()
    office.fill(page, "arranged", ARRANGED)
    office.press(page, "action_arranged", stays=True)
    mine = story.member(STANDS, narrow=True)
    mine.goto("/my/stand")
    assert ARRANGED in mine.inner_text("main")
    [mail] = [one for one in story.mails_to(STANDS) if "tea" in one["body"]]
    assert ARRANGED in mail["body"]
    learns(mine)


def learns(page):
    """She does the lesson to its end."""
    with page.expect_navigation():
        page.get_by_role("link", name="Do the lesson").click()
    page.locator("form[action*='/begin'] button").click()
    for _ in range(20):
        if page.locator("a.coop-home-card").count():
            page.locator("a.coop-home-card").first.click()
            page.locator(".coop-lesson-picked").wait_for(state="visible")
        group = page.locator("button[value=alone]")
        if group.count():
            with page.expect_navigation():
                group.click()
        if "Well done!" in page.inner_text("h1"):
            return
        with page.expect_navigation():
            page.get_by_role("button", name="Next", exact=True).click()
    raise AssertionError(f"the lesson does not end: {page.inner_text('main')}")
