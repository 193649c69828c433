"""Story 3, first half: into a living Odoo, and out of it again.

Beside real HR, accounts and a website with 1,200 employees, people who are there twice and archived
contacts: the officer brings in the register, and the people supported with their houses, from
spreadsheets. It is her first Monday. She says who an employee is, and HR sees it. A staging copy
writes to nobody. Then an upgrade, and the co-op's addons go: what was there is whole.

The tests of this file are the chapters of one story, on one database and in this order.
"""

from dataclasses import dataclass

import pytest

from tests.support import beside, commands, house, in_use, tables
from tests.support import living as copies
from tests.support import server as servers
from tests.support.browser import Pages
from tests.support.visitor import Visitor
from tests.test_join_story import ENGLISH, apply_on_the_page, prove_the_address
from tools import addons

IMPORT = "/odoo/action-coop_membership.coop_import_action/new"
MONDAY = "/odoo/action-coop_membership.coop_monday_action"
WHO_IS_WHO = "/odoo/action-coop_membership_hr.coop_employment_candidate_action"
EMPLOYEES = "/odoo/action-hr.open_view_employee_list_my"
APPLICANT = {**ENGLISH, "name": "Rhosyn Rhosyngoch", "email": "rhosyn@rhosyngoch.example"}
# A member who gave the e-mail of her job, and a person whom nobody knew before.
EMPLOYEE = "Alaw Alarch"
ADDONS = [str(house.ADDONS)]

TELL = """
member = env["coop.membership"].search([("partner_id.name", "=", "%s")])
member.partner_id._coop_set_need("en_GB", "standard", "email")
member._tell("welcome")
env["mail.mail"].process_email_queue()
env.cr.commit()
"""


@pytest.fixture(scope="module")
def odoo():
    """The Odoo of the story, running."""
    with servers.running(template=beside.prepared("living"), workers=0) as server:
        beside.set_up(as_(server, "admin", "admin"), lambda: as_(server, "officer"))
        yield server


@pytest.fixture
def visitor(_browser, odoo):
    pages = Pages(_browser, odoo)
    yield pages
    pages.close()
    assert not pages.faults, "\n".join(pages.faults)


@pytest.fixture
def at_rest(odoo):
    """The name of the database while nobody is in it; the server goes on afterwards."""
    odoo.stop()
    yield odoo.database
    odoo.start()


@dataclass
class Before:
    """What the Odoo in use held before the addons came."""

    columns: dict
    rows: dict
    scaffold: dict
    files: dict


@pytest.fixture(scope="module")
def before():
    with beside.cursor(beside.prepared("in_use")) as cr:
        columns = beside.columns(cr)
        return Before(columns, beside.rows(cr, columns), beside.scaffold(cr), beside.files(cr))


def as_(server, login, password=in_use.PASSWORD):
    return Visitor(server.url, login, password)


# The officer


