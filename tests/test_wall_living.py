"""The wall holds in a living Odoo, and says so in words.

Whatever Odoo offers that would change or remove what the register says (archive, delete, merge,
the account pages, deletion of log-ins, SQL) is refused with a sentence or writes a new entry;
upgrade leaves every row, uninstall leaves core's data whole.
"""

import contextlib
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import psycopg2
import pytest

from odoo import sql_db
from odoo.exceptions import UserError, ValidationError
from odoo.tools import mute_logger

from tests.support import house, people, tables
from tests.support import living as copies
from tests.support.commands import (
    UNINSTALL,
    core_addons,
    faults_in,
    install,
    left_behind,
    odoo_command,
)
from tests.support.visitor import Visitor, csrf_of

RESTRICT_VIOLATION = "23001"
ROOT = Path(__file__).resolve().parents[1]
QUIET = ("odoo.sql_db", "odoo.models.unlink", "odoo.addons.base.partner.merge")


@pytest.fixture(autouse=True)
def quiet():
    with mute_logger(*QUIET):
        yield


@pytest.fixture(scope="module")
def own(seeded):
    """The small co-op on a copy on which nothing is kept."""
    with copies.copy_of(seeded.database, "wall") as name:
        yield replace(seeded, database=name)


@pytest.fixture(scope="module")
def kept(seeded):
    """The small co-op on a copy on which tests keep something: each looks at its own alone."""
    with copies.copy_of(seeded.database, "kept") as name:
        yield replace(seeded, database=name)


def walled(env):
    """Walled models that hold rows, with one row each."""
    for name in sorted(env):
        model = env[name]
        ancestors = type(model).mro()
        if (
            model._auto
            and not model._abstract
            and any(getattr(cls, "_name", "") == "coop.wall" for cls in ancestors)
        ):
            closed = [(model._wall_closes_by, "=", True)] if model._wall_closes_by else []
            row = model.search(closed, limit=1)
            if row:
                yield row


def sentence(refusal):
    """What a person would read: a sentence, no jargon of the database."""
    text = str(refusal.value.args[0])
    assert len(text.split()) >= 5, f"not a sentence: {text!r}"
    assert text.rstrip()[-1] in ".!?”", f"not a sentence: {text!r}"
    assert not re.search(
        r"constraint|violat|Traceback|\bSQL\b|_id\b|null value", text, re.IGNORECASE
    ), text
    return text


@pytest.fixture(scope="module")
def register_before(own):
    with own.env() as env:
        return tables.fingerprint(env.cr)


@pytest.fixture
def register_unchanged(own, register_before):
    """Every row of every table of ours is there afterwards as it was at first."""
    yield
    with own.env() as env:
        after = tables.fingerprint(env.cr)
    assert not list(tables.differences(register_before, after))


# Through the screens


@pytest.mark.parametrize("mark", ["member", "paper", "supported", "employee_member"])
@pytest.mark.parametrize("act", ["action_archive", "unlink"])
def test_the_contact_of_a_member_stays(own, register_unchanged, mark, act):
    with own.env("system") as env:
        partner = env["res.partner"].browse(own.partners[mark]).sudo()
        with pytest.raises((UserError, ValidationError)) as refusal:
            getattr(partner, act)()
        sentence(refusal)


def test_a_membership_is_not_deleted(own, register_unchanged):
    with own.env("system") as env:
        with pytest.raises((UserError, ValidationError)) as refusal:
            env["coop.membership"].sudo().browse(own.memberships["member"]).unlink()
        sentence(refusal)


