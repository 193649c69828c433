"""For every test, of the addons and of `tests/`: a skipped test is a failed one."""

import os

import freezegun
import pytest
from hypothesis import HealthCheck, settings

from tests.support.outcome import (  # noqa: F401
    pytest_collectreport,
    pytest_runtest_makereport,
    pytest_terminal_summary,
)

# What looks at the demo co-op needs its database: tests/test_demo.py runs it there.
ON_DEMO = [
    "addons/coop_demo/tests/test_deciding.py",
    "addons/coop_demo/tests/test_demo.py",
    "addons/coop_demo/tests/test_elections.py",
    "addons/coop_demo_hr/tests/test_attack.py",
    "addons/coop_demo_hr/tests/test_demo.py",
]
# What stands on Odoo's accounts needs these: tests/test_accounts.py runs it there.
ON_ACCOUNTS = ["addons/coop_governance_account/tests", "tests/accounts"]
collect_ignore = ON_DEMO + ON_ACCOUNTS if "COOP_DEMO_TEMPLATE" in os.environ else []

# A busy machine is no fault of what is tested.
settings.register_profile("coop", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("coop")

# Tests stop the clock; how long they take is told by one that goes on.
freezegun.configure(extend_ignore_list=["_pytest.timing"])


@pytest.hookimpl(tryfirst=True, wrapper=True)
def pytest_cmdline_main(config):
    """Give each of several processes the settings, and so the database, made for it alone.

    pytest-odoo would make copies itself, with PostgreSQL's client programs, which a machine with a
    server elsewhere need not have, and with one file store for all, which tests that drop databases
    would empty for the others.
    """
    worker = os.environ.pop("PYTEST_XDIST_WORKER", "")
    if worker and "COOP_TEST_SETTINGS" in os.environ:
        number = int(worker.removeprefix("gw"))
        os.environ["ODOO_RC"] = os.environ["COOP_TEST_SETTINGS"].split(os.pathsep)[number]
    return (yield)


@pytest.fixture(scope="session", autouse=True)
def _caches():
    """What Odoo keeps of views and routes is not made anew for each test."""
    from tests.support.caches import keep_what_holds  # when the settings of Odoo are read

    with keep_what_holds():
        yield
