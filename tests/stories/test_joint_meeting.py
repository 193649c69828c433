"""The Council and the Board sit together: a meeting whole, in a real browser.

The secretary gives notice; a councillor says in Welsh that she comes, on a phone, and what she does
not understand; the meeting is run from one screen, with who comes and goes, an interest, a vote of
each body, and what is to be done; the draft goes round, is approved at the next meeting, and a
member reads it in Welsh, without what was closed.
"""

import re
from datetime import timedelta

import pytest

from odoo.fields import Command

from tests.support.browser import NARROW
from tests.support.people import PASSWORD, WELSH, WORDS
from tests.support.seated import appointed

SECRETARY = "ysgrifennydd"
TRUSTEES = ("Tegwen Tegeirian", "Trystan Teim", "Tudur Tresgl")


@pytest.fixture
def visitor(pages_on, served):
    """Pages on the served co-op; a script error or an answer 500 on them fails the test."""
    return pages_on(served)


def test_the_council_and_the_board_sit_together(visitor, served, living):
    meeting, following = prepare(living)
    secretary = visitor.signed_in(SECRETARY, PASSWORD)
    gives_notice(secretary, meeting)
    a_councillor_says_that_she_comes(visitor, meeting, served)
    is_run_from_one_screen(secretary, meeting, served)
    minutes = goes_round_and_is_approved(secretary, meeting, following, served)
    a_member_reads_it(visitor, minutes)


def prepare(living):
    """A Board of three trustees, a secretary, a joint meeting and the one after it."""
    with living.env(commit=True) as env:
        council = env["coop.body"].search([("kind", "=", "council")])
        board = env["coop.body"].search([("kind", "=", "board")])
        board.rules_ids.write({"members_only": False, "quorum_least": 2, "quorum_percent": 0})
        council.rules_ids.write({"quorum_least": 1, "quorum_percent": 0})
        for number, name in enumerate(TRUSTEES, 3):
            trustee = env["res.partner"].create({"name": name})
            appointed(env, council, board, trustee, WORDS, number)
        users = env["res.users"].with_context(no_reset_password=True)
        secretary = users.create(
            {
                "name": "Ysbail Ysgaw",
                "login": SECRETARY,
                "email": "ysbail@example.org",
                "group_ids": [Command.link(env.ref("coop_governance.group_governance_officer").id)],
            }
        )
        secretary._set_encrypted_password(secretary.id, users._crypt_context().hash(PASSWORD))
        meetings = env["coop.meeting"]
        for days in (20, 40):
            start = env["coop.clock"].now().replace(microsecond=0) + timedelta(days=days)
            meetings += meetings.create(
                {
                    "name": "Council and Board",
                    "start": start,
                    "stop": start + timedelta(hours=2),
                    "place": "Neuadd y Dref",
                    "join_phone": "01792 555 123",
                    "secretary_id": secretary.id,
                    "body_line_ids": [
                        Command.create({"body_id": body.id}) for body in (council, board)
                    ],
                    "item_ids": [
                        Command.create({"name": "The budget", "sequence": 1}),
                        Command.create(
                            {
                                "name": "A trustee",
                                "sequence": 2,
                                "is_closed": True,
                                "closed_why": "It is about one person.",
                                "body_ids": [Command.set(council.ids)],
                            }
                        ),
                    ],
                }
            )
        meetings.with_context(lang=WELSH).name = "Y Cyngor a’r Bwrdd"
        meetings.item_ids.filtered(lambda i: not i.is_closed).with_context(
            lang=WELSH
        ).name = "Y gyllideb"
        return meetings.ids


def open_meeting(page, meeting):
    page.goto(f"/odoo/action-coop_governance.coop_meeting_action/{meeting}")
    page.locator(".o_form_view .o_field_widget[name=name]").first.wait_for()


def gives_notice(page, meeting):
    open_meeting(page, meeting)
    page.locator("button[name=action_call]").click()
    dialog = page.locator(".modal")
    dialog.locator("button[name=action_call]").wait_for()
    assert "people are told, each in their own way" in dialog.inner_text()
    dialog.locator("button[name=action_call]").click()
    dialog.wait_for(state="detached")
    page.locator("button[name=action_open]").first.wait_for()


def a_councillor_says_that_she_comes(visitor, meeting, served):
    page = visitor.signed_in("neighbour", PASSWORD, viewport=NARROW)
    page.goto("/cy/my")
    card = page.locator(f"a[href*='/my/meetings/{meeting}']").first
    with page.expect_navigation():
        card.click()
    text = page.inner_text("main")
    assert "Y Cyngor a’r Bwrdd" in text
    assert "Y gyllideb" in text
    assert "It is about one person." in text, "she deals with the closed point"
    page.locator("label[for=meeting-how-phone]").click()
    page.fill("#meeting-note", "Ffoniwch fi")
    with page.expect_navigation():
        page.get_by_role("button", name="Rwy’n dod").click()
    assert "Dywedoch: rwy’n dod." in page.inner_text("main")
    point = page.locator(".coop-agenda > li").first
    point.locator("summary").first.click()
    point.locator("textarea[name=words]").fill("Beth yw cyllideb?")
    with page.expect_navigation():
        point.get_by_role("button", name="Nid wyf yn deall hyn").click()
    assert "Beth yw cyllideb?" in page.inner_text("main")
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= NARROW["width"], "nothing is cut off at the side of a phone"
    found = served.psql(
        "SELECT answer, answer_how FROM coop_meeting_person"
        " WHERE meeting_id = %s AND answer_how IS NOT NULL",
        [meeting],
    )
    assert [tuple(row.values()) for row in found] == [("comes", "phone")]


