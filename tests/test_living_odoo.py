"""Beside an Odoo that has been in use for years: its HR, accounts, website and calendar stay whole.

1,200 employees made as HR makes them, people who are there twice or three times, archived contacts
and employees, invoices, pages of a website, all in American English. Then the addons come. The
upgrade and the way out of there again are in tests/stories/test_into_a_living_odoo.py.
"""

import base64
from dataclasses import dataclass

import pytest
from lxml import html

from tests.support import beside, in_use
from tests.support import server as servers
from tests.support.visitor import Visitor
from tools import addons

# The website's own head and foot, the frame of the co-op's pages, and the way back from there.
WEBSITE = ('id="top"', 'id="bottom"', f'{in_use.PAGE}"')
OURS = ('class="coop-header', 'id="coop-help"')
# What the languages are, and who has which: the one thing that an installation changes.
LANGUAGE = {"res_partner": {"lang"}, "website": {"default_lang_id"}}
# Where an addon adds rows that HR, mail and printing know by name.
ADDED = {
    "hr_contract_type",
    "hr_departure_reason",
    "mail_activity_plan_template",
    "mail_activity_type",
    "report_paperformat",
    "res_lang",
    "website_lang_rel",
}


@dataclass
class Office:
    """A running Odoo with the addons, and its people at their screens."""

    server: servers.OdooServer

    def __post_init__(self):
        self.sessions = {}

    def of(self, login):
        if login not in self.sessions:
            password = "admin" if login == "admin" else in_use.PASSWORD
            self.sessions[login] = Visitor(self.server.url, login, password)
        return self.sessions[login]

    def value(self, query, *params):
        return self.server.value(query, list(params))


@pytest.fixture(scope="module")
def office():
    with servers.running(template=beside.prepared("living"), workers=0) as server:
        made = Office(server)
        beside.set_up(made.of("admin"), lambda: made.of("officer"))
        yield made


@pytest.fixture(scope="module")
def register(office):
    """The register has come in; the numbers of the first and of a second time."""
    officer = office.of("officer")
    first = bring_in(officer, "members")
    return first, bring_in(officer, "members")


def bring_in(officer, kind):
    """Check a spreadsheet and bring it in; return the import as the officer reads it."""
    content = base64.b64encode(beside.spreadsheet(kind)).decode()
    vals = {"kind": kind, "file": content, "filename": f"{kind}.xlsx"}
    [number] = officer.call("coop.import", "create", [vals])
    officer.call("coop.import", "action_check", [number])
    names = ["state", "error_count", "there_count", "made_memberships", "made_partners"]
    [checked] = officer.call("coop.import", "read", [number], names)
    assert (checked["state"], checked["error_count"]) == ("checked", 0)
    officer.call("coop.import", "action_run", [number])
    [done] = officer.call("coop.import", "read", [number], names)
    assert done["state"] == "done"
    return done


# What installation did


def test_whatever_was_there_is_there_but_for_the_language():
    living = beside.prepared("living")
    with beside.cursor(beside.prepared("in_use")) as cr:
        columns = {
            table: [name for name in names if name not in LANGUAGE.get(table, ())]
            for table, names in beside.columns(cr).items()
        }
        before = beside.rows(cr, columns)
    assert len(before["hr_employee"]) == in_use.STAFF + 1, "and the administrator"
    assert len(before["account_move"]) == 4
    with beside.cursor(living) as cr:
        after = beside.rows(cr, columns)
        for table in sorted(before):
            if table in ADDED or table.startswith("mail_message"):
                continue
            assert after[table] == before[table], f"{table} changed"
        for table in ADDED - {"res_lang", "website_lang_rel"}:
            assert before[table].items() <= after[table].items(), f"{table} changed"
        assert before["mail_message"].items() <= after["mail_message"].items()
        cr.execute(
            "SELECT DISTINCT model FROM mail_message WHERE id::text != ALL(%s)",
            [list(before["mail_message"])],
        )
        written_on = {model for (model,) in cr.fetchall()}
    assert {model for model in written_on if not model.startswith(("coop.", "ir."))} == set(), (
        "somebody got a message"
    )


def test_the_bridges_came_by_themselves(office):
    rows = office.server.psql(
        "SELECT name FROM ir_module_module WHERE state = 'installed' AND name LIKE 'coop\\_%%'"
    )
    assert {row["name"] for row in rows} == set(addons.names()) - set(addons.OF_DEMO)


def test_everybody_goes_on_in_british_english(office):
    rows = office.server.psql("SELECT lang, count(*) FROM res_partner GROUP BY lang")
    assert [row["lang"] for row in rows] == ["en_GB"]
    rows = office.server.psql(
        """SELECT l.code FROM website_lang_rel r JOIN res_lang l ON l.id = r.lang_id
            WHERE l.active ORDER BY l.code"""
    )
    assert [row["code"] for row in rows] == ["cy_GB", "en_GB"]
    default = "SELECT code FROM res_lang l JOIN website w ON w.default_lang_id = l.id"
    assert office.value(default) == "en_GB"


def test_every_contact_can_be_found_by_name(office):
    """Names sort and match by a stored key, which those of long ago have too."""
    without = "SELECT count(*) FROM res_partner WHERE name != '' AND coop_sort_key IS NULL"
    assert not office.value(without)


# The pages


@pytest.mark.parametrize("path", ["/", in_use.PAGE, "/contactus", "/event", "/cy"])
def test_a_page_of_the_website_keeps_its_own_head_and_foot(office, path):
    answer = Visitor(office.server.url).get(path, allow_redirects=True)
    assert answer.status_code == 200
    assert all(part in answer.text for part in WEBSITE)
    assert not any(part in answer.text for part in OURS)
    if path == in_use.PAGE:
        assert in_use.WORDS in answer.text


