"""Where to look: every table with what PostgreSQL keeps of its rows, and its statistics."""

import contextlib
import hashlib
import io
import re
from dataclasses import dataclass, field, replace

import psycopg2
from psycopg2 import sql

from odoo.tools import config

from tests.secrecy.marks import DEEP

# What PostgreSQL keeps of each row, besides its columns.
SYSTEM = ("ctid", "xmin", "cmin")
# By these names columns hold ids of people, with or without a foreign key.
NAMED = {
    "elector_id": "elector",
    "membership_id": "membership",
    "partner_id": "partner",
    "author_id": "partner",
    "user_id": "user",
    "create_uid": "user",
    "write_uid": "user",
    "recorded_by_id": "user",
}
# The id of a record whose model is in a column beside it.
RECORD, MODELS = "record", ("model", "res_model")
KINDS = {
    "coop_election_elector": "elector",
    "coop_membership": "membership",
    "res_partner": "partner",
    "res_users": "user",
}
ESCAPED = re.compile(r"\\(.)")
SIGNS = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f", "v": "\v"}


@dataclass
class Table:
    """Rows of texts under columns.

    :ivar dict keys: place of a column -> whose ids are in it, one of ``KINDS``, or ``RECORD``
    :ivar old: places of the rows that were there before anybody voted
    :ivar is_cut: rows are pieces of a whole, cut anywhere: what is in one may have come by chance
    :ivar int deep: so many codes one in another are opened
    """

    name: str
    columns: list
    rows: list
    keys: dict = field(default_factory=dict)
    old: frozenset = frozenset()
    digest: str = ""
    is_cut: bool = False
    deep: int = DEEP

    def people(self, values):
        """Yield (kind, id) of the people to whom a row leads."""
        for place, kind in self.keys.items():
            if kind == RECORD:
                beside = next(self.columns.index(one) for one in MODELS if one in self.columns)
                kind = KINDS.get((values[beside] or "").replace(".", "_"))
            yield kind, values[place]


# -- the database ----------------------------------------------------------------------------------


def connection(database, user=None):
    """Return a connection to a database, committing each statement; closes at the end of a with.

    :param user: "postgres", who may all, where the server is the embedded one
    """
    given = {
        "host": config["db_host"],
        "port": config["db_port"],
        "user": user or config["db_user"],
        "password": config["db_password"],
    }
    made = psycopg2.connect(dbname=database, **{key: v for key, v in given.items() if v})
    made.autocommit = True
    return contextlib.closing(made)


def dump(database, before=None):
    """Return {name: Table} of all tables, with what PostgreSQL keeps of each row, in the order in
    which rows lie there: more than a backup has.

    :param before: an earlier dump; tables that are as they were then are not read again, and rows
        that were there then are old
    """
    before = before or {}
    found = {}
    with connection(database) as opened, opened.cursor() as cr:
        cr.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        columns, keys = _columns(cr), _keys(cr)
        for name, own in columns.items():
            raw = _copy(cr, name, own)
            digest = hashlib.sha256(raw.encode()).hexdigest()
            if name in before and before[name].digest == digest:
                found[name] = before[name]
                continue
            # rows that were there are kept once
            kept = {row: row for row in before[name].rows} if name in before else {}
            rows = map(_row, raw.split("\n")[:-1])
            table = Table(name, [*SYSTEM, *own], [kept.get(row, row) for row in rows])
            table.keys = {
                place: kind
                for place, column in enumerate(table.columns)
                if (kind := keys.get((name, column)))
            }
            table.digest = digest
            found[name] = table
    return found


def aged(dumped, baseline):
    """Return the tables of a dump with the rows marked that the baseline has as well."""
    tables = []
    for name, table in dumped.items():
        if table is baseline.get(name):
            old = frozenset(range(len(table.rows)))
        else:
            known = set(baseline[name].rows) if name in baseline else set()
            old = frozenset(n for n, row in enumerate(table.rows) if row in known)
        tables.append(replace(table, old=old))
    return tables


def _columns(cr):
    cr.execute(
        """SELECT c.relname, array_agg(a.attname::text ORDER BY a.attnum)
             FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
              AND a.attnum > 0 AND NOT a.attisdropped
         GROUP BY c.relname ORDER BY c.relname"""
    )
    return dict(cr.fetchall())


def _keys(cr):
    """Return {(table, column): whose ids are in it}."""
    cr.execute(
        """SELECT k.conrelid::regclass::text, a.attname, k.confrelid::regclass::text
             FROM pg_constraint k
             JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
            WHERE k.contype = 'f' AND k.confrelid::regclass::text = ANY (%s)""",
        [list(KINDS)],
    )
    found = {(table, column): KINDS[to] for table, column, to in cr.fetchall()}
    found |= {(table, "id"): kind for table, kind in KINDS.items()}
    # a number whose model stands beside it
    found |= {(table, "res_id"): RECORD for table in ("mail_message", "ir_attachment")}
    cr.execute(
        "SELECT attrelid::regclass::text, attname FROM pg_attribute WHERE attname = ANY (%s)",
        [list(NAMED)],
    )
    for table, column in cr.fetchall():
        found.setdefault((table, column), NAMED[column])
    return found


def _copy(cr, name, columns):
    read = sql.SQL("COPY (SELECT {} FROM {} AS t) TO STDOUT").format(
        sql.SQL(", ").join(sql.SQL("t.{}").format(sql.Identifier(c)) for c in (*SYSTEM, *columns)),
        sql.Identifier(name),
    )
    stream = io.StringIO()
    cr.copy_expert(read, stream)
    return stream.getvalue()


def _row(line):
    return tuple(None if value == r"\N" else _plain(value) for value in line.split("\t"))


def _plain(value):
    if "\\" in value:
        return ESCAPED.sub(lambda found: SIGNS.get(found[1], found[1]), value)
    return value


def statistics(database):
    """Return what the planner keeps of all columns: most common values and the like."""
    with connection(database, "postgres") as opened, opened.cursor() as cr:
        cr.execute("ANALYZE")
        cr.execute("SELECT * FROM pg_stats WHERE schemaname = 'public'")
        columns = [column.name for column in cr.description]
        rows = [tuple(None if v is None else str(v) for v in row) for row in cr.fetchall()]
    return Table("pg_stats", columns, rows)


def sequences(database):
    """Return {sequence: its last value}."""
    with connection(database) as opened, opened.cursor() as cr:
        cr.execute("SELECT sequencename, last_value FROM pg_sequences")
        return dict(cr.fetchall())
