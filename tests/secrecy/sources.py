"""Where to look: every table with what PostgreSQL keeps of its rows, logs, its own files, its
statistics, and what the models show to whoever asks."""

import contextlib
import io
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

import psycopg2
from psycopg2 import sql

from odoo.exceptions import UserError
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
PAGE = 8192


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
    raw: str = ""
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
            if name in before and before[name].raw == raw:
                found[name] = before[name]
                continue
            table = Table(name, [*SYSTEM, *own], [_row(line) for line in raw.split("\n")[:-1]])
            table.keys = {
                place: kind
                for place, column in enumerate(table.columns)
                if (kind := keys.get((name, column)))
            }
            table.raw = raw
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


# -- files -----------------------------------------------------------------------------------------


def log(name, text):
    """Return a log as a table of its entries; lines that belong to an entry stay with it."""
    entries = []
    for line in text.splitlines():
        if entries and not line[:4].isdigit():
            entries[-1] += "\n" + line
        else:
            entries.append(line)
    return Table(name, ["entry"], [(entry,) for entry in entries], deep=1)


class ServerFiles:
    """The files of the embedded PostgreSQL: its log, its write-ahead log, those of tables."""

    def __init__(self, database):
        self.database = database
        self.data = Path(self._value("SHOW data_directory"))
        self.log = self.data.parent / "log"
        self.log_begin = self.log.stat().st_size
        self.wal_begin = int(self._value("SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn"))
        self.wal_read = b""

    def _value(self, query):
        with connection(self.database, "postgres") as opened, opened.cursor() as cr:
            cr.execute(query)
            return cr.fetchone()[0]

    def log_all(self, anew=False):
        """Have every statement logged, with its parameters and what it took.

        :param bool anew: whether whoever is connected has to connect again, and is logged too
        """
        for key, value in (("log_statement", "all"), ("log_min_duration_statement", "0")):
            name = sql.Identifier(self.database)
            with connection("postgres", "postgres") as opened, opened.cursor() as cr:
                command = sql.SQL("ALTER DATABASE {} SET {} = %s")
                cr.execute(command.format(name, sql.SQL(key)), [value])
                if anew:
                    cr.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
                        [self.database],
                    )

    def statements(self):
        """Return the log since the beginning, as a table."""
        with self.log.open("rb") as file:
            file.seek(self.log_begin)
            return log("statement log", file.read().decode(errors="replace"))

    def wal(self):
        """Return the write-ahead log since the beginning, as a table of pages.

        Segments are used again after a while: this is called often enough to read each before.
        """
        size = int(self._value("SHOW wal_segment_size").removesuffix("MB")) << 20
        # commits may wait for the disk; a switch does not
        end = int(self._value("SELECT pg_switch_wal() - '0/0'::pg_lsn"))
        timeline = self._value("SELECT timeline_id FROM pg_control_checkpoint()")
        for number in range(self.wal_begin // size, end // size + 1):
            high, low = divmod(number, (1 << 32) // size)
            path = self.data / "pg_wal" / f"{timeline:08X}{high:08X}{low:08X}"
            first, last = max(self.wal_begin, number * size), min(end, (number + 1) * size)
            if path.exists():
                self.wal_read += path.read_bytes()[first - number * size : last - number * size]
        self.wal_begin = end
        return pages("write-ahead log", self.wal_read)

    def heap(self, table):
        """Return the bytes of a table's files and of its indexes, as they are on the disk."""
        self.wal()  # what was written before a checkpoint may be gone after it
        with connection(self.database, "postgres") as opened, opened.cursor() as cr:
            cr.execute("CHECKPOINT")
            cr.execute(
                "SELECT pg_relation_filepath(oid) FROM pg_class WHERE oid = %(t)s::regclass"
                " OR oid = (SELECT reltoastrelid FROM pg_class WHERE oid = %(t)s::regclass)"
                " OR oid IN (SELECT indexrelid FROM pg_index WHERE indrelid = %(t)s::regclass)",
                {"t": table},
            )
            paths = [self.data / path for (path,) in cr.fetchall() if path]
        return b"".join(path.read_bytes() for path in paths)


def pages(name, data):
    """Return bytes as a table of pages, each as text of one sign a byte."""
    cut = range(0, len(data), PAGE)
    rows = [(data[at : at + PAGE].decode("latin-1"),) for at in cut if any(data[at : at + PAGE])]
    return Table(name, ["page"], rows, is_cut=True, deep=1)


# -- models ----------------------------------------------------------------------------------------


def of_model(env, name, old=(), most=3000):
    """Return every stored field of every record of a model that somebody may read, or None.

    :param old: ids as text of records that were there before anybody voted
    """
    model = env[name]
    if model._abstract or model._transient or not model.has_access("read"):
        return None
    fields = [
        field
        for field in model._fields.values()
        if field.store and field.type != "one2many" and model._has_field_access(field, "read")
    ]
    try:
        records = model.with_context(active_test=False, bin_size=False).search([], limit=most)
        read = records.read([field.name for field in fields], load=None)
    except UserError:
        return None  # what is refused is not seen
    table = as_table(
        f"{name} as {env.user.login}",
        [field.name for field in fields],
        read,
        {field.name: field.comodel_name for field in fields if field.comodel_name} | {"id": name},
    )
    table.old = frozenset(place for place, one in enumerate(read) if str(one["id"]) in old)
    return table


def as_table(name, columns, read, comodels):
    """Return dictionaries of values as a table.

    :param dict comodels: column -> the model whose ids are in it
    """
    rows = [tuple(_text(one.get(column)) for column in columns) for one in read]
    keys = {
        place: KINDS[table]
        for place, column in enumerate(columns)
        if (table := comodels.get(column, "").replace(".", "_")) in KINDS
    }
    return Table(name, list(columns), rows, keys)


def _text(value):
    if value is None or value is False:
        return None
    if isinstance(value, bytes):
        return value.decode("latin-1")
    if isinstance(value, (list, tuple)) and len(value) == 2 and isinstance(value[1], str):
        return str(value[0])  # a record with its name
    return str(value)
