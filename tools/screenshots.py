"""`make screenshots`: take the pictures of docs/images anew, on a copy of the demo co-op.

What each picture shows is in `tests/screens`, a module an addon.
"""

import os
import shlex
import subprocess

from . import database, machine, paths, testing, venv, workplace


def main(argv):
    """Take all pictures, or those whose names hold a word of ``ARGS`` ("lesson sign-in")."""
    testing.system_needs()
    with workplace.ready() as place:
        template = database.ensure_template(place, "demo")
        conf = place.settings("screens", db_name=template)
        env = place.environment(ODOO_RC=str(conf), COOP_DEMO_TEMPLATE=template)
        words = shlex.split(os.environ.get("ARGS", "")) or argv
        command = [str(venv.PYTHON), "-m", "tests.screens", *words]
        done = subprocess.run(
            command, cwd=paths.ROOT, env=env, preexec_fn=machine.die_with_parent, check=False
        )
        return done.returncode
