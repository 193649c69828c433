"""The addons beside an Odoo that has been in use: databases, spreadsheets, what must stay whole.

The two databases are templates: `in_use` before the addons came, `living` with them. They are made
when a test first asks for them. Nothing here loads their registry: accounts and a website in the
process of the tests would be there for all other tests.
"""

import contextlib
import io

import psycopg2
import xlsxwriter
from psycopg2 import sql

from odoo import sql_db

from tests.support import in_use, tables
from tools import database, workplace

# What Odoo keeps of itself, not of people and their work.
OWN = ("ir_", "bus_", "orm_", "res_groups", "rule_group_rel", "coop_")
# Columns that say when somebody last looked, not what is known of them.
READ = ("last_interest_dt", "last_seen_dt", "new_message_separator", "seen_message_id")
# Odoo takes the time zone of the browser when somebody first signs in.
NOTES = ("last_modified_date", "last_modified_uid", "tz", *READ, *tables.NOTES)
# What Odoo is built of: an addon adds rows here, and its removal takes them away.
SCAFFOLD = (
    "ir_act_report_xml",
    "ir_act_server",
    "ir_act_window",
    "ir_cron",
    "ir_filters",
    "ir_model",
    "ir_model_access",
    "ir_model_constraint",
    "ir_model_data",
    "ir_model_fields",
    "ir_model_relation",
    "ir_rule",
    "ir_sequence",
    "ir_ui_menu",
    "ir_ui_view",
    "mail_activity_plan_template",
    "mail_activity_type",
    "mail_template",
    "report_paperformat",
    "res_groups",
    "res_groups_privilege",
)

CATEGORIES = {"supported": 120, "employee": 240, "supporter": 120}
MEMBERS = sum(CATEGORIES.values())
HEADS = {
    "members": (
        "Number", "Name", "Address", "Town", "Postcode", "E-mail", "Category", "Date entered",
        "Date ceased", "Reason for leaving",
    ),
    "people": ("Name", "Address", "Town", "Postcode", "Area", "Supported since", "Place"),
}  # fmt: skip
AREA = "Gwynedd"


def prepared(kind):
    """The name of an up-to-date template; made now if there is none."""
    with workplace.ready() as place:
        return database.ensure_template(place, kind)


@contextlib.contextmanager
def cursor(name):
    """A cursor in a database, without any registry; PostgreSQL copies only what nobody is in."""
    _, info = sql_db.connection_info_for(name)
    with contextlib.closing(psycopg2.connect(**info)) as connection:
        with connection, connection.cursor() as cr:
            yield cr


def members():
    """[(number, name, category, e-mail)] of the register that the co-op kept in a spreadsheet."""
    others = in_use.other_names()
    names = {
        "employee": in_use.staff_names()[:: in_use.STAFF // CATEGORIES["employee"]],
        "supporter": others[: CATEGORIES["supporter"]],
        "supported": others[CATEGORIES["supporter"] :][: CATEGORIES["supported"]],
    }
    rows = []
    for category, people in names.items():
        for place, name in enumerate(people):
            # some gave the address of the job, some none
            at_work = category == "employee" and place % 4 == 0
            email = in_use.work_email(name) if at_work else in_use.home_email(name)
            rows.append((len(rows) + 1, name, category, "" if place % 4 == 1 else email))
    return rows


def spreadsheet(kind):
    """The bytes of an .xlsx: "members", the register; "people", people supported with houses."""
    rows = []
    if kind == "members":
        for number, name, category, email in members():
            gone = number % 40 == 0
            rows.append(
                (str(number), name, *in_use.home(name), email, category, "8/1/2018")
                + (("31/3/2020", "Resigned") if gone else ("", ""))
            )
    else:
        for number, name in enumerate(in_use.other_names()[CATEGORIES["supporter"] :]):
            house = f"Tŷ {in_use.FAMILY[number // 10]}"
            rows.append((name, *in_use.home(name), AREA, "1/6/2015", house))
    book = io.BytesIO()
    with xlsxwriter.Workbook(book, {"in_memory": True}) as made:
        sheet = made.add_worksheet()
        for line, cells in enumerate([HEADS[kind], *rows]):
            for place, cell in enumerate(cells):
                sheet.write_string(line, place, cell)
    return book.getvalue()


def columns(cr, only=None):
    """{table: columns} of what an Odoo in use holds of people and their work."""
    cr.execute(
        """SELECT c.relname, array_agg(a.attname::text ORDER BY a.attname)
             FROM pg_class c
             JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = current_schema()
             JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE c.relkind = 'r' AND a.attname != ALL(%s)
         GROUP BY c.relname ORDER BY c.relname""",
        [list(NOTES)],
    )
    return {
        table: names
        for table, names in cr.fetchall()
        if (table in only if only else not table.startswith(OWN))
    }


def rows(cr, columns_of):
    """{table: {key: hash of the row, in these columns}}; an empty translation is none."""
    found = {}
    for table, names in columns_of.items():
        inner = sql.SQL("SELECT {} FROM {}").format(
            sql.SQL(", ").join(map(sql.Identifier, names)), sql.Identifier(table)
        )
        key = "t.id::text" if "id" in names else "md5(t::text)"
        query = sql.SQL(f"SELECT {key}, md5(jsonb_strip_nulls(to_jsonb(t))::text) FROM ({{}}) t")
        cr.execute(query.format(inner))
        found[table] = dict(cr.fetchall())
    return found


def scaffold(cr):
    """{table: ids} of what Odoo is built of."""
    found = {}
    for table in SCAFFOLD:
        cr.execute(sql.SQL("SELECT id FROM {}").format(sql.Identifier(table)))
        found[table] = {number for (number,) in cr.fetchall()}
    return found


def files(cr):
    """{id: checksum} of files and pictures; bundles of scripts and styles come and go."""
    cr.execute(
        """SELECT id, checksum || md5(coalesce(db_datas, '')) FROM ir_attachment
            WHERE type = 'binary' AND res_model IS DISTINCT FROM 'ir.ui.view'"""
    )
    return dict(cr.fetchall())


RIGHTS = ("group_membership_manager", "group_support_status")


def set_up(admin, officer_of):
    """IT gives the officer her rights; she says who can be a member, where, by which rules.

    :param admin: Visitor of the administrator
    :param officer_of: function that signs the officer in, called once she has her rights
    """
    groups = [
        admin.call("ir.model.data", "check_object_reference", "coop_membership", name)[1]
        for name in RIGHTS
    ]
    [user] = admin.call("res.users", "search", [["login", "=", "officer"]])
    admin.call("res.users", "write", [user], {"group_ids": [[4, group] for group in groups]})
    [company] = admin.call("res.company", "search", [])
    officer = officer_of()
    [partner] = officer.call("res.partner", "search", [["name", "=", in_use.OFFICE["officer"][0]]])
    admin.call(
        "res.company",
        "write",
        [company],
        {
            "coop_help_partner_id": partner,
            "coop_help_phone": "01341 555 001",
            "coop_join_open": True,
        },
    )
    [setup] = officer.call("coop.category.setup", "create", [{}])
    officer.call("coop.category.setup", "action_set_up", [setup])
    officer.call("coop.area", "create", [{"name": AREA, "code": "W06000002"}])
    officer.call(
        "coop.rules.version", "create", [{"name": "Rules of 2017", "valid_from": "2017-05-01"}]
    )