@pytest.mark.parametrize("change", ["write", "unlink"])
def test_no_walled_row_changes_by_any_method(own, register_unchanged, change):
    with own.env() as env:
        rows = list(walled(env))
        assert rows, "no walled rows: nothing would be proven"
        for row in rows:
            with pytest.raises((UserError, ValidationError)) as refusal, env.cr.savepoint():
                row.unlink() if change == "unlink" else row.write({"recorded_by": "somebody else"})
            sentence(refusal)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE {0} SET id = id",
        "DELETE FROM {0}",
        "TRUNCATE {0} CASCADE",
        "INSERT INTO {0} SELECT * FROM {0} WHERE id = {1}"
        " ON CONFLICT (id) DO UPDATE SET recorded_by = ''",
        "WITH gone AS (DELETE FROM {0} RETURNING *) INSERT INTO {0} SELECT * FROM gone",
    ],
)
def test_no_walled_row_changes_by_sql(own, register_unchanged, change):
    with own.env() as env:
        rows = [(row._table, row.id) for row in walled(env)]
    for table, number in rows:
        with own.env() as env, pytest.raises(psycopg2.IntegrityError) as refusal:
            env.cr.execute(change.format(table, number))
        assert refusal.value.pgcode == RESTRICT_VIOLATION
        assert refusal.value.diag.constraint_name == f"{table}_wall"


def test_a_session_that_plays_a_replica_changes_nothing(own, register_unchanged):
    """Few roles may; triggers other than the wall's are silent there."""
    with own.env() as env:
        names = [row._table for row in walled(env)]
    for table in names:
        with own.env() as env:
            with contextlib.suppress(psycopg2.errors.InsufficientPrivilege), env.cr.savepoint():
                env.cr.execute("SET LOCAL session_replication_role = replica")
            with pytest.raises(psycopg2.IntegrityError) as refusal:
                env.cr.execute(f"DELETE FROM {table}")
            assert refusal.value.pgcode == RESTRICT_VIOLATION
            env.cr.rollback()
            env.cr.execute(
                "SELECT bool_and(tgenabled = 'A'), count(*) FROM pg_trigger"
                " WHERE tgrelid = %s::regclass AND tgname LIKE '%%\\_wall%%'",
                [table],
            )
            assert env.cr.fetchone() == (True, 2), f"{table}: not in every session"


def test_a_trigger_that_the_owner_switches_off_is_found(own):
    """The owner of a table can do that; `make check` says so."""
    with own.env() as env:
        for row in walled(env):
            table = row._table
            env.cr.execute(f"ALTER TABLE {table} DISABLE TRIGGER {table}_wall")
            missing = env["coop.wall"]._missing_from_catalogue()
            assert [line for line in missing if line.startswith(f"{table}: ")], table


def test_an_opening_of_yesterday_opens_nothing(kept):
    """Whoever names it in another transaction is refused like everybody."""
    with kept.env(commit=True) as env:
        with env["coop.wall.opening"]._open("coop.register.entry", "Rule 12: a test") as opening:
            number = opening.id
    with kept.env() as env:
        env.cr.execute("SELECT count(*) FROM coop_wall_opening WHERE id = %s", [number])
        assert env.cr.fetchone() == (1,), "the log of the opening was not kept"
        env.cr.execute("SELECT set_config('coop_wall.openings', %s, true)", [str(number)])
        with pytest.raises(psycopg2.IntegrityError) as refusal:
            env.cr.execute("UPDATE coop_register_entry SET recorded_by = recorded_by")
        assert refusal.value.pgcode == RESTRICT_VIOLATION


# Merging contacts


def merge(env, keep, others):
    contacts = env["res.partner"].browse([keep, *others])
    wizard = env["base.partner.merge.automatic.wizard"].create(
        {"partner_ids": [(6, 0, contacts.ids)], "dst_partner_id": keep}
    )
    return wizard.action_merge()


def test_two_members_are_not_merged(own, register_unchanged):
    with own.env("system") as env:
        with pytest.raises((UserError, ValidationError)) as refusal:
            merge(env(su=True), own.partners["member"], [own.partners["paper"]])
        sentence(refusal)


@pytest.mark.parametrize("into_member", [True, False], ids=["into the member", "into the stray"])
def test_a_member_is_not_merged_with_a_stray_contact(own, register_unchanged, into_member):
    with own.env("system") as env:
        stray = env["res.partner"].create({"name": "Nest Neidr", "email": "stray@example.org"})
        ids = [own.partners["neighbour"], stray.id]
        keep, gone = ids if into_member else reversed(ids)
        with pytest.raises((UserError, ValidationError)) as refusal:
            merge(env(su=True), keep, [gone])
        sentence(refusal)


