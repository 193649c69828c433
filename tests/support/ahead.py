"""Time that passes on a running server: the clock of the co-op goes ahead, and that of its
database by as much. What browsers, mails and sessions go by stays as it is.

Months of an election pass in a test without a record that is moved: what was published keeps its
words and its fingerprint.
"""

from datetime import datetime, timedelta, timezone

from tests.support.launch_odoo import AHEAD

# Before the functions of PostgreSQL that have these names.
SCHEMA = """
    CREATE SCHEMA ahead;
    CREATE TABLE ahead.clock (seconds double precision NOT NULL);
    INSERT INTO ahead.clock VALUES (0);
    CREATE FUNCTION ahead.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE AS
        'SELECT pg_catalog.clock_timestamp() + make_interval(secs => seconds) FROM ahead.clock';
    CREATE FUNCTION ahead.now() RETURNS timestamptz LANGUAGE sql STABLE AS
        'SELECT pg_catalog.now() + make_interval(secs => seconds) FROM ahead.clock';
"""


class Ahead:
    """The clock of one server, which goes on from wherever it is put."""

    def __init__(self):
        self.server = None
        self.seconds = 0.0

    def lay(self, server):
        """Have a server go by this clock; given to ``running`` as ``before``."""
        self.server = server
        self._path().write_text("0")
        server.psql(SCHEMA)
        server.environment = {
            AHEAD: str(self._path()),
            "PGOPTIONS": "-c search_path=public,ahead,pg_catalog",
        }

    def _path(self):
        return self.server.log.with_name("ahead")

    def now(self):
        """The present moment on the server, as a naive UTC datetime."""
        now = datetime.now(timezone.utc).replace(tzinfo=None)
        return now + timedelta(seconds=self.seconds)

    def go_to(self, moment, later=1):
        """It is so many seconds later than a moment that lies ahead."""
        self.seconds += (moment - self.now()).total_seconds() + later
        self.server.psql("UPDATE ahead.clock SET seconds = %s", [self.seconds])
        # in one piece, also for whoever reads it meanwhile
        fresh = self._path().with_suffix(".new")
        fresh.write_text(str(self.seconds))
        fresh.replace(self._path())
