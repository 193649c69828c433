"""Fixtures of the tests that cross addons.

``server``: one real Odoo for all tests that only add to it. ``own_server``: one of its own for a
test that breaks or kills something. ``pages``: a browser on ``server``; the test fails when a page
had a script error or an answer 500.
"""

import contextlib

import pytest

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
