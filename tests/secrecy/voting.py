"""How people give a vote over HTTP, as the script of the booth does, and what a network shows."""

import re
import secrets
import time
from dataclasses import dataclass

from odoo.addons.coop_elections.envelope import Ballot, ballot, seal
from odoo.addons.coop_elections.envelope.ballot import VOTE
from odoo.addons.coop_elections.envelope.canonical import sha256, to_bytes, to_text

from tests.support.visitor import Visitor, csrf_of

CSRF = re.compile(r'data-csrf="([^"]+)"')
# the practice ballot is of elector 0
ELECTOR = re.compile(r'data-elector="([1-9]\d*)"')


@dataclass
class Given:
    """A sealed ballot, as a device made it, and what only the device knew."""

    number: str
    sealed: str
    tracker: str
    ranking: tuple

    @property
    def fingerprint(self):
        return sha256(to_bytes(self.sealed))


def sealed(manifest, ranking):
    """Return a ballot that a device has sealed for the one contest of a manifest."""
    [contest] = manifest.contests.values()
    number, tracker = secrets.token_hex(16), secrets.token_bytes(16)
    data = ballot.encode(contest, Ballot(tracker, VOTE, tuple(ranking)))
    text = to_text(seal(manifest.key, data, manifest.info(contest.id), number))
    return Given(number, text, tracker.hex(), tuple(ranking))


class Booth:
    """The booth for whoever came in: ``give`` sends a sealed ballot as its script does."""

    def __init__(self, visitor, page, cast):
        text = visitor.get(page).text
        self.visitor, self.cast, self.times = visitor, cast, 0
        self.csrf = CSRF.search(text)[1]
        self.elector = ELECTOR.search(text)[1]
        self.network = []

    @classmethod
    def of_member(cls, url, login, election):
        path = f"/my/elections/{election}"
        return cls(Visitor(url, login), f"{path}/vote", f"{path}/cast")

    @classmethod
    def by_code(cls, url, code):
        visitor = Visitor(url)
        data = {"csrf_token": csrf_of(visitor.get("/vote").text), "code": code}
        answer = visitor.post("/vote", data=data)
        assert answer.status_code == 303, answer.status_code
        return cls(visitor, "/vote/booth", "/vote/cast")

    def give(self, given, **more):
        """Give a vote; return the answer. Sizes of what went over the network are kept."""
        begun = time.monotonic()
        answer = self.visitor.post(
            self.cast,
            data={
                "csrf_token": self.csrf,
                "elector": self.elector,
                "envelope": given.number,
                "sealed": given.sealed,
                "after": self.times,
                "helper": "",
                "promised": "",
                "voter_number": "",
                **more,
            },
        )
        took = time.monotonic() - begun
        self.network.append((len(answer.request.body), len(answer.content), took))
        found = answer.json()
        self.times = found.get("revision", self.times)
        return found
