"""Story 2, first half: an employee's arc, from the first day in HR to community supporter.

First day in HR; invited in the starter's plan; joins on the public page; the officer says who she
is; HR sees it. She leaves the job, the log-in of the office is closed, and the next day she signs
in as before; the officer moves her to community supporters. In a real browser, each as themselves.
"""

import pytest

from tests.support import browser as chromium
from tests.support.people import PASSWORD
from tests.test_join_story import apply_on_the_page, prove_the_address

SERENA = {
    "lang": "en",
    "path": "/join",
    "name": "Serena Seren",
    "email": "serena.seren@example.org",
    "viewport": chromium.USUAL,
    "keyboard": False,
}


@pytest.fixture
def visitor(pages_on, served):
    """Pages on the served co-op; a script error or an answer 500 on them fails the test."""
    return pages_on(served)


def test_an_employees_arc(visitor, served, living):
    prepare(living)
    employee = first_day_in_hr(visitor, served)
    invited_in_the_starters_plan(visitor, living, employee)
    joins(visitor, served, living, employee)
    the_officer_says_who_she_is(visitor, served)
    hr_sees_a_member_and_no_more(visitor, employee)
    leaves_the_job(visitor, served, living, employee)
    signs_in_as_before(visitor)
    moves_to_community_supporter(visitor, served)


def prepare(living):
    """The category of employees follows Employees; starters have a manager."""
    with living.env(commit=True) as env:
        categories = env["coop.membership.category"]
        categories.search([("code", "=", "employee")]).fed_by_employment = True
        env["hr.employee"].create({"name": "Rheolwr Rhedyn"})


def first_day_in_hr(visitor, served):
    """HR makes the employee; return the id."""
    page = visitor.signed_in("hr", PASSWORD)
    page.goto("/odoo/action-hr.open_view_employee_list_my/new")
    page.locator("div[name=name] input, div[name=name] textarea").first.fill(SERENA["name"])
    page.locator("div[name=work_email] input").fill(SERENA["email"])
    manager = page.locator("div[name=parent_id] input")
    manager.fill("Rheolwr")
    page.locator(".o-autocomplete--dropdown-item:has-text('Rheolwr Rhedyn')").first.click()
    page.locator(".o_form_button_save").click()
    page.locator("button[name=action_coop_member]").wait_for()
    assert "No member known" in page.inner_text("button[name=action_coop_member]")
    return served.value("SELECT id FROM hr_employee WHERE name = %s", [SERENA["name"]])


def invited_in_the_starters_plan(visitor, living, employee):
    page = visitor.signed_in("hr", PASSWORD)
    open_employee(page, employee)
    page.locator("button:has-text('Launch Plan')").first.click()
    dialog = page.locator(".modal .o_form_view")
    dialog.wait_for()
    dialog.locator("div[name=plan_id] .o_selection_badge:has-text('Onboarding')").click()
    page.locator(".modal button[name=action_schedule_plan]").first.click()
    page.locator(".o-mail-Activity:has-text('Invite to join the co-op')").first.wait_for()
    with living.env("hr") as env:
        steps = env["hr.employee"].browse(employee).activity_ids
        assert any("/join" in (step.note or "") for step in steps)


def joins(visitor, served, living, employee):
    """She has a log-in at work by now, and applies on the public page like everybody."""
    with living.env(commit=True) as env:
        user = (
            env["res.users"]
            .with_context(no_reset_password=True)
            .create(
                {
                    "name": SERENA["name"],
                    "login": SERENA["email"],
                    "email": SERENA["email"],
                    "create_employee_id": employee,
                    "group_ids": [(6, 0, env.ref("base.group_user").ids)],
                }
            )
        )
        user._set_encrypted_password(user.id, user._crypt_context().hash(PASSWORD))
        living.users["serena"] = user.id
        category = env["coop.membership.category"].search([("code", "=", "employee")]).id
    apply_on_the_page(visitor, served, SERENA, str(category))
    prove_the_address(visitor, served, SERENA)
    with living.env("knows_support", commit=True) as env:
        application = env["coop.membership.application"].search([("email", "=", SERENA["email"])])
        application.action_same_person(env["res.users"].browse(living.users["serena"]).partner_id)
    page = visitor.signed_in("knows_support", PASSWORD)
    page.goto("/odoo/action-coop_membership.coop_membership_application_action")
    page.locator(f".o_data_row:has-text('{SERENA['name']}') td.o_data_cell").first.click()
    page.locator("button[name=action_accept]").first.click()
    page.locator(".o_form_view .o_field_widget[name=number]").first.wait_for()


