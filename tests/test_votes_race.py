"""Whoever writes beside a result or beside minutes while these are settled comes too late.

Each begins before the other has finished: without more each would see what was there before.
"""

from dataclasses import replace

import psycopg2
import pytest

from odoo.tools import mute_logger

from tests.support import living as copies

STAMPS = "recorded_at, recorded_by_id, recorded_by"
NOW = "now() AT TIME ZONE 'UTC', 1, 'x'"


@pytest.fixture
def meeting(seeded):
    """A copy in which a meeting goes on; its row of the roll, and a resolution with a vote."""
    with copies.copy_of(seeded.database, "votes") as name:
        own = replace(seeded, database=name)
        with own.env(commit=True) as env:
            meeting = env["coop.meeting"].browse(own.records["meeting"])
            meeting.action_open()
            row, item = meeting.person_ids[0], meeting.item_ids[0]
            meeting.person_ids._come_in()
            item.action_open()
            resolution = env["coop.resolution"].create(
                {
                    "name": "A ramp",
                    "wording": "A ramp.",
                    "body_id": meeting.body_line_ids.body_id.id,
                    "item_id": item.id,
                }
            )
            resolution.action_fill_votes()
            resolution.vote_ids[0].for_count = 1
            ids = {"meeting": meeting.id, "row": row.id, "resolution": resolution.id}
        yield own, ids


def too_late(cr, statement, *values):
    with (
        mute_logger("odoo.sql_db"),
        pytest.raises(psycopg2.errors.SerializationFailure),
    ):
        cr.execute(statement, values)


def test_a_vote_beside_a_result_that_is_declared_meanwhile(meeting):
    own, ids = meeting
    with own.env() as late:
        late.cr.execute("SELECT count(*) FROM coop_resolution")
        with own.env(commit=True) as env:
            env["coop.resolution"].browse(ids["resolution"])._declare()
        too_late(
            late.cr,
            "INSERT INTO coop_resolution_vote (resolution_id, company_id, by_proxy, for_count,"
            f" against_count, abstained_count, {STAMPS})"
            f" SELECT id, company_id, true, 5, 0, 0, {NOW} FROM coop_resolution WHERE id = %s",
            ids["resolution"],
        )


def test_a_stay_beside_minutes_that_are_approved_meanwhile(meeting):
    own, ids = meeting
    with own.env(commit=True) as env:
        going_on = env["coop.meeting"].browse(ids["meeting"])
        held = env["coop.meeting"].search(
            [
                ("state", "=", "held"),
                ("minutes_ids.closed", "=", False),
                ("start", "<", going_on.start),
                ("body_line_ids.body_id", "in", going_on.body_ids.ids),
            ],
            limit=1,
        )
        held.minutes_ids.action_circulate()
        row = held.person_ids[0].id
    with own.env() as late:
        late.cr.execute("SELECT count(*) FROM coop_minutes")
        with own.env(commit=True) as env:
            going_on = env["coop.meeting"].browse(ids["meeting"])
            env["coop.meeting"].browse(held.id).minutes_ids._approve(going_on)
        too_late(
            late.cr,
            f"INSERT INTO coop_presence (person_id, company_id, came_at, how, {STAMPS})"
            f" SELECT id, company_id, '2020-01-01', 'room', {NOW} FROM coop_meeting_person"
            " WHERE id = %s",
            row,
        )


def test_a_signature_beside_another(meeting):
    own, _ids = meeting
    number = own.records["requisition"]
    with own.env() as late:
        late.cr.execute("SELECT count(*) FROM coop_requisition_signature")
        with own.env(commit=True) as env:
            env["coop.requisition"].browse(number)._lock()
        with (
            mute_logger("odoo.sql_db"),
            pytest.raises(psycopg2.errors.SerializationFailure),
        ):
            late["coop.requisition"].browse(number)._lock()
