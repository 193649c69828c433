"""A backup of a database, as an administrator makes one, and what is restored from it."""

import contextlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import psycopg2

from odoo import sql_db
from odoo.tools import config

from tests.support import living as copies
from tools import postgres


def program(name):
    """Return the path of one of PostgreSQL's programs: the embedded server's own, or the
    machine's."""
    with contextlib.suppress(Exception):
        path = postgres._wheel() / "bin" / name
        if path.exists():
            return str(path)
    found = shutil.which(name)
    assert found, f"{name} is not here: install the client programs of PostgreSQL"
    return found


@contextlib.contextmanager
def taken(database):
    """Yield the file of a backup that was taken while the database goes on."""
    with tempfile.TemporaryDirectory(prefix="coop-backup-") as folder:
        file = Path(folder) / "backup"
        _run("pg_dump", "--format=custom", "--compress=0", f"--file={file}", database)
        yield file


@contextlib.contextmanager
def restored(file):
    """Yield the name of a database that was restored from a backup; dropped afterwards."""
    with copies.empty("restored") as name:
        _have_unaccent(name)
        _run("pg_restore", "--no-owner", "--no-comments", f"--dbname={name}", str(file))
        yield name


def _have_unaccent(name):
    """A backup has the extension and not that its function was made immutable, as Odoo makes it."""
    _, info = sql_db.connection_info_for(name)
    with contextlib.closing(psycopg2.connect(**info)) as connection, connection.cursor() as cr:
        with contextlib.suppress(psycopg2.Error):
            cr.execute("CREATE EXTENSION unaccent")
            cr.execute("ALTER FUNCTION unaccent(text) IMMUTABLE")
            connection.commit()


def _run(name, *words):
    given = {
        "PGHOST": config["db_host"],
        "PGPORT": str(config["db_port"] or ""),
        "PGUSER": config["db_user"],
        "PGPASSWORD": config["db_password"],
    }
    env = {**os.environ, **{key: value for key, value in given.items() if value}}
    done = subprocess.run([program(name), *words], env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
