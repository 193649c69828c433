"""What every command on a database stands on: Odoo's tree, a PostgreSQL server, settings."""

import contextlib
import os
import re
import signal
import subprocess

from . import machine, odoo_tree, paths, postgres, say, settings, venv

LOADING = re.compile(r"Loading module (\w+) \((\d+)/(\d+)\)")
LOGGED = re.compile(r"\d{4}-\d\d-\d\d \d\d:|Running as user")


class Workplace:
    """Odoo's folder and a server that answers."""

    def __init__(self, home, server):
        self.home = home
        self.server = server

    def settings(self, name, **extra):
        """Write and return the settings file of one purpose."""
        return settings.write(name, self.home, self.server, **extra)

    def environment(self, **extra):
        """Return the environment variables for a process that imports Odoo or talks to SQL."""
        env = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
        env["PYTHONPATH"] = str(self.home)
        env["PYTHONUNBUFFERED"] = "1"
        names = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD"}
        env.update({names[key]: str(value) for key, value in self.server.items() if value})
        env.update(extra)
        return env

    def odoo(self, conf, *words, subcommand=()):
        """Return the command line of an Odoo with a settings file."""
        return [str(venv.PYTHON), "-m", "odoo", *subcommand, "-c", str(conf), *map(str, words)]

    def query(self, sql, params=(), database="postgres"):
        """Run one SQL statement."""
        return postgres.query(self.server, sql, params, database)

    def run(self, command, log, progress=None, show=None, strict=True):
        """Run a command of Odoo to its end, its output in a log, and watch how far it comes.

        :param progress: called with how far an installation is
        :param show: called with each line that is not Odoo's log

        :param strict: an error that Odoo only logs (a constraint not made, say) counts as failure
        """
        log.parent.mkdir(parents=True, exist_ok=True)
        errors = []
        with log.open("w") as handle:
            process = subprocess.Popen(
                list(map(str, command)),
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                errors="replace",
                cwd=paths.ROOT,
                env=self.environment(),
                preexec_fn=machine.die_with_parent,
            )
            try:
                for text in process.stdout:
                    handle.write(text)
                    if " ERROR " in text or " CRITICAL " in text:
                        errors.append(text.strip())
                    found = LOADING.search(text)
                    if found and progress:
                        progress(f"{found[2]} of {found[3]}: {found[1]}")
                    elif show and not LOGGED.match(text):
                        show(f"    {text.rstrip()}")
            finally:
                if process.poll() is None and process.stdout.closed:
                    process.send_signal(signal.SIGTERM)
                code = process.wait()
        if code or (strict and errors):
            tail = log.read_text(errors="replace").splitlines()
            shown = errors[-3:] if errors and not code else tail[-12:]
            raise say.Problem(
                "Odoo did not manage it.", "\n".join(shown) + f"\nThe whole log: {log}"
            )


@contextlib.contextmanager
def ready():
    """Yield the workplace, having installed what was missing."""
    home = odoo_tree.ensure()
    with postgres.server() as server:
        yield Workplace(home, server)
