"""The second of the close, over HTTP: a request that began before it and comes to be written after
it is refused, its voter is told so, and that it came is written down, without whose it was (R70).
"""

import threading
import time
from dataclasses import replace

import pytest

from odoo.addons.coop_elections.envelope import manifest as manifests

from tests.secrecy.voting import Booth, sealed
from tests.support import living as copies
from tests.support.elected_poll import VOTER, polled

CLOSES = "UPDATE coop_election_step SET at = %s WHERE election_id = %s AND code = 'poll_closes'"
FROZEN = "ALTER TABLE coop_election_step %s TRIGGER coop_election_step_frozen"
NOW = "SELECT clock_timestamp() AT TIME ZONE 'UTC'"
# So long the voting goes on when the request is sent.
LEFT = 3


@pytest.fixture(scope="module")
def poll(seeded):
    with copies.copy_of(seeded.database, "second") as name:
        own = replace(seeded, database=name)
        with own.env(commit=True) as env:
            made = polled(env, own.memberships)
        copies.leave(name)
        yield name, made


@pytest.fixture
def booth(poll, renewed_server):
    name, made = poll
    server = renewed_server(name)
    booth = Booth.of_member(server.url, VOTER, made.election)
    booth.manifest = manifests.manifest(
        server.value(
            "SELECT content FROM coop_election_manifest WHERE election_id = %s", [made.election]
        ).encode()
    )
    return server, made, booth


def envelopes(server):
    return server.value("SELECT count(*) FROM coop_election_envelope")


def late_lines(server, made):
    return server.psql(
        "SELECT what, why, recorded_by FROM coop_election_journal"
        " WHERE election_id = %s AND act = 'late'",
        [made.election],
    )


def test_a_request_that_waits_over_the_end_is_refused_told_and_written_down(booth):
    server, made, booth = booth
    given, answers = sealed(booth.manifest, [2, 1]), []
    with server.cursor() as holding:
        # whoever closes holds this lock; the request waits for it as it would for that
        holding.execute("SELECT pg_advisory_xact_lock(%s, %s)", [0x766F7465, made.election])
        holding.execute(f"{NOW} + interval '{LEFT} seconds' AS at")
        closes = holding.fetchone()["at"]
        ends_at(server, made, closes)
        voting = threading.Thread(target=lambda: answers.append(booth.give(given)))
        voting.start()
        waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
        ends = time.monotonic() + LEFT
        while not server.value(waiting):
            assert time.monotonic() < ends, "the request does not come before the end"
        assert server.value(f"{NOW} < %s", [closes]), "it began while the voting went on"
        while server.value(f"{NOW} <= %s", [closes]):
            time.sleep(0.1)
    voting.join(30)
    assert answers == [{"code": "closed"}]
    assert booth.give(given)["code"] == "closed", "and it stays so, sent again"
    assert not envelopes(server)
    [line] = late_lines(server, made)
    assert "after the end of the voting" in line["what"]
    assert not line["why"]
    everything = str(line)
    assert VOTER not in everything and "Mali" not in everything


def ends_at(server, made, moment):
    """The voting ends at another moment, past what keeps it in the database."""
    server.psql(FROZEN % "DISABLE")
    server.psql(CLOSES, [moment, made.election])
    server.psql(FROZEN % "ENABLE ALWAYS")


def test_until_the_last_second_the_same_request_is_taken(booth):
    server, made, booth = booth
    [row] = server.psql(f"{NOW} + interval '20 seconds' AS at")
    ends_at(server, made, row["at"])
    assert booth.give(sealed(booth.manifest, [1]))["code"] == "in"
    assert envelopes(server) == 1
    assert not late_lines(server, made)