@pytest.mark.parametrize(("kind", "made"), [("members", "Members made"), ("people", "Rows")])
def test_register_and_people_supported_come_in_from_spreadsheets(visitor, odoo, kind, made):
    page = visitor.signed_in("officer", in_use.PASSWORD)
    page.goto(IMPORT)
    page.locator(".o_form_view div[name=kind] input").first.wait_for()
    if kind == "people":
        page.locator("div[name=kind] label:has-text('People supported')").click()
    page.locator("div[name=file] input[type=file]").set_input_files(
        {
            "name": f"{kind}.xlsx",
            "mimeType": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "buffer": beside.spreadsheet(kind),
        }
    )
    page.locator("button[name=action_check]").click()
    page.locator(".alert-info:has-text('No row is wrong')").wait_for()
    page.locator("button[name=action_run]").click()
    page.locator(".modal-footer button.btn-primary").click()
    page.locator(".alert-success:has-text('The rows have come in')").wait_for()
    assert page.locator(f".oe_stat_button:has-text('{made}')").is_visible()
    if kind == "members":
        assert odoo.value("SELECT count(*) FROM coop_membership") == beside.MEMBERS
    else:
        known = odoo.value("SELECT count(*) FROM coop_place_resident")
        assert known == len(in_use.other_names()) - beside.CATEGORIES["supporter"]
        assert odoo.value("SELECT count(*) FROM coop_place") == -(-known // 10)


def test_the_first_monday_begins_with_somebody_who_applied(visitor, odoo):
    category = odoo.value("SELECT id FROM coop_membership_category WHERE code = 'supporter'")
    apply_on_the_page(visitor, odoo, APPLICANT, str(category))
    prove_the_address(visitor, odoo, APPLICANT)
    page = visitor.signed_in("officer", in_use.PASSWORD)
    page.goto(MONDAY)
    row = page.locator(f".o_coop_monday .o_data_row:has-text('{APPLICANT['name']}')")
    row.locator("button:has-text('Do it')").click()
    page.locator("button[name=action_accept]").first.click()
    page.locator(".o_form_view .o_field_widget[name=number]").first.wait_for()
    assert odoo.value("SELECT count(*) FROM coop_membership") == beside.MEMBERS + 1
    page.goto(MONDAY)
    page.locator(".o_coop_monday h1").wait_for()
    assert APPLICANT["name"] not in page.inner_text(".o_coop_monday")


def test_monday_in_welsh(visitor, odoo):
    admin = as_(odoo, "admin", "admin")
    officer = admin.call("res.users", "search", [["login", "=", "officer"]])
    admin.call("res.users", "write", officer, {"lang": "cy_GB"})
    try:
        page = visitor.signed_in("officer", in_use.PASSWORD)
        page.goto(MONDAY)
        page.locator(".o_coop_monday h2:has-text('Beth ddigwyddodd')").wait_for()
        assert "amdanoch" in page.inner_text(".o_coop_monday h1")
        assert page.locator("html").get_attribute("lang") == "cy-GB"
    finally:
        admin.call("res.users", "write", officer, {"lang": "en_GB"})


def test_hr_sees_a_member_once_the_officer_said_who_is_who(visitor, odoo):
    employee = odoo.value("SELECT id FROM hr_employee WHERE name = %s", [EMPLOYEE])
    hr = visitor.signed_in("hr", in_use.PASSWORD)
    hr.goto(f"{EMPLOYEES}/{employee}")
    button = hr.locator("button[name=action_coop_member]")
    button.wait_for()
    assert "No member known" in button.inner_text()
    page = visitor.signed_in("officer", in_use.PASSWORD)
    page.goto(WHO_IS_WHO)
    # others live at the same address; the e-mail of the job is hers alone
    row = page.locator(f".o_data_row:has-text('{EMPLOYEE}')", has_text="same e-mail as at work")
    row.wait_for()
    row.locator("button[name=action_confirm]").click()
    page.locator(".o_notification:has-text('Confirmed: 1')").wait_for()
    hr.reload()
    # the client shows what it kept of the page before, and then what is
    hr.locator("button[name=action_coop_member]:not(:has-text('No member'))").wait_for()
    assert "Member" in button.inner_text()


# A copy, an upgrade, and the way out


def test_a_staging_copy_writes_to_nobody(odoo, at_rest):
    paths = [*ADDONS, *commands.core_addons()]
    with copies.copy_of(at_rest, "staging") as name:
        commands.odoo_command(name, paths, "neutralize")
        commands.odoo_command(name, paths, "shell", "--no-http", script=TELL % EMPLOYEE)
        with beside.cursor(name) as cr:
            cr.execute(
                "SELECT channel, state, stop_reason FROM coop_notice_delivery"
                " ORDER BY id DESC LIMIT 1"
            )
            assert cr.fetchone() == ("email", "stopped", "copy")
            cr.execute("SELECT count(*) FROM mail_mail WHERE state IN ('outgoing', 'exception')")
            assert cr.fetchone() == (0,)
            cr.execute(
                "SELECT count(*) FROM ir_cron c JOIN ir_model_data d ON d.model = 'ir.cron'"
                " AND d.res_id = c.id WHERE c.active AND d.module LIKE 'coop\\_%'"
            )
            assert cr.fetchone() == (0,)


def test_an_upgrade_leaves_every_row(odoo, at_rest, before):
    with beside.cursor(at_rest) as cr:
        ours = tables.own_tables(cr)
        own, core = beside.rows(cr, beside.columns(cr, ours)), beside.rows(cr, before.columns)
        assert len(own["coop_membership"]) == beside.MEMBERS + 1
    installed = set(addons.names()) - set(addons.OF_DEMO)
    commands.install(at_rest, [*ADDONS, *commands.core_addons()], "-u", ",".join(sorted(installed)))
    with beside.cursor(at_rest) as cr:
        upgraded = beside.rows(cr, beside.columns(cr, ours))
        assert not list(tables.differences(core, beside.rows(cr, before.columns)))
    for table, rows in own.items():
        assert rows.items() <= upgraded[table].items(), f"{table} changed in the upgrade"


def test_uninstalled_core_is_whole(odoo, at_rest, before):
    addons_path = [*ADDONS, *commands.core_addons()]
    log = commands.odoo_command(
        at_rest, addons_path, "shell", "--no-http", script=commands.UNINSTALL
    )
    assert not commands.faults_in(log), log
    with beside.cursor(at_rest) as cr:
        now, scaffold = beside.rows(cr, before.columns), beside.scaffold(cr)
        assert not commands.left_behind(cr)
        assert before.files.items() <= beside.files(cr).items()
        # British English stays switched on, as whoever uninstalls speaks it; nobody has it
        cr.execute("SELECT code, url_code FROM res_lang WHERE active ORDER BY code")
        assert ("en_US", "en") in cr.fetchall()
        cr.execute("SELECT DISTINCT lang FROM res_partner")
        assert cr.fetchall() == [("en_US",)]
    # people went on working: rows came, and the contacts of the register stay
    faults = [
        line
        for line in tables.differences(before.rows, now)
        if " came " not in line and not line.startswith("res_lang: ")
    ]
    assert not faults
    for table, rows in scaffold.items():
        assert rows == before.scaffold[table], f"{table}: not what it was"


def test_and_everybody_goes_on_working(odoo):
    website = Visitor(odoo.url)
    for path in ("/", in_use.PAGE, "/contactus", "/event"):
        answer = website.get(path, allow_redirects=True)
        assert answer.status_code == 200
        assert 'id="top"' in answer.text and 'id="bottom"' in answer.text
    assert website.get("/join").status_code == 404
    assert as_(odoo, "customer").get("/my/invoices", allow_redirects=True).status_code == 200
    hr = as_(odoo, "hr")
    staff = hr.call("hr.employee", "search_read", [], ["name", "work_email", "private_email"])
    assert len(staff) == in_use.STAFF - in_use.ARCHIVED_STAFF + 1
    form = hr.call("hr.employee", "get_views", [[False, "form"]])["views"]["form"]["arch"]
    assert "coop" not in form
    moves = as_(odoo, "finance").call("account.move", "search_read", [], ["name", "partner_id"])
    assert len(moves) == 4
    assert not odoo.errors()
