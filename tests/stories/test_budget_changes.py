"""Story 6: a budget changes, from the table of the Board to the fridge of a member.

The office writes down what the Board brings and what it means for people; members and councillors
read it in Welsh on a phone; a member chooses a picture card with the keyboard, and nine forums
answer with theirs, on paper too; the Council asks for three changes at its meeting; a trustee reads
what has to be answered and by when; the Board answers each, and cannot decide before; the final
budget differs; everybody is told, by letter and on a sheet for the fridge too, and the public
reads what was asked and what changed.
"""

import pytest

from tests.support import looks
from tests.support.browser import NARROW
from tests.support.changed_budget import board, cast, council
from tests.support.hands import Hands, fill_form
from tests.support.people import PASSWORD


@pytest.fixture
def coop(seeded, renewed_server):
    return cast.prepare(seeded, renewed_server(seeded.database))


def test_a_budget_changes(coop, pages_on):
    visitor = pages_on(coop.server)
    office = visitor.signed_in("secretary", PASSWORD)
    board.tables_it(office, coop)
    people_read_it_on_a_phone(visitor, coop)
    a_member_chooses_a_card(visitor, coop)
    nine_forums_answer_with_cards(office, coop)
    a_councillor_reads_what_they_said(visitor, coop)
    council.writes_down_what_it_asks(office, coop)
    council.puts_it_on_the_agenda(office, coop)
    council.votes(office, coop)
    council.concludes(office, coop)
    a_trustee_reads_what_waits(visitor, coop)
    the_board_answers_each_before_it_decides(office, coop)
    board.tells_everybody(office, coop)
    board.prints_for_the_fridge(office, coop)
    a_member_is_told_what_changed(visitor, coop)
    everybody_reads_what_was_asked(visitor, coop)


def fits(page):
    """Nothing is cut off at the side of a phone, and everybody can read and press what is there."""
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= NARROW["width"], page.url
    faults = looks.axe(page)
    assert not faults, (page.url, faults)


def follow(page, link):
    with page.expect_navigation():
        page.locator(link).first.click()
    return page.inner_text("main")


def people_read_it_on_a_phone(visitor, coop):
    for login in ("councillor", "member"):
        page = visitor.signed_in(login, PASSWORD, viewport=NARROW)
        page.goto("/cy/my/decisions")
        text = follow(page, f"a[href*='/my/decisions/{coop.decision}']")
        for words in (cast.NAME_CY, cast.MEANS["for_supported"][1], cast.IN_THEIR_WORDS, "bws"):
            assert words in text, (login, words)
        fits(page)
    page = visitor.signed_in("councillor", PASSWORD)
    page.goto("/my/decisions")
    assert cast.NAME in page.inner_text(".coop-decisions-wait"), "the Council has to conclude"


def a_member_chooses_a_card(visitor, coop):
    """With the keyboard alone."""
    page = visitor.signed_in("member", PASSWORD, viewport=NARROW)
    page.goto(f"/cy/my/decisions/{coop.decision}/say/whole")
    fill_form(page, Hands(page, keyboard=True), {"card": "dislike"})
    said = coop.server.psql(
        "SELECT card, how FROM coop_review_comment WHERE decision_id = %s", [coop.decision]
    )
    assert [tuple(row.values()) for row in said] == [("dislike", "portal")]


def nine_forums_answer_with_cards(office, coop):
    on_paper = next(iter(cast.FORUMS))
    board.types_in_a_forum(office, coop, on_paper)
    board.takes_in_the_others(coop, on_paper)
    [counted] = coop.server.psql(
        "SELECT sum(liked) AS liked, sum(unsure) AS unsure, sum(disliked) AS disliked,"
        " count(*) AS forums FROM coop_review_comment"
        " WHERE review_id = %s AND group_name IS NOT NULL",
        [coop.review],
    )
    wanted = [sum(cards[place] for cards in cast.FORUMS.values()) for place in (1, 2, 3)]
    assert list(counted.values()) == [*wanted, len(cast.FORUMS)]


def a_councillor_reads_what_they_said(visitor, coop):
    page = visitor.signed_in("councillor", PASSWORD, viewport=NARROW)
    page.goto(f"/cy/my/decisions/{coop.decision}")
    text = follow(page, f"a[href*='/my/decisions/{coop.decision}/said']")
    assert cast.FORUM_WORDS in text
    for name in cast.FORUMS:
        assert name in text
    fits(page)


def a_trustee_reads_what_waits(visitor, coop):
    page = visitor.signed_in("trustee", PASSWORD, viewport=NARROW)
    page.goto("/cy/my/decisions")
    assert cast.NAME_CY in page.inner_text(".coop-decisions-wait")
    follow(page, f".coop-decisions-wait a[href*='/{coop.decision}']")
    text = page.inner_text("section[aria-labelledby=decision-to-answer]")
    for asked in cast.ASKED:
        assert asked.wording[1] in text
    assert "Ateb erbyn" in text
    fits(page)


def the_board_answers_each_before_it_decides(office, coop):
    *first, last = cast.ASKED
    board.cannot_decide(office, coop, cast.ASKED)
    for asked in first:
        board.answers(office, coop, asked)
    board.cannot_decide(office, coop, [last])
    board.answers(office, coop, last)
    assert coop.state == "answered"
    board.decides(office, coop)


def a_member_is_told_what_changed(visitor, coop):
    """The e-mail in Welsh leads there; in English it says the same."""
    with coop.env() as env:
        member = env["res.partner"].browse(coop.seeded.partners["member"])
        # the choir gets its own at the same address
        greeting, mails = f"Helo {member.name},", coop.server.mails(member.email)
    told = [row for row in mails if cast.DECIDED[1] in row["body"]]
    [mail] = [row for row in told if greeting in row["body"]]
    says_what_changed(mail["body"], 1)
    assert any(link.endswith(f"/my/decisions/{coop.decision}") for link in mail["links"])
    page = visitor.signed_in("member", PASSWORD, viewport=NARROW)
    page.goto("/my/decisions")
    follow(page, f"a[href*='/my/decisions/{coop.decision}']")
    for place in in_both_languages(page):
        text = page.inner_text("main")
        assert cast.REASONS[place] in text
        says_what_changed(text, place)


def in_both_languages(page):
    """A page in Welsh, then in English by the switch on it."""
    yield 1
    fits(page)
    follow(page, "header a:text-is('English')")
    yield 0
    fits(page)


def says_what_changed(text, place):
    assert cast.DECIDED[place] in text
    for asked in cast.ASKED:
        assert asked.wording[place] in text
        assert asked.why[place] in text
        assert not asked.changes or asked.changes[place] in text


def everybody_reads_what_was_asked(visitor, coop):
    """The public record of what the Council asked, without signing in."""
    page = visitor.new(locale="cy-GB", viewport=NARROW)
    page.goto("/decisions")
    fits(page)
    follow(page, f"a[href*='/decisions/record/{coop.decision}']")
    for place in in_both_languages(page):
        says_what_changed(page.inner_text("main"), place)
    text = follow(page, "a[href='?format=easy_read']")
    says_what_changed(text, 0)
    fits(page)