def the_officer_says_who_she_is(visitor, served):
    page = visitor.signed_in("officer", PASSWORD)
    page.goto("/odoo/action-coop_membership_hr.coop_employment_candidate_action")
    row = page.locator(f".o_data_row:has-text('{SERENA['name']}')")
    row.wait_for()
    assert "their own log-in" in row.inner_text()
    row.locator("button[name=action_confirm]").click()
    page.locator(".o_notification:has-text('Confirmed: 1')").wait_for()
    confirmed = "SELECT confirmed_by FROM coop_employment WHERE employee_name = %s"
    assert served.value(confirmed, [SERENA["name"]]) == "Siân Swyddog"


def hr_sees_a_member_and_no_more(visitor, employee):
    page = visitor.signed_in("hr", PASSWORD)
    open_employee(page, employee)
    button = page.locator("button[name=action_coop_member]")
    assert "Member" in button.inner_text()
    button.click()
    page.locator(".o_notification:has-text('A member of the co-op')").wait_for()
    assert "/hr." in page.url or "employee" in page.url, "HR goes on to no membership"


def leaves_the_job(visitor, served, living, employee):
    """HR notes the departure in Odoo's own window; IT closes the log-in of the office."""
    page = visitor.signed_in("hr", PASSWORD)
    open_employee(page, employee)
    page.locator(".o_cp_action_menus button").first.click()
    page.locator(".o-dropdown-item:has-text('Archive')").first.click()
    page.locator(".modal button[name=action_register_departure]").click()
    page.locator(".modal").wait_for(state="detached")
    with living.env(commit=True) as env:
        env["res.users"].browse(living.users["serena"]).action_archive()
    reminders = """SELECT count(*) FROM mail_activity a
                     JOIN coop_membership m ON m.id = a.res_id
                     JOIN res_partner p ON p.id = m.partner_id
                    WHERE a.res_model = 'coop.membership' AND a.active AND p.name = %s"""
    assert served.value(reminders, [SERENA["name"]]) == 1


def signs_in_as_before(visitor):
    page = visitor.sign_in(SERENA["email"], PASSWORD)
    page.goto("/my/membership")
    assert SERENA["name"].split()[0] in page.inner_text("main")
    page.goto("/odoo")
    assert "/odoo" not in page.url, "the office is gone from her log-in"


def moves_to_community_supporter(visitor, served):
    page = visitor.signed_in("officer", PASSWORD)
    page.goto("/odoo/action-coop_membership.coop_membership_task_action")
    row = page.locator(f".o_data_row:has-text('{SERENA['name']}')")
    row.wait_for()
    assert "No longer works here" in row.inner_text()
    row.locator("button[name=action_open]").click()
    page.locator("button[name=action_move_after_work]").click()
    page.locator(".modal-footer button.btn-primary").click()
    page.locator("button[name=action_move_after_work]").wait_for(state="hidden")
    categories = """SELECT string_agg(c.code, ' ' ORDER BY t.date_from)
                      FROM coop_membership_period t
                      JOIN coop_membership m ON m.id = t.membership_id
                      JOIN res_partner p ON p.id = m.partner_id
                      JOIN coop_membership_category c ON c.id = t.category_id
                     WHERE p.name = %s"""
    assert served.value(categories, [SERENA["name"]]).endswith("supporter")
    page.goto("/odoo/action-coop_membership.coop_membership_task_action")
    page.locator(".o_control_panel").first.wait_for()
    # the list shows what it showed last until the answer is there
    row.wait_for(state="detached")


def open_employee(page, employee):
    page.goto(f"/odoo/action-hr.open_view_employee_list_my/{employee}")
    page.locator("button[name=action_coop_member]").wait_for()
