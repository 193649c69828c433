"""The files of the servers: logs, PostgreSQL's write-ahead log, the files of its tables."""

from pathlib import Path

from psycopg2 import sql

from tests.secrecy.sources import Table, connection

PAGE = 8192


def log(name, text):
    """Return a log as a table of its entries; lines that belong to an entry stay with it."""
    return Table(name, ["entry"], [(entry,) for entry in entries_of(text)], deep=1)


def entries_of(text):
    """Return the entries of a log, each with all of its lines."""
    entries = []
    for line in text.splitlines():
        if entries and not line[:4].isdigit():
            entries[-1] += "\n" + line
        else:
            entries.append(line)
    return entries


class GrowingLog:
    """A log that is read as it grows, each entry once."""

    def __init__(self, name, path, begin=0):
        self.name, self.path, self.begin, self.rows = name, path, begin, []

    def read(self):
        """Return the log so far, as a table."""
        with self.path.open("rb") as file:
            file.seek(self.begin)
            data = file.read()
        self.begin += len(data)
        self.rows += [(entry,) for entry in entries_of(data.decode(errors="replace"))]
        return Table(self.name, ["entry"], [*self.rows], deep=1)


class ServerFiles:
    """The files of the embedded PostgreSQL: its log, its write-ahead log, those of tables."""

    def __init__(self, database):
        self.database = database
        self.data = Path(self._value("SHOW data_directory"))
        path = self.data.parent / "log"
        self.log = GrowingLog("statement log", path, path.stat().st_size)
        self.wal_begin = int(self._value("SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn"))
        self.wal_rows = []

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
        return self.log.read()

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
                data = path.read_bytes()[first - number * size : last - number * size]
                self.wal_rows += pages("", data).rows
        self.wal_begin = end
        return Table("write-ahead log", ["page"], [*self.wal_rows], is_cut=True, deep=1)

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
