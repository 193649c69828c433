"""Closed points of a meeting in an Odoo in use: beside its website, events, staff and accounts.

The addon's own tests ask everybody whose right there is. Here the rights of these others are there,
too, and hold as little.
"""

import re

from odoo.addons.coop_governance.tests.test_closed_points import OF_OTHERS

from tests.support import beside, commands, house
from tests.support import living as copies

CLASSES = ("TestClosedPoints", "TestMeetingSecurity")
RIGHTS = {*OF_OTHERS, "account.group_account_manager", "event.group_event_manager"}
COUNTED = re.compile(r"(\d+) failed, (\d+) error\(s\) of (\d+) tests")


def test_closed_points_are_found_by_no_way_in_by_who_keeps_events_a_website_or_accounts():
    with copies.copy_of(beside.prepared("living"), "closed") as name:
        with beside.cursor(name) as cr:
            cr.execute("SELECT module || '.' || name FROM ir_model_data WHERE model = 'res.groups'")
            there = {right for (right,) in cr.fetchall()}
        assert there >= RIGHTS, "a right of others is not asked"
        log = commands.odoo_command(
            name,
            [str(house.ADDONS), *commands.core_addons()],
            "server",
            "--test-tags",
            ",".join(f"/coop_governance:{case}" for case in CLASSES),
            "--log-level=info",
            "--stop-after-init",
            "--no-http",
        )
    [*_, (failed, errors, tests)] = COUNTED.findall(log)
    assert (failed, errors) == ("0", "0"), log[-6000:]
    assert int(tests) > 10, "the tests did not run"
