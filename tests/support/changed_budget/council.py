"""What the Council does, typed by the office: what it asks, its meeting, its vote, its word."""

import re

from tests.support.changed_budget import board, cast
from tests.support.people import WELSH
from tests.support.whole_election import office


def writes_down_what_it_asks(page, coop):
    board.open_record(page, board.REVIEW, coop.review)
    for asked in cast.ASKED:
        line = board.add_line(page, "request_ids")
        office.fill(line, "wording", asked.wording[0])
    office.save(page)
    with coop.env(commit=True) as env:
        written = env["coop.review.request"].search([("review_id", "=", coop.review)])
        assert written.mapped("wording") == [asked.wording[0] for asked in cast.ASKED]
        for request, asked in zip(written, cast.ASKED, strict=True):
            request.with_context(lang=WELSH).wording = asked.wording[1]


def puts_it_on_the_agenda(page, coop):
    """The point names the decision; the resolution that is written at it has the review."""
    page.goto(f"/odoo/coop.agenda.item/{coop.item}")
    office.choose(page, "decision_id", cast.NAME)
    office.save(page)
    office.show_tab(page, "resolutions")
    office.field(page, "resolution_ids").locator(".o_field_x2many_list_row_add a").click()
    window = office.window_of(page)
    office.choose(window, "body_id", "Council of Members")
    office.fill(window, "name", cast.RESOLVED)
    office.fill(window, "wording", "The Council supports the budget if three things change.")
    window.locator(".o_form_button_save").first.click()
    window.wait_for(state="detached")
    office.save(page)
    linked = "SELECT review_id FROM coop_resolution WHERE item_id = %s"
    assert coop.server.value(linked, [coop.item]) == coop.review


def votes(page, coop):
    """Notice is given, the meeting is run from its screen, and the resolution is carried."""
    page.goto(f"/odoo/action-coop_governance.coop_meeting_action/{coop.meeting}")
    window = office.opens(page, "action_call")
    office.apply(window, "action_call")
    page.locator("button[name=action_open]").first.click()
    page.locator(".coop-screen").wait_for()
    councillor = page.locator(".coop-screen-roll li").first.locator(".coop-screen-name")
    press(page, f"Is here: {councillor.inner_text().split(',')[0]}")
    press(page, f"Begin: {cast.POINT}")
    vote = page.locator("details", has=page.locator("summary", has_text=cast.RESOLVED))
    if not vote.evaluate("one => one.open"):
        vote.locator("summary").first.click()
    numbers = vote.locator("tbody tr").first.locator("input")
    for place, number in enumerate(("1", "0", "0")):
        numbers.nth(place).fill(number)
    press(page, f"The vote was taken: {cast.RESOLVED}")
    assert "Carried" in page.inner_text(".coop-screen-point")
    press(page, "Close the meeting")


def press(page, name):
    """Press a button by its whole name; what only readers of the screen hear comes after a gap."""
    whole = re.compile(f"^{re.escape(name)}$".replace(":", r"\s*:"))
    with page.expect_navigation():
        page.get_by_role("button", name=whole).first.click()


def concludes(page, coop):
    """Its word and its reasons, in both languages, by the resolution that was carried."""
    board.open_record(page, board.REVIEW, coop.review)
    window = office.opens(page, "action_conclude")
    board.pick(window, "outcome", "The Council supports it with changes")
    office.choose(window, "resolution_id", cast.RESOLVED)
    office.fill(window, "reasons", cast.REASONS[0])
    office.fill(window, "reasons_cy", cast.REASONS[1])
    office.apply(window)
    assert coop.state == "concluded"
