"""The election is planned and given notice of, in the back office."""

from tests.support.whole_election import office
from tests.support.whole_election.cast import GROUP, OFFICE, OUTSIDE, PLANS, STANDS

PLAN = "/odoo/action-coop_elections.coop_election_plan_action"
NAME, NAME_CY = "Council 2027", "Cyngor 2027"
WHERE = "On your pages, by phone, or at the office, 1 Heol y Berllan"
WHERE_CY = "Ar eich tudalennau, ar y ffôn, neu yn y swyddfa, 1 Heol y Berllan"
PHONE = "01792 555 090"


def is_planned(story):
    """The governance officer takes the seat of the group, on the days that are proposed."""
    page = story.office(PLANS)
    page.goto(PLAN)
    window = page.locator(".modal-content")
    office.field(window, "outlook").wait_for()
    others = window.locator(f".o_data_row:not(:has-text('{GROUP}'))")
    others.locator(".o_list_record_remove").first.click()
    others.wait_for(state="detached")
    office.fill(window, "name", NAME)
    office.fill(window, "name_cy", NAME_CY)
    with page.expect_response(office.is_call("action_plan")) as answer:
        window.locator("button[name=action_plan]").click()
    office.taken(answer.value)
    office.button(page, "action_give_notice").wait_for()
    story.number = story.server.value("SELECT max(id) FROM coop_election")
    assert story.server.value(
        "SELECT name->>'cy_GB' FROM coop_election WHERE id = %s", [story.number]
    ) == NAME_CY  # fmt: skip


def has_roles(story):
    """Who runs it, who watches, of whom one is from outside, and who sits at the desk."""
    page = story.office(PLANS)
    office.open_election(page, story.number, "public")
    office.fill(page, "where", WHERE)
    for way in ("by_place", "by_phone", "by_post"):
        box = office.field(page, way).locator("input")
        if not box.is_checked():
            box.click()
    office.show_tab(page, "roles")
    for role, name, login in (
        ("Returning officer", OFFICE["runner"][0], "runner"),
        ("Scrutineer", OFFICE["watcher"][0], "watcher"),
        ("Scrutineer", OUTSIDE, None),
        ("Desk clerk", OFFICE["desk"][0], "desk"),
    ):
        _name(page, role, name, login)
    office.save(page)
    office.show_tab(page, "public")
    office.in_welsh(page, "where", WHERE_CY)


def _name(page, role, name, login):
    page.locator(".o_field_widget[name=role_ids] .o_field_x2many_list_row_add a").first.click()
    window = office.window_of(page)
    office.select(window, "role", role)
    if login:
        office.choose(window, "user_id", name)
    else:
        office.field(window, "is_outside").locator("input").click()
    office.fill(window, "name", name)
    office.fill(window, "phone", PHONE)
    window.locator(".o_form_button_save").click()
    window.wait_for(state="detached")


def is_noticed(story):
    """The returning officer looks at what would be in the way, and gives notice on its day."""
    story.goes_to("notice")
    page = story.office("runner")
    office.open_election(page, story.number)
    assert "In the way" not in page.inner_text(".o_form_sheet")
    office.press(page, "action_give_notice", sure=True)
    assert story.state() == "noticed"
    for path, words in (("", NAME), ("/cy", NAME_CY)):
        public = story.tabs.new()
        public.goto(f"{path}/elections/notice/{story.number}")
        assert words in public.inner_text("h1")
    assert [one for one in story.mails_to(STANDS) if NAME in one["body"]]
