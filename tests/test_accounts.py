"""What stands on Odoo's accounts, looked at in a database of its own that has them."""

import os
import subprocess
import sys

from tests.support import beside, server

TESTS = ("addons/coop_governance_account/tests", "tests/accounts")


def test_the_bridge_to_accounts_is_as_its_own_tests_say():
    env = {key: value for key, value in os.environ.items() if key != "COOP_DEMO_TEMPLATE"}
    env.pop("PYTEST_CURRENT_TEST", None)
    with server.database(beside.prepared("accounts")) as name:
        command = [sys.executable, "-m", "pytest", f"--odoo-database={name}", "--odoo-http", *TESTS]
        # The settings of this session filter by its own database.
        command.append(f"--odoo-extra=db-filter=^{name}$")
        done = subprocess.run(
            command, cwd=server.ROOT, env=env, capture_output=True, text=True, timeout=1800
        )
    assert not done.returncode, done.stdout[-6000:] + done.stderr[-2000:]
