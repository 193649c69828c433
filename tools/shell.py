"""`make shell`: Odoo's Python shell in a database."""

import os
import subprocess

from . import database, paths, say, workplace


def main(argv):
    """Open the shell in DB (the demo co-op when not given)."""
    name = os.environ.get("DB") or "coop"
    with workplace.ready() as place:
        if not database.exists(place, name):
            raise say.Problem(f"There is no database {name}.", "`make run` makes the demo one.")
        conf = place.settings("shell", db_name=name, log_level="warn")
        command = place.odoo(conf, "--no-http", subcommand=("shell",))
        return subprocess.call(command, cwd=paths.ROOT, env=place.environment())
