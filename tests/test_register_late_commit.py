"""An entry made before the register was printed, and committed after it, is not in the print."""

import contextlib
from datetime import date

import pytest

from odoo import SUPERUSER_ID, api
from odoo.modules.registry import Registry
from odoo.tests.common import get_db_name

from tests.support import living as copies

AS_AT = date(2026, 1, 1)


@pytest.fixture
def database():
    """A copy of the session's database with a member in it."""
    with copies.copy_of(get_db_name(), "late") as name:
        with copies.as_in_production():
            Registry(name)
        with transaction(name) as env:
            partner = env["res.partner"].create({"name": "Mali Derwen"})
            membership = env["coop.membership"].create(
                {"partner_id": partner.id, "company_id": env.company.id, "number": "L1"}
            )
            env["coop.register.entry"]._assert(
                membership,
                {
                    "name": "Mali Derwen",
                    "service_address": "1 Heol Goed",
                    "class": "Member",
                    "status": "member",
                },
                date(2018, 1, 8),
                "application",
            )
        yield name


@contextlib.contextmanager
def transaction(name):
    """A transaction of its own, committed at the end."""
    with Registry(name).cursor() as cr:
        yield api.Environment(cr, SUPERUSER_ID, {})


def printed(env, known_at=None):
    """The register as known at an instant (now), and that instant."""
    record = env["coop.register.print"]._start(env.company, AS_AT, known_at, "html")
    return record.attachment_ids.raw, record._known()


def test_a_late_commit_cannot_change_a_register_already_printed(database):
    with transaction(database) as writer:
        membership = writer["coop.membership"].search([("number", "=", "L1")])
        entry = writer["coop.register.entry"]._assert(
            membership, {"name": "Mali Onnen"}, date(2018, 2, 1), "contact"
        )
        entry.flush_recordset()
        recorded_at = entry.recorded_at
        with transaction(database) as reader:
            assert reader["coop.clock"].now() > recorded_at, "made before it is printed"
            before, known = printed(reader)
    with transaction(database) as later:
        assert known < recorded_at
        assert b"Mali Onnen" not in before
        assert printed(later, known)[0] == before
        now, known_now = printed(later)
        assert b"Mali Onnen" in now and known_now == recorded_at
