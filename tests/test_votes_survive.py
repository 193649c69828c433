"""A server that is killed in a burst of votes: every vote that was acknowledged is there, once."""

import re
import secrets
import signal
import threading
from dataclasses import replace

import pytest
import requests

from odoo.addons.coop_elections.envelope import Ballot, ballot, seal
from odoo.addons.coop_elections.envelope import manifest as manifests
from odoo.addons.coop_elections.envelope.ballot import VOTE
from odoo.addons.coop_elections.envelope.canonical import to_text

from tests.support import living as copies
from tests.support.elected_poll import polled
from tests.support.visitor import Visitor

VOTERS = ("member", "neighbour")
BEFORE = 4  # votes of each that are acknowledged before the server is killed


@pytest.fixture(scope="module")
def poll(seeded):
    with copies.copy_of(seeded.database, "burst") as name:
        own = replace(seeded, database=name)
        with own.env(commit=True) as env:
            made = polled(env, own.memberships)
        copies.leave(name)
        yield name, made


class Voter(threading.Thread):
    """Votes again and again, each time anew; keeps what was acknowledged."""

    def __init__(self, server, made, login, manifest):
        super().__init__(daemon=True)
        self.visitor = Visitor(server.url, login)
        self.path = f"/my/elections/{made.election}"
        self.manifest, self.enough = manifest, threading.Semaphore(0)
        page = self.visitor.get(f"{self.path}/vote").text
        self.csrf = re.search(r'data-csrf="([^"]+)"', page)[1]
        code = next(iter(manifest.contests))
        self.elector = re.search(rf'data-code="{code}"[^>]*data-elector="(\d+)"', page)[1]
        self.acknowledged = []

    def run(self):
        """Vote until the server is gone."""
        while True:
            try:
                number, answer = self.vote()
            except requests.RequestException:
                return
            self.acknowledged.append((answer["revision"], number))
            self.enough.release()

    def vote(self):
        """Give one vote; return its number and the answer."""
        [contest] = self.manifest.contests.values()
        number = secrets.token_hex(16)
        data = ballot.encode(contest, Ballot(secrets.token_bytes(16), VOTE, (1,)))
        sealed = seal(self.manifest.key, data, self.manifest.info(contest.id), number)
        answer = self.visitor.post(
            f"{self.path}/cast",
            data={
                "csrf_token": self.csrf,
                "elector": self.elector,
                "envelope": number,
                "sealed": to_text(sealed),
                "after": len(self.acknowledged),
            },
        )
        assert answer.status_code == 200, answer.text
        return number, answer.json()


def test_every_vote_that_was_acknowledged_is_there_once_after_a_kill(poll, renewed_server):
    name, made = poll
    server = renewed_server(name)
    content = server.value(
        "SELECT content FROM coop_election_manifest WHERE election_id = %s", [made.election]
    )
    manifest = manifests.manifest(content.encode())
    voters = [Voter(server, made, login, manifest) for login in VOTERS]
    for voter in voters:
        voter.start()
    for voter in voters:
        for _vote in range(BEFORE):
            assert voter.enough.acquire(timeout=60), "votes are not acknowledged"
    server.stop(signal.SIGKILL)
    for voter in voters:
        voter.join(60)
    server.start()
    rows = {
        str(row["elector_id"]): row
        for row in server.psql(
            "SELECT elector_id, number, revision FROM coop_election_envelope"
            " WHERE election_id = %s",
            [made.election],
        )
    }
    assert len(rows) == len(VOTERS)
    for voter in voters:
        row = rows[voter.elector]
        revision, number = voter.acknowledged[-1]
        # one more may have been written whose answer never came
        assert row["revision"] in (revision, revision + 1)
        if row["revision"] == revision:
            assert row["number"] == number
