"""A real Odoo with two workers on a copy of the demo database.

What test cursors cannot show needs it: races, kills, what is committed, real browsers.
"""

import contextlib
import html
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
import uuid
from pathlib import Path

import psycopg2
import psycopg2.extras

from tests.support import living as copies
from tools import postgres

ROOT = Path(__file__).resolve().parents[2]
STARTED_WITHIN = 90


class OdooServer:
    """One server with its own database; made by :func:`running`.

    :ivar url: address on the loopback, without a slash at the end
    :ivar database: name of the database
    :ivar template: name of the database that this one is a copy of
    :ivar log: path of the server's log
    """

    def __init__(self, database, workers, template):
        self.database = database
        self.template = template
        self.workers = workers
        self.port, self.live_port = _free_port(), _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.folder = tempfile.TemporaryDirectory(prefix="coop-server-")
        self.log = Path(self.folder.name) / "odoo.log"
        self.process = None
        self.environment = {}

    def start(self, *words):
        """Start the server and wait until it answers.

        :param words: further options of Odoo, such as ``--limit-time-real=5``
        """
        launcher = str(Path(__file__).with_name("launch_odoo.py"))
        command = [sys.executable, launcher, "-c", str(self._settings()), *words]
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                command,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=ROOT,
                env={**_environment(), **self.environment},
                start_new_session=True,
            )
        self._wait()

    def stop(self, how=signal.SIGTERM):
        """Stop the server, gently or with ``signal.SIGKILL``, and all of its workers."""
        if not self.process:
            return
        with contextlib.suppress(ProcessLookupError):
            if how == signal.SIGKILL:
                os.killpg(self.process.pid, how)
            else:
                self.process.send_signal(how)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process = None

    def renew(self):
        """Have a fresh copy of the template under the same name, and an empty log.

        The running server goes on: it finds its connections closed and its caches out of date,
        as after a restart of PostgreSQL and a change by another server. One whose models changed
        is started again.
        """
        same = copies.renew(self.database, self.template)
        with self.cursor() as cursor:
            _point_to(cursor, self.url)
        self.log.write_text("")
        if not same or self.process is None or self.process.poll() is not None:
            self.stop(signal.SIGKILL)
            self.start()

    @contextlib.contextmanager
    def cursor(self):
        """Yield a database cursor whose rows are dictionaries; committed at the end."""
        with contextlib.closing(_connect(self.database)) as connection:
            with connection, connection.cursor() as cursor:
                yield cursor

    def psql(self, sql, params=None):
        """Run one statement, commit it, and return its rows as dictionaries."""
        with self.cursor() as cursor:
            cursor.execute(sql, params)
            return [dict(row) for row in cursor.fetchall()] if cursor.description else []

    def value(self, sql, params=None):
        """Return the one value that a query gives (None when it gives no row)."""
        rows = self.psql(sql, params)
        return next(iter(rows[0].values())) if rows else None

    def mails(self, to=None):
        """Return the e-mails that were queued or sent, oldest first.

        :param to: only those to this address
        :return: dictionaries with subject, body, to (addresses), state, links (in the body)
        """
        rows = self.psql(
            """SELECT mail.id, message.subject, mail.body_html AS body, mail.state,
                      concat_ws(',', nullif(mail.email_to, ''), string_agg(partner.email, ','))
                      AS "to"
                 FROM mail_mail mail
                 JOIN mail_message message ON message.id = mail.mail_message_id
            LEFT JOIN mail_mail_res_partner_rel rel ON rel.mail_mail_id = mail.id
            LEFT JOIN res_partner partner ON partner.id = rel.res_partner_id
             GROUP BY mail.id, message.id
             ORDER BY mail.id"""
        )
        for row in rows:
            row["links"] = [
                html.unescape(link) for link in re.findall(r'href="([^"]+)"', row["body"] or "")
            ]
        return [row for row in rows if to is None or to in row["to"]]

    def errors(self):
        """Return what the log says of errors, each with its traceback."""
        found, within = [], False
        for text in self.log.read_text(errors="replace").splitlines():
            logged = re.match(r"\d{4}-\d\d-\d\d [\d:,]+ \d+ (\w+) ", text)
            if logged:
                within = logged[1] in ("ERROR", "CRITICAL")
                found += [text] if within else []
            elif within:
                found[-1] += "\n" + text
        # With workers, web sockets need the proxy of a real deployment, which is not there.
        return [text for text in found if "Couldn't bind the websocket" not in text]

    def _settings(self):
        from odoo.tools import config

        options = {
            "addons_path": ",".join(config["addons_path"]),
            "data_dir": config["data_dir"],
            "db_host": config["db_host"] or None,
            "db_port": config["db_port"] or None,
            "db_user": config["db_user"] or None,
            "db_password": config["db_password"] or None,
            "db_name": self.database,
            "dbfilter": f"^{self.database}$",
            "gevent_port": self.live_port,
            "http_interface": "127.0.0.1",
            "http_port": self.port,
            "limit_time_cpu": 120,
            "limit_time_real": 240,
            "list_db": False,
            "log_level": "info",
            "max_cron_threads": 0,
            "workers": self.workers,
        }
        path = Path(self.folder.name) / "odoo.conf"
        path.touch(mode=0o600)
        lines = [f"{key} = {value}" for key, value in options.items() if value is not None]
        path.write_text("\n".join(["[options]", *lines, ""]))
        return path

    def _wait(self):
        ends = time.monotonic() + STARTED_WITHIN
        while time.monotonic() < ends:
            if self.process.poll() is not None:
                break
            try:
                with urllib.request.urlopen(f"{self.url}/web/health", timeout=10) as answer:
                    if answer.status == 200:
                        return
            except OSError:
                time.sleep(0.1)
        tail = self.log.read_text(errors="replace").splitlines()[-20:]
        self.stop(signal.SIGKILL)
        raise RuntimeError("the server did not start:\n" + "\n".join(tail))