def press(page, name):
    """Press a button by its whole name; what only readers of the screen hear comes after a gap."""
    whole = re.compile(f"^{re.escape(name)}$".replace(":", r"\s*:"))
    with page.expect_navigation():
        page.get_by_role("button", name=whole).first.click()


def is_run_from_one_screen(page, meeting, served):
    open_meeting(page, meeting)
    page.locator("button[name=action_open]").first.click()
    page.locator(".coop-screen").wait_for()
    assert "Not enough are here." in page.inner_text(".coop-screen-quorum")
    they_come(page)
    assert "Not enough are here." not in page.inner_text(".coop-screen-quorum")
    press(page, "Begin: The budget")
    page.fill("#screen-notes", WORDS["taxis said"])
    press(page, f"Leaves: {TRUSTEES[0]}")
    assert page.input_value("#screen-notes") == WORDS["taxis said"]
    page.locator("summary", has_text="Somebody has an interest").click()
    page.select_option("#screen-interest-who", label=TRUSTEES[1])
    page.fill("#screen-interest", "My son drives one.")
    form = page.locator("details", has=page.locator("#screen-interest"))
    with page.expect_navigation():
        form.get_by_role("button", name="Write it down").click()
    quorum = page.locator(".coop-screen-quorum li").nth(1)
    assert "Not enough are here." in quorum.inner_text(), "one left, one withdrew"
    press(page, f"Is here: {TRUSTEES[0]}")
    assert "Enough are here." in quorum.inner_text()
    vote(page, WORDS["taxis"], 0, ("1", "0", "0"))
    vote(page, WORDS["taxis"], 1, ("2", "0", "0"))
    page.locator("summary", has_text="Somebody is to do something").click()
    page.fill("#screen-follow", WORDS["taxis to do"])
    page.select_option("#screen-owner", label=TRUSTEES[2])
    page.fill("#screen-due", "2090-01-31")
    form = page.locator("details", has=page.locator("#screen-follow"))
    with page.expect_navigation():
        form.get_by_role("button", name="Write it down").click()
    assert "A trustee" not in page.inner_text("main"), "everybody in the room reads the screen"
    press(page, "Begin: A closed point")
    assert "A trustee" in page.inner_text(".coop-screen-point")
    page.fill("#screen-notes", "Nobody else may know this.")
    press(page, "Close the meeting")
    found = served.psql(
        "SELECT b.kind, r.state, r.for_count, c.present FROM coop_resolution r"
        " JOIN coop_body b ON b.id = r.body_id JOIN coop_quorum_count c ON c.id = r.count_id"
        " WHERE r.meeting_id = %s ORDER BY b.kind",
        [meeting],
    )
    assert [tuple(row.values()) for row in found] == [
        ("board", "carried", 2, 2),
        ("council", "carried", 1, 1),
    ]


def they_come(page):
    councillor = page.locator(".coop-screen-roll li").first.locator(".coop-screen-name")
    name = councillor.inner_text().split(",")[0]
    press(page, f"Phone: {name}")
    for trustee in TRUSTEES:
        press(page, f"Is here: {trustee}")


def vote(page, title, table, numbers):
    page.locator("summary", has_text="A vote").click()
    page.fill("#screen-title", title)
    page.fill("#screen-wording", WORDS["taxis resolved"])
    page.select_option("#screen-body", index=table)
    inputs = page.locator(".coop-screen-votes").nth(table).locator("tbody tr").first
    for place, number in enumerate(numbers):
        inputs.locator("input").nth(place).fill(number)
    press(page, "The vote was taken")
    assert "Carried" in page.inner_text(".coop-screen-point")


def goes_round_and_is_approved(page, meeting, following, served):
    minutes = served.value("SELECT id FROM coop_minutes WHERE meeting_id = %s", [meeting])
    page.goto(f"/odoo/action-coop_governance.coop_minutes_action/{minutes}")
    page.locator("button[name=action_circulate]").click()
    page.locator(".o_field_widget[name=circulated_on]").wait_for()
    gives_notice(page, following)
    page.locator("button[name=action_open]").first.click()
    page.locator(".coop-screen").wait_for()
    approve = page.get_by_role("button", name="Minutes approved").first
    with page.expect_navigation():
        approve.click()
    assert "cannot approve minutes now" in page.inner_text("main"), "nobody is here yet"
    they_come(page)
    with page.expect_navigation():
        approve.click()
    assert served.value("SELECT closed FROM coop_minutes WHERE id = %s", [minutes])
    return minutes


def a_member_reads_it(visitor, minutes):
    page = visitor.signed_in("member", PASSWORD)
    page.goto(f"/cy/my/minutes/{minutes}")
    text = page.inner_text("main")
    for words in ("Y gyllideb", WORDS["taxis said"], "O blaid", WORDS["taxis to do"]):
        assert words in text, words
    for words in ("A trustee", "Nobody else may know this."):
        assert words not in text, words