def test_other_contacts_merge_and_nothing_of_ours_is_lost(own):
    """No table of ours is among those whose rows Odoo's merge deletes (ODOO19 F2)."""
    with own.env() as env:
        twins = env["res.partner"].create([{"name": "Gefell Gwernen"}, {"name": "Gefell Gwernen"}])
        for twin in twins:
            env["coop.access.need"].create({"partner_id": twin.id, "what_helps": "Big letters"})
        before = {table: len(rows) for table, rows in tables.fingerprint(env.cr).items()}
        refused = (UserError, ValidationError, psycopg2.IntegrityError)
        with contextlib.suppress(*refused), env.cr.savepoint():
            merge(env, twins[0].id, twins[1].ids)
        env.flush_all()
        after = {table: len(rows) for table, rows in tables.fingerprint(env.cr).items()}
        lost = [table for table in before if after[table] < before[table]]
        assert lost in ([], ["res_partner"]), "rows went without a word"


# Log-ins come and go


@pytest.mark.parametrize("login", ["member", "officer_member", "knows_support"])
def test_a_log_in_can_be_deleted_and_the_records_stay(own, register_unchanged, login):
    delete_the_log_in(own, login)


def test_the_log_in_of_an_officer_who_wrote_walled_rows_can_be_deleted(kept):
    """(ODOO19 F7)"""
    with kept.env(commit=True) as env:
        category = env["coop.membership.category"].search([("code", "=", "employee")])
        waiting = people.new_application(env, category, "Nia Newydd").id
    with kept.env("officer", commit=True) as env:
        env["coop.membership.application"].browse(waiting).action_accept()
    delete_the_log_in(kept, "officer")


def delete_the_log_in(living, login):
    """Delete it without keeping that, and see that all our rows are there as they were."""
    with living.env() as env:
        before = tables.fingerprint(env.cr, tables.own_tables(env.cr))
        env["res.users"].browse(living.users[login]).unlink()
        env.flush_all()
        after = tables.fingerprint(env.cr, tables.own_tables(env.cr))
        lost = [table for table in before if before[table].keys() - after[table].keys()]
        assert not lost
        for row in walled(env):
            same = after[row._table] == before[row._table]
            assert same, f"{row._table} changed when a log-in was deleted"


def test_a_member_who_deletes_the_account_is_told_how_to_leave(seeded, renewed_server):
    server = renewed_server(seeded.database, workers=0)
    member = Visitor(server.url, "member")
    token = csrf_of(member.get("/my/security").text)
    answer = member.post(
        "/my/deactivate_account",
        data={"validation": "member", "password": "member", "csrf_token": token},
    )
    assert answer.status_code < 500
    assert server.value("SELECT active FROM res_users WHERE login = 'member'")
    assert server.value("SELECT active FROM res_partner WHERE id = %s", [seeded.partners["member"]])
    assert re.search(r"leave the co-op", answer.text, re.IGNORECASE), (
        "the page does not say what to do"
    )


def test_the_account_page_writes_the_register(seeded, renewed_server):
    """What a member changes on /my/account stands in the register the same moment."""
    server = renewed_server(seeded.database, workers=0)
    member = Visitor(server.url, "member")
    page = member.get("/my/account").text
    country = server.value("SELECT id FROM res_country WHERE code = 'GB'")
    fields = {
        "name": "Mali Mwyar Newydd",
        "email": people.email_of("member"),
        "phone": people.phone_of("member"),
        "street": "99 Stryd Newydd",
        "city": "Caerdydd",
        "zip": "CF10 1AA",
        "country_id": country,
        "partner_id": seeded.partners["member"],
        "csrf_token": csrf_of(page),
        "required_fields": "",
        "address_type": "billing",
        "use_delivery_as_billing": "true",
    }
    answer = member.post("/my/address/submit", data=fields)
    assert answer.status_code == 200, answer.text
    assert "invalid_fields" not in answer.json(), answer.json()
    membership = seeded.memberships["member"]
    rows = server.psql(
        "SELECT particular, value FROM coop_register_entry WHERE membership_id = %s ORDER BY id",
        [membership],
    )
    latest = {row["particular"]: row["value"] for row in rows}
    name, street = server.psql(
        "SELECT name, street FROM res_partner WHERE id = %s", [seeded.partners["member"]]
    )[0].values()
    assert street == "99 Stryd Newydd"
    assert latest["name"] == name
    assert "99 Stryd Newydd" in latest["service_address"]