def demo():
    """The name of the prepared demo co-op."""
    if "COOP_DEMO_TEMPLATE" not in os.environ:
        raise RuntimeError("run the tests with `make test`: it prepares the demo database")
    return os.environ["COOP_DEMO_TEMPLATE"]


@contextlib.contextmanager
def database(template=None):
    """Yield the name of a fresh copy of a template; drop it afterwards.

    :param template: name of the database to copy; the prepared demo co-op when not given
    """
    template = template or demo()
    name = f"coop_test_copy_{uuid.uuid4().hex[:10]}"
    with contextlib.closing(_connect("postgres")) as admin:
        admin.autocommit = True
        with admin.cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
            try:
                yield name
            finally:
                postgres.drop_database(cursor.execute, name)


@contextlib.contextmanager
def running(template=None, workers=2, words=(), before=None):
    """Yield a started server on a fresh copy of a template, as in :func:`database`.

    :param workers: processes that answer requests
    :param words: further options of Odoo
    :param before: called with the server before it is started
    """
    template = template or demo()
    with database(template) as name:
        server = OdooServer(name, workers, template)
        with server.cursor() as cursor:
            _point_to(cursor, server.url)
        if before:
            before(server)
        try:
            server.start(*words)
            yield server
        finally:
            # It has nothing to put in order: its database is dropped.
            server.stop(signal.SIGKILL)
            server.folder.cleanup()


def _point_to(cursor, url):
    """Have links in mails lead to this server."""
    for key, value in (("web.base.url", url), ("web.base.url.freeze", "True")):
        cursor.execute("DELETE FROM ir_config_parameter WHERE key = %s", (key,))
        cursor.execute("INSERT INTO ir_config_parameter (key, value) VALUES (%s, %s)", (key, value))


def _connect(database):
    from odoo.tools import config

    given = {
        "host": config["db_host"],
        "port": config["db_port"],
        "user": config["db_user"],
        "password": config["db_password"],
    }
    return psycopg2.connect(
        dbname=database,
        cursor_factory=psycopg2.extras.RealDictCursor,
        **{key: value for key, value in given.items() if value},
    )


def _environment():
    env = {key: value for key, value in os.environ.items() if not key.startswith("ODOO_")}
    env.pop("PYTEST_CURRENT_TEST", None)
    return env


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
