"""The admission of 100,000 rows of a spreadsheet, against a bare COPY into the same tables.

The peer takes the very rows that the admission has made, under new ids, and copies them into the
same tables with their keys, indexes and triggers: what the database alone costs. Everything is
rolled back afterwards.
"""

import base64
import io
import tempfile

import xlsxwriter

from odoo.tools import SQL

from .measure import measured

ROWS = 100_000
TABLES = (
    "res_partner",
    "coop_membership",
    "coop_membership_period",
    "coop_qualification",
    "coop_register_entry",
)
SHIFT = 100_000_000
SHIFTED = {"id", "partner_id", "membership_id", "commercial_partner_id"}
HEADS = ("Number", "Name", "Address", "Town", "Postcode", "E-mail", "Category", "Date entered")


def main(env):
    record = env["coop.import"].create(
        {
            "kind": "members",
            "filename": "bench.xlsx",
            "file": base64.b64encode(_workbook(env)),
            "company_id": env.company.id,
        }
    )
    before = {table: _highest(env, table) for table in TABLES}
    with measured() as checking:
        record._check()
    assert record.line_count == ROWS and not record.error_count, record.error_count
    with measured() as admitting:
        record._run()
        env.flush_all()
    assert record.made_memberships == ROWS
    copied, peer = _copy_again(env, before)
    ratio = admitting.seconds / peer
    print(f"check of {ROWS:,} rows: {checking.seconds:.1f} s, {checking.megabytes:.0f} MB")
    print(f"admission of {ROWS:,} rows: {admitting.seconds:.1f} s, {admitting.megabytes:.0f} MB")
    print(f"bare COPY of the same {copied:,} rows of five tables: {peer:.1f} s")
    print(f"ratio {ratio:.1f} (admission, with Odoo's contacts) against a bare COPY")
    env.cr.rollback()


def _workbook(env):
    """A register of people who are not there yet."""
    category = env["coop.membership.category"].search([("code", "=", "supporter")], limit=1)
    highest = env["coop.membership.counter"]._take(env.company)[0]
    start = env.company._coop_parse_number(highest) + 1
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"constant_memory": True, "in_memory": True}) as book:
        sheet = book.add_worksheet()
        for column, head in enumerate(HEADS):
            sheet.write_string(0, column, head)
        for row in range(1, ROWS + 1):
            cells = (
                str(start + row),
                f"Enfys{row % 500} Cwmwl{row // 500}",
                f"{row} Heol y Mynydd",
                "Caernarfon",
                f"LL55 {row % 10}AA",
                f"enfys{row}@example.com" if row % 2 else "",
                category.code,
                f"{1 + row % 28}/{1 + row % 12}/2018",
            )
            for column, cell in enumerate(cells):
                sheet.write_string(row, column, cell)
    return content.getvalue()


def _highest(env, table):
    return env.execute_query(SQL("SELECT coalesce(max(id), 0) FROM %s", SQL.identifier(table)))[0][
        0
    ]


def _copy_again(env, before):
    """(rows, seconds) of COPY FROM, of what was made since `before`, under other ids."""
    count, seconds = 0, 0.0
    for table in TABLES:
        env.cr.execute(SQL("SELECT * FROM %s LIMIT 0", SQL.identifier(table)))
        names = [column.name for column in env.cr.description]
        columns = SQL(", ").join(map(SQL.identifier, names))
        shifted = SQL(", ").join(_shift(name) for name in names)
        made = SQL(
            "SELECT %s FROM %s WHERE id > %s ORDER BY id",
            shifted,
            SQL.identifier(table),
            before[table],
        )
        select = env.cr.mogrify(made.code, made.params).decode()
        target = f'COPY "{table}" ({columns.code}) FROM STDIN'
        with tempfile.TemporaryFile() as rows:
            env.cr.copy_expert(f"COPY ({select}) TO STDOUT", rows)
            rows.seek(0)
            with measured() as peer:
                env.cr.copy_expert(target, rows)
            count += env.cr.rowcount
            seconds += peer.seconds
    return count, seconds


def _shift(name):
    column = SQL.identifier(name)
    if name in SHIFTED:
        return SQL("%s + %s", column, SHIFT)
    if name == "number":
        return SQL("'X' || %s", column)
    return column
