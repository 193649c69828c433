"""The demo co-op as `make run` shows it, looked at in a database of its own."""

import os
import subprocess
import sys

from tests.support import server

TESTS = (
    "addons/coop_demo/tests/test_deciding.py",
    "addons/coop_demo/tests/test_demo.py",
    "addons/coop_demo/tests/test_elections.py",
    "addons/coop_demo/tests/test_reviewing.py",
    "addons/coop_demo_hr/tests/test_attack.py",
    "addons/coop_demo_hr/tests/test_demo.py",
)


def test_the_demo_co_op_is_as_its_own_tests_say():
    env = {key: value for key, value in os.environ.items() if key != "COOP_DEMO_TEMPLATE"}
    env.pop("PYTEST_CURRENT_TEST", None)
    with server.database() as name:
        command = [sys.executable, "-m", "pytest", f"--odoo-database={name}", "--odoo-http", *TESTS]
        # The settings of this session filter by its own database.
        command.append(f"--odoo-extra=db-filter=^{name}$")
        done = subprocess.run(
            command, cwd=server.ROOT, env=env, capture_output=True, text=True, timeout=1800
        )
    assert not done.returncode, done.stdout[-6000:] + done.stderr[-2000:]