@pytest.mark.parametrize(
    ("login", "path", "lang"),
    [
        (None, "/join", "en-GB"),
        (None, "/cy/join", "cy-GB"),
        ("customer", "/my", "en-GB"),
    ],
)
def test_a_page_for_members_has_our_frame_and_a_way_back_to_the_website(office, login, path, lang):
    visitor = office.of(login) if login else Visitor(office.server.url)
    answer = visitor.get(path, allow_redirects=True)
    assert answer.status_code == 200
    page = html.fromstring(answer.text)
    assert page.get("lang") == lang
    assert all(part in answer.text for part in OURS)
    [brand] = page.xpath("//a[@class='coop-brand']/@href")
    website = visitor.get(brand, allow_redirects=True).text
    assert all(part in website for part in WEBSITE)


def test_a_customer_s_invoices_open_inside_the_website(office):
    answer = office.of("customer").get("/my/invoices", allow_redirects=True)
    assert answer.status_code == 200
    assert all(part in answer.text for part in WEBSITE)


def test_a_form_of_the_website_still_sends(office):
    visitor = Visitor(office.server.url)
    page = html.fromstring(visitor.get("/contactus").text)
    [form] = page.xpath("//form[@data-model_name='mail.mail']")
    given = {
        "email_from": "nobody@cartref.example",
        "email_to": office.value("SELECT email FROM res_company"),
        "subject": "A question",
    }
    hidden = {f.get("name"): f.get("value") for f in form.xpath(".//input[@type='hidden']")}
    answer = visitor.post("/website/form/mail.mail", data={**hidden, **given})
    assert answer.json().get("id"), answer.text
    wrote = """SELECT note.reply_to FROM mail_mail mail
                 JOIN mail_message note ON note.id = mail.mail_message_id WHERE mail.id = %s"""
    assert given["email_from"] in office.value(wrote, answer.json()["id"])


# The register comes in over duplicates and archived contacts


def test_a_register_comes_in_over_duplicates_and_archived_contacts(office, register):
    first, again = register
    assert first["made_memberships"] == beside.MEMBERS
    assert again["there_count"] == beside.MEMBERS
    assert (again["made_memberships"], again["made_partners"]) == (0, 0)
    rows = office.server.psql(
        """SELECT m.number, p.active, p.name, c.code
             FROM coop_membership m JOIN res_partner p ON p.id = m.partner_id
             JOIN coop_membership_period t ON t.membership_id = m.id
             JOIN coop_membership_category c ON c.id = t.category_id"""
    )
    found = {int("".join(filter(str.isdigit, row["number"]))): row for row in rows}
    assert len(rows) == len(found) == beside.MEMBERS
    for number, name, category, _email in beside.members():
        row = found[number]
        assert (row["name"].lower(), row["code"]) == (name.lower(), category)
        assert row["active"], f"{name}: a member with an archived contact"


def test_no_member_is_the_contact_that_employees_made_for_the_job(office, register):
    assert not office.value(
        """SELECT count(*) FROM coop_membership m
             JOIN hr_employee e ON e.work_contact_id = m.partner_id
        LEFT JOIN res_users u ON u.id = e.user_id
            WHERE u.partner_id IS DISTINCT FROM m.partner_id"""
    )


def test_contacts_that_were_there_are_taken_and_left_as_they_were(office, register):
    """Of somebody who is there three times one contact is taken; none is changed or archived."""
    with beside.cursor(beside.prepared("in_use")) as cr:
        columns = {"res_partner": [n for n in beside.columns(cr)["res_partner"] if n != "lang"]}
        before = beside.rows(cr, columns)["res_partner"]
    with beside.cursor(office.server.database) as cr:
        after = beside.rows(cr, columns)["res_partner"]
        newest = max(map(int, before))
        cr.execute("SELECT count(*) FROM coop_membership WHERE partner_id <= %s", [newest])
        [taken] = cr.fetchone()
    changed = {key for key, value in before.items() if after.get(key) != value}
    company = office.value("SELECT partner_id FROM res_company")
    assert changed <= {str(company)}
    assert taken > beside.CATEGORIES["supporter"]


# Everybody goes on working


def test_hr_opens_employees_who_are_members_and_who_are_not(office, register):
    hr = office.of("hr")
    form = hr.call("hr.employee", "get_views", [[False, "form"]])["views"]["form"]["arch"]
    assert "action_coop_member" in form
    found = hr.call("hr.employee", "search_read", [], ["name", "coop_member_state", "work_email"])
    assert len(found) == in_use.STAFF - in_use.ARCHIVED_STAFF + 1
    assert {row["coop_member_state"] for row in found} == {"not"}, "nobody was confirmed yet"
    assert {row["name"] for row in found} >= set(in_use.staff_names()[: -in_use.ARCHIVED_STAFF])


def test_accounts_open_every_invoice(office, register):
    finance = office.of("finance")
    shown = {"name": {}, "partner_id": {"fields": {"display_name": {}}}}
    moves = finance.call("account.move", "web_search_read", [], shown)["records"]
    assert len(moves) == 4
    assert all(move["partner_id"]["display_name"] for move in moves)


def test_the_calendar_and_the_event_open(office, register):
    worker, web = office.of("hr"), office.of("web")
    meetings = worker.call("calendar.event", "search_read", [], ["name", "partner_ids"])
    assert len(meetings) >= 5
    people = web.call("event.registration", "search_read", [], ["name", "email"])
    assert len(people) == 10


def test_nothing_failed_on_the_way(office, register):
    """But that the form of the website finds no server for its e-mail here."""
    assert not [error for error in office.server.errors() if "mail_mail" not in error]