# Upgrade and uninstall


def previous_release(folder):
    """The addons of the latest tag, unpacked into ``folder``; None before the first release."""
    tags = subprocess.run(
        ["git", "tag", "--merged", "HEAD", "--sort=-creatordate"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    ).stdout.split()  # fmt: skip
    if not tags:
        return None
    archive = subprocess.run(
        ["git", "archive", tags[0], "addons"], cwd=ROOT, capture_output=True, check=True
    )
    subprocess.run(["tar", "-x", "-C", str(folder)], input=archive.stdout, check=True)
    return Path(folder) / "addons"


@contextlib.contextmanager
def before_upgrade(seeded, release):
    """A database as the previous release would leave it: its demo; else the small co-op."""
    if release is None:
        with copies.copy_of(seeded.database, "upgrade") as name:
            yield name
    else:
        with copies.empty("upgrade") as name:
            addons = [str(release), *core_addons()]
            install(name, addons, "-i", "coop_demo")
            yield name


def test_an_upgrade_leaves_every_row(seeded, tmp_path):
    """From the previous release where there is one, else from this very state."""
    with before_upgrade(seeded, previous_release(tmp_path)) as name:
        own = replace(seeded, database=name)
        with sql_db.db_connect(name).cursor() as cr:
            before = tables.fingerprint(cr)
        copies.leave(name)
        install(name, [str(house.ADDONS), *core_addons()], "-u", "coop_base")
        with own.env() as env:
            after = tables.fingerprint(env.cr)
            gone = {table: before[table].keys() - after[table].keys() for table in before}
            assert not {table: keys for table, keys in gone.items() if keys}
            rows = list(walled(env))
            assert rows, "no walled rows: nothing would be proven"
            for row in rows:
                kept = before[row._table].items() <= after[row._table].items()
                assert kept, f"{row._table} changed in the upgrade"


def core_rows(cr):
    """Core's tables of people in core's own columns, as text."""
    found = {}
    for table in (*tables.PEOPLE, "res_partner_category", "calendar_event", "res_lang"):
        cr.execute(
            """SELECT string_agg(quote_ident(attname), ', ' ORDER BY attname) FROM pg_attribute
                WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped
                  AND attname NOT LIKE 'coop\\_%%'
                  AND attname NOT IN ('write_date', 'write_uid', 'lang', 'active')""",
            [table],
        )
        [columns] = cr.fetchone()
        cr.execute(f"SELECT id, md5(ROW({columns})::text) FROM {table}")
        found[table] = dict(cr.fetchall())
    return found


def test_uninstalling_everything_leaves_core_whole(seeded):
    with copies.copy_of(seeded.database, "uninstall") as name:
        with sql_db.db_connect(name).cursor() as cr:
            before = core_rows(cr)
        copies.leave(name)
        addons = [str(house.ADDONS), *core_addons()]
        log = odoo_command(name, addons, "shell", "--no-http", script=UNINSTALL)
        assert not faults_in(log), log
        with sql_db.db_connect(name).cursor() as cr:
            after = core_rows(cr)
            assert not left_behind(cr)
            for table, rows in before.items():
                lost = rows.keys() - after[table].keys()
                if table == "res_lang":
                    continue
                assert not lost, f"{table} lost {lost}"
                changed = {key for key, value in rows.items() if after[table][key] != value}
                assert not changed, f"{table} changed in {changed}"
            cr.execute(
                "SELECT count(*) FROM res_users u JOIN res_partner p ON p.id = u.partner_id"
                " WHERE p.lang NOT IN (SELECT code FROM res_lang WHERE active)"
            )
            assert cr.fetchone() == (0,), "somebody is left with a language that is gone"
        # and it still runs
        log = odoo_command(name, addons, "server", "-u", "portal", "--stop-after-init", "--no-http")
        assert not faults_in(log), log
