"""The page of the booth, for whoever came in: its policy, what it shows, and the taking of a vote.

What leaves it before the close is a sealed ballot. The policy of the page lets the browser run one
script and send to two addresses; the script's hash is published, and stands in the page.
"""

import base64
import functools
import hashlib
from dataclasses import dataclass

from odoo.http import request
from odoo.tools import file_open

from ..models.coop_election_envelope import PAPER

SCRIPT = "/coop_elections/static/lib/booth/booth.js"
STYLES = (
    "/coop_elections/static/src/vote/booth.css",
    "/coop_access/static/src/reading/reading.css",
)
PING = "/my/assisted/ping"
LONGEST_NAME = 100


@functools.lru_cache(maxsize=8)
def digest(path):
    """Return the SHA-256 of a file that the booth loads, as bytes."""
    with file_open(path.removeprefix("/"), "rb") as file:
        return hashlib.sha256(file.read()).digest()


def integrity(path):
    """Return what a browser compares the file with before it runs it."""
    return "sha256-" + base64.b64encode(digest(path)).decode()


def versioned(path):
    """Return the address of a file as it is now: a browser that kept an older one asks anew."""
    return f"{path}?v={digest(path).hex()[:12]}"


def policy(send_to, form_to=None):
    """Return what a page of the booth may load, run and send.

    :param send_to: addresses to which its script may send
    :param str form_to: where its form goes, if it has one
    """
    host = request.httprequest.host_url.rstrip("/")
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {host}{SCRIPT}",
            f"style-src {' '.join(host + path for path in STYLES)}",
            "img-src 'self' data:",
            "media-src 'self'",
            f"connect-src {' '.join(host + path for path in send_to) or repr('none')}",
            "base-uri 'none'",
            f"form-action {host + form_to if form_to else repr('none')}",
            "frame-ancestors 'none'",
        )
    )


def render_strict(template, values, send_to=(), form_to=None):
    """Return a page of the booth with its headers, kept in no cache."""
    frame = {
        "script": versioned(SCRIPT),
        "script_integrity": integrity(SCRIPT),
        "styles": [(versioned(path), integrity(path)) for path in STYLES],
    }
    response = request.render(template, {**frame, **values})
    response.headers["Content-Security-Policy"] = policy(send_to, form_to)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "same-origin"
    return response


@dataclass
class Voter:
    """Who came in: rows of the roll of one person in one election, and who helps.

    ``channel``: "self", or how somebody acts for the voter ("helper", "phone", "paper").
    ``helper``: the name of who acts or sits beside, where that is known. ``organisation``: the name
    of the member for which a named voter votes.
    """

    election: object
    electors: object
    back_url: str
    cast_path: str
    channel: str = "self"
    helper: str = ""
    nonce: str = ""
    idle: int = 0
    bar: str = ""
    organisation: str = ""

    @property
    def standing(self):
        """The rows that are on the roll."""
        return self.electors.filtered(lambda one: one.state == "on")

    @property
    def is_way_open(self):
        """Whether the notice named this way of voting."""
        ways = {"phone": self.election.by_phone, "place": self.election.by_place}
        return ways.get(self.channel, self.election.by_portal)

    def why_shut(self):
        """Return a code that says why this voter cannot vote here now, or None."""
        standing = self.standing
        if not standing:
            return "struck"
        if self.bar:
            return "helper"
        if self.election.state in ("noticed", "nominations"):
            return "not_open"
        if not standing[0]._is_poll_open():
            return "closed"
        if not self.is_way_open:
            return "way"
        on_paper = standing._get_envelopes().filtered(lambda one: one.channel in PAPER)
        return "paper" if on_paper.elector_id == standing else None

    def show(self):
        """Return the page of the booth."""
        why = self.why_shut()
        values = {
            "coop_company": self.election.company_id,
            "election": self.election,
            "back_url": self.back_url,
            "why": why,
            "bar": self.bar,
            "organisation": self.organisation,
        }
        if not why:
            sent = f"{self.cast_path}?w={self.nonce}" if self.nonce else self.cast_path
            values.update(
                booth=self.election._get_booth(self.standing),
                cast_url=sent,
                helper={
                    "name": self.helper,
                    "is_phone": self.channel == "phone",
                    "is_place": self.channel == "place",
                    "idle": self.idle,
                    "nonce": self.nonce,
                },
            )
        return render_strict("coop_elections.booth", values, [self.cast_path, PING])

    def take(self, elector, envelope, sealed, after, helper, promised, voter_number):
        """Take one sealed ballot. The same one sent again changes nothing."""
        said = (elector, envelope, sealed, after, helper, promised, voter_number)
        if not all(isinstance(value, str) for value in said):
            return answer({"code": "wrong"}, 400)  # a file came where words belong
        mine = self.electors.filtered(lambda one: str(one.id) == elector)
        if not mine or not (after.isascii() and after.isdecimal() and len(after) < 9):
            return answer({"code": "wrong"}, 400)
        name = self.helper or " ".join(helper.split())[:LONGEST_NAME]
        problem = self._get_problem(mine, name, promised, voter_number)
        if problem:
            return answer({"code": problem}, 403)
        channel = self.channel
        if channel == "self":
            channel = "helper" if name else "portal"
        done = mine._cast(envelope, sealed, int(after), channel, name or None)
        return answer(done, 200 if done["code"] == "in" else 409)

    def _get_problem(self, elector, name, promised, voter_number):
        """Return what is in the way, whatever is in the envelope: a code, or None."""
        if self.bar:
            return "helper"
        if not self.is_way_open:
            return "way"
        if name and promised != "1":
            return "promise"
        if self.channel == "phone" and voter_number.strip() != elector.number:
            return "number"
        return None


def answer(value, status=200):
    """Return an answer to the script of the booth."""
    response = request.make_json_response(value, status=status)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    return response
