"""Fixtures of the tests that cross addons.

``server``: one real Odoo for all tests that only add to it. ``renewed_server``: one that goes on
from test to test, with a fresh copy of its database for each. ``own_server``: one of its own for a
test that breaks or kills something. ``pages``: a browser on ``server``; the test fails when a page
had a script error or an answer 500.
"""

import contextlib

import pytest

from odoo.addons.base.models import res_users

from tests.support import browser as chromium
from tests.support import server as servers
from tests.support.fixtures import (  # noqa: F401
    all_routes,
    env,
    found_pages,
    living,
    seeded,
    served,
)

# Files that are soon done. Processes are given a file at a time: with these at the end none waits
# for long until another has come through its last file.
SHORT = (
    "tests/counting/",
    "tests/envelope/",
    "tests/plain/",
    "tests/tools/",
    "tests/test_access_matrix.py",
    "tests/test_catalogue.py",
    "tests/test_house.py",
)


def pytest_collection_modifyitems(items):
    """Have short files last; all others keep their order."""
    items.sort(key=lambda item: item.nodeid.startswith(SHORT))


@pytest.fixture(scope="session", autouse=True)
def _one_round():
    """Secrets are hashed in one round, as on the servers (tests/support/launch_odoo.py)."""
    before, res_users.MIN_ROUNDS = res_users.MIN_ROUNDS, 1
    yield
    res_users.MIN_ROUNDS = before


@pytest.fixture(scope="session")
def server():
    """A two-worker Odoo on a copy of the demo co-op, shared by the session."""
    with servers.running() as started:
        yield started


@pytest.fixture
def own_server():
    """A function that starts servers for this test alone: ``own_server(workers=2)``."""
    with contextlib.ExitStack() as stack:
        yield lambda **options: stack.enter_context(servers.running(**options))


@pytest.fixture(scope="session")
def _running():
    """Servers that go on from test to test, by what they were asked for with."""
    with contextlib.ExitStack() as stack:
        yield {}, stack


@pytest.fixture
def renewed_server(_running):
    """A function that gives a server on a fresh copy: ``renewed_server(seeded.database)``.

    Its processes may have served a copy before, as real ones have: to start them costs more than
    most tests. ``workers`` is how many it has at least; with 0 any that runs already will do.
    """
    running, stack = _running

    def renewed(template, workers=2):
        enough = [key for key in running if key[0] == template and key[1] >= workers]
        key = enough[0] if enough else (template, workers)
        if key in running:
            running[key].renew()
        else:
            started = servers.running(template=template, workers=workers)
            running[key] = stack.enter_context(started)
        return running[key]

    return renewed


@pytest.fixture(scope="session")
def _browser():
    with chromium.started() as browser:
        yield browser


@pytest.fixture
def pages(_browser, server):
    """Pages on the shared server; faults in them fail the test."""
    made = chromium.Pages(_browser, server)
    yield made
    made.close()
    assert not made.faults, "\n".join(made.faults)


@pytest.fixture
def pages_on(_browser):
    """A function that gives pages on another server: ``pages_on(own_server())``."""
    made = []

    def on(other):
        made.append(chromium.Pages(_browser, other))
        return made[-1]

    yield on
    for each in made:
        each.close()
    faults = [fault for each in made for fault in each.faults]
    assert not faults, "\n".join(faults)


@pytest.fixture
def mails(server):
    """A function that reads the e-mails of the shared server."""
    return server.mails


@pytest.fixture
def psql(server):
    """A function that runs SQL in the shared server's database."""
    return server.psql
