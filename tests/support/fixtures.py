"""Fixtures of the generated tests: a small co-op with a person of every kind, served for real."""

from dataclasses import replace

import pytest

from odoo import api
from odoo.modules.registry import Registry
from odoo.tests.common import get_db_name

from tests.support import living as copies
from tests.support import pages as member_pages
from tests.support import people, routes
from tests.support import server as servers
from tests.support.visitor import Visitor


@pytest.fixture
def env():
    """The database of the test session, as the superuser; nothing is kept."""
    with Registry(get_db_name()).cursor() as cr:
        yield api.Environment(cr, api.SUPERUSER_ID, {})
        cr.rollback()


@pytest.fixture(scope="session")
def seeded():
    """A small co-op that nobody is connected to: what destructive tests copy."""
    with copies.copy_of(get_db_name(), "seed") as name:
        with copies.as_in_production():
            made = people.seed(name)
        copies.leave(name)
        yield made


@pytest.fixture(scope="session")
def served(seeded):
    """Two workers on a copy of the small co-op; tests leave it as they found it."""
    with servers.running(template=seeded.database) as server:
        yield server
        copies.leave(server.database)


@pytest.fixture(scope="session")
def living(seeded, served):
    """The people of the small co-op in the database that is served."""
    return replace(seeded, database=served.database)


@pytest.fixture(scope="session")
def all_routes(living):
    """Every route of the server, ours and Odoo's."""
    with living.env() as env:
        return routes.routes_of(env)


@pytest.fixture(scope="session")
def found_pages(served, all_routes):
    """Pages of the frontend that somebody meets who is not signed in, and who is a member."""
    return {
        "public": member_pages.member_facing(Visitor(served.url), "public", all_routes),
        "member": member_pages.member_facing(Visitor(served.url, "member"), "member", all_routes),
    }
