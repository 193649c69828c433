"""Odoo started for a test, the cheap way where nothing is proven by the dear one.

Without prefork's process for web sockets, which nobody asks and which would import all of Odoo once
more for each server. With secrets hashed in one round, as in Odoo's own tests; that there are as
many as there should be is tested in coop_access.
"""

import os
import subprocess
from datetime import timedelta
from pathlib import Path

from passlib.context import CryptContext

import odoo.cli
from odoo.modules import initialize_sys_path
from odoo.service import server

from odoo.addons.base.models import res_users

# The file in which stands by how many seconds the clock of the co-op goes ahead (ahead.py).
AHEAD = "COOP_TEST_AHEAD"


def in_place_of_web_sockets(prefork):
    """Have a process that does nothing, and ends with the server."""
    command = ["tail", f"--pid={os.getpid()}", "-f", "/dev/null"]
    prefork.long_polling_pid = subprocess.Popen(command).pid


def hashed_again_only_when_weaker(schemes, **options):
    """Have a password that was hashed in more rounds stay as it is when its owner signs in."""
    rounds = options.pop("pbkdf2_sha512__rounds")
    return CryptContext(
        schemes,
        pbkdf2_sha512__default_rounds=rounds,
        pbkdf2_sha512__min_rounds=rounds,
        **options,
    )


def let_time_pass(path, start):
    """Start a server whose co-op's clock goes ahead by what stands in a file."""

    def started(*args, **options):
        initialize_sys_path()
        # here: only now Odoo knows where addons lie
        from odoo.addons.coop_base.models.coop_clock import CoopClock

        usual = CoopClock.now

        def now(self):
            return usual(self) + timedelta(seconds=float(path.read_text()))

        now._api_private = True
        CoopClock.now = now
        return start(*args, **options)

    return started


if __name__ == "__main__":
    if AHEAD in os.environ:
        server.start = let_time_pass(Path(os.environ[AHEAD]), server.start)
    server.PreforkServer.long_polling_spawn = in_place_of_web_sockets
    res_users.MIN_ROUNDS = 1
    res_users.CryptContext = hashed_again_only_when_weaker
    odoo.cli.main()
