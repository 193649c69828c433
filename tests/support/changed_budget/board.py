"""What the Board does, typed by the office: brings it, answers, decides, and everybody is told."""

from tests.support import papers
from tests.support.changed_budget import cast
from tests.support.people import WELSH
from tests.support.whole_election import office

DECISION = "/odoo/action-coop_governance.coop_decision_action"
REVIEW = "/odoo/action-coop_governance.coop_decision_review_action"


def open_record(page, address, number):
    """Open the page of a record, and wait until all of it is there, chatter too."""
    page.goto(f"{address}/{number}")
    page.locator(".o_form_view .o-mail-Message").first.wait_for()


def add_line(inside, name):
    """Add a line to a list; return it, ready to be typed into.

    :param inside: a page, or a window over it
    """
    lines = office.field(inside, name)
    number = lines.locator(".o_data_row").count()
    lines.locator(".o_field_x2many_list_row_add a").first.click()
    line = lines.locator(f".o_data_row:nth-child({number + 1}).o_selected_row")
    line.wait_for()
    return line


def pick(window, name, label):
    """Choose one of the round buttons of a window."""
    office.field(window, name).get_by_label(label, exact=True).check()


def tables_it(page, coop):
    """The decision, its paper, what it means for people and what could go wrong; it is brought."""
    page.goto(f"{DECISION}/new")
    office.field(page, "matter_id").locator("input").wait_for()
    office.choose(page, "matter_id", "Central Budget")
    office.fill(page, "name", cast.NAME)
    office.field(page, "aim_care").locator("input").check()
    office.field(page, "version_ids").locator(".o_field_x2many_list_row_add a").click()
    window = office.window_of(page)
    office.choose(window, "text_id", cast.PAPER)
    for name, (english, _welsh) in cast.MEANS.items():
        office.fill(window, name, english)
    line = add_line(window, "risk_ids")
    office.fill(line, "risk", cast.RISK)
    office.fill(line, "words", cast.IN_THEIR_WORDS)
    window.locator(".o_form_button_save").first.click()
    window.wait_for(state="detached")
    office.save(page)
    coop.decision = coop.server.value("SELECT max(id) FROM coop_decision")
    _is_translated(coop)
    office.press(page, "action_bring", sure=True)
    page.locator("button[name=action_view_reviews]").wait_for()
    assert coop.state == "review"


def _is_translated(coop):
    with coop.env(commit=True) as env:
        decision = env["coop.decision"].browse(coop.decision).with_context(lang=WELSH)
        decision.name = cast.NAME_CY
        decision.version_ids.write({name: welsh for name, (_, welsh) in cast.MEANS.items()})


def types_in_a_forum(page, coop, name):
    """The sheet of a forum that came on paper is typed in the window of the review."""
    there, *cards = cast.FORUMS[name]
    open_record(page, REVIEW, coop.review)
    page.get_by_role("button", name="A group said").click()
    window = office.window_of(page)
    office.select(window, "how", "On paper")
    office.fill(window, "group_name", name)
    office.fill(window, "there_count", str(there))
    lines = office.field(window, "line_ids")
    lines.locator(".o_data_row", has_text="All of it").locator("td[name=liked]").click()
    line = lines.locator(".o_selected_row")
    for field, number in zip(("liked", "unsure", "disliked"), cards, strict=True):
        office.fill(line, field, str(number))
    office.fill(line, "words", cast.FORUM_WORDS)
    office.apply(window)


def takes_in_the_others(coop, typed):
    """The other forums were counted at their meetings, through the same window."""
    with coop.env("secretary", commit=True) as env:
        for name, (there, *cards) in cast.FORUMS.items():
            if name == typed:
                continue
            window = env["coop.review.group"].create(
                {"review_id": coop.review, "group_name": name, "there_count": there}
            )
            line = window.line_ids.filtered(lambda one: one.subject == "whole")
            line.liked, line.unsure, line.disliked = cards
            window.action_apply()


def cannot_decide(page, coop, waits):
    """The button says what waits, and leaves nothing to press."""
    open_record(page, DECISION, coop.decision)
    window = office.opens(page, "action_decide")
    said = window.inner_text()
    assert "It cannot be decided yet." in said
    for asked in cast.ASKED:
        assert (asked.wording[0] in said) == (asked in waits), said
    assert not window.locator("button[name=action_apply]").count()
    window.locator("button[special=cancel], .btn-close").last.click()
    window.wait_for(state="detached")


def answers(page, coop, asked):
    """The Board's answer to one request, and why, in both languages."""
    open_record(page, DECISION, coop.decision)
    office.show_tab(page, "requests")
    row = office.field(page, "request_ids").locator(".o_data_row", has_text=asked.wording[0])
    row.locator("button[name=action_answer]").click()
    window = office.window_of(page)
    assert asked.wording[0] in office.field(window, "wording").inner_text()
    pick(window, "answer", asked.answer)
    office.fill(window, "why", asked.why[0])
    office.fill(window, "why_cy", asked.why[1])
    if asked.changes:
        office.fill(window, "changes", asked.changes[0])
        office.fill(window, "changes_cy", asked.changes[1])
    office.apply(window)


def decides(page, coop):
    """What was decided differs from what was brought."""
    open_record(page, DECISION, coop.decision)
    window = office.opens(page, "action_decide")
    assert "It cannot be decided yet." not in window.inner_text()
    office.fill(window, "where", cast.WHERE)
    office.fill(window, "words", cast.DECIDED[0])
    office.fill(window, "words_cy", cast.DECIDED[1])
    office.apply(window)
    office.button(page, "action_tell_members").wait_for()
    assert coop.state == "decided"


def tells_everybody(page, coop):
    """Every member is told, once; the button is gone then."""
    office.press(page, "action_tell_members", sure=True)
    with coop.env() as env:
        told = env["coop.notice.delivery"].search(_told(coop))
        today = env["coop.clock"].today()
        members = env["coop.membership"].search(env["coop.membership"]._get_member_domain(today))
        assert set(members.partner_id.ids) <= set(told.partner_id.ids), "every member is told"


def _told(coop):
    return [("kind_id.code", "=", "decision_told"), ("res_id", "=", coop.decision)]


def prints_for_the_fridge(page, coop):
    """The letter of somebody who reads Welsh in Easy Read waits, and the sheet is printed."""
    with coop.env() as env:
        whose = ("partner_id", "=", coop.seeded.partners["supported"])
        letter = env["coop.notice.delivery"].search([*_told(coop), whose])
        assert (letter.channel, letter.lang, letter.state) == ("print", WELSH, "waiting")
        assert cast.DECIDED[1] in letter.body_html
    open_record(page, DECISION, coop.decision)
    page.locator(".o_cp_action_menus .dropdown-toggle").first.click()
    printing = page.locator(".o-dropdown--menu .dropdown-toggle", has_text="Print")
    if printing.count():
        printing.hover()
    with page.expect_download() as printed:
        page.locator(".o-dropdown--menu .dropdown-item", has_text="Sheet for the fridge").click()
    sheets = papers.sheets(printed.value.path().read_bytes())
    assert len(sheets) == 2, "one page in each language"
    for place, sheet in zip((1, 0), sheets, strict=True):
        printed_words = _together(sheet.extract_text())
        told = [cast.DECIDED, *(asked.wording for asked in cast.ASKED)]
        for pair in [*told, *(asked.changes or asked.why for asked in cast.ASKED)]:
            assert _together(pair[place]) in printed_words


def _together(words):
    """Words without gaps: of print one cannot tell where they are."""
    return "".join(words.split())
