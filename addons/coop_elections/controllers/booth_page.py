"""The page of the booth, for whoever came in: its policy, what it shows, and the taking of a vote.

What leaves it before the close is a sealed ballot. The policy of the page lets the browser run one
script and send to two addresses; the script's hash is published, and stands in the page.
"""

import base64
import functools
import hashlib
from dataclasses import dataclass

from markupsafe import Markup

from odoo.http import request
from odoo.tools import file_open

from odoo.addons.coop_access.reading import choices

from .. import seams
from ..models.coop_election_rotation import turned

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
    reading, _offer = request.env["coop.reading"]._of_request()
    frame = get_frame(choices.marks(reading), reading["aloud"] == "on", request.csrf_token())
    return strict(request.render(template, {**frame, **values}), send_to, form_to)


def render_kept(template, path, key, get_values, opened=None, send_to=(), form_to=None):
    """Return a page of the booth that all see alike, but for what is open: made once.

    :param str path: where it is, without language. Not as somebody asked for it: what stands behind
        a question mark would come to everybody, and the same page be kept many times
    :param tuple key: all that the page depends on beside language, address and how it is read
    :param get_values: called without arguments when the page has to be made; returns the values of
        the template, with a seam in place of what differs
    :param dict opened: what stands at these seams for this reader
    """
    reading, _offer = request.env["coop.reading"]._of_request()
    is_aloud = reading["aloud"] == "on"
    context = bare_context()

    def make():
        # as anybody: nothing of who asks first comes into what is kept
        public = request.env.ref("base.public_user").id
        env = request.env(user=public, su=False, context=context)
        frame = get_frame({}, is_aloud, seams.seam("csrf"))
        values = {**frame, **get_values(), "whom": None, "beside": None, "page_path": path}
        page = str(env["ir.ui.view"]._render_template(template, values))
        return page.replace("<html", f"<html{seams.seam('marks')}", 1)

    whole = (template, path, *context.values(), is_aloud, *key)
    marks = Markup("".join(f' {name}="{one}"' for name, one in choices.marks(reading).items()))
    opened = {**(opened or {}), "csrf": request.csrf_token(), "marks": marks}
    page = seams.fill(request.env["coop.election.page"]._keep(whole, make), opened, order=turned)
    return strict(request.make_response(page), send_to, form_to)


def bare_context():
    """Return the context in which kept pages are made: the language and, where there is one, the
    website. Anybody can have others by a word in an address, as of those who edit pages."""
    return {name: request.env.context.get(name) for name in ("lang", "website_id")}


def bare(records):
    """Return the same records in that context."""
    return records.with_env(records.env(context=bare_context()))


def get_frame(marks, is_aloud, csrf):
    """Return what the frame of each page of the booth needs."""
    return {
        "script": versioned(SCRIPT),
        "script_integrity": integrity(SCRIPT),
        "styles": [(versioned(path), integrity(path)) for path in STYLES],
        "booth_marks": marks,
        "booth_aloud": is_aloud,
        "csrf": csrf,
    }


def strict(response, send_to, form_to):
    """Return a page with the headers of the booth."""
    # the server speaks nothing of a ballot, so no words are signed for that
    request.coop_unspoken = True
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
    of the member for which a named voter votes. ``page_path``, ``cast_path``: where the booth is,
    and where it sends to, without language.
    """

    election: object
    electors: object
    back_url: str
    page_path: str
    cast_path: str
    channel: str = "self"
    helper: str = ""
    nonce: str = ""
    idle: int = 0
    bar: str = ""
    organisation: str = ""

    @functools.cached_property
    def now(self):
        """How it stands with each of the rows of the roll."""
        return self.electors._read_now()

    @property
    def standing(self):
        """What stands on the roll of it."""
        return [row for row in self.now if row.state == "on"]

    @property
    def is_way_open(self):
        """Whether the notice named this way of voting."""
        first = self.now[0]
        ways = {"phone": first.by_phone, "place": first.by_place}
        return ways.get(self.channel, first.by_portal)

    @property
    def is_usual(self):
        """Whether voters vote for themselves: then all see the same page."""
        return not any((self.helper, self.nonce, self.idle, self.organisation))

    def why_shut(self):
        """Return a code that says why this voter cannot vote here now, or None."""
        standing = self.standing
        if not standing:
            return "struck"
        if self.bar:
            return "helper"
        if standing[0].is_early:
            return "not_open"
        if not standing[0].is_open:
            return "closed"
        if not self.is_way_open:
            return "way"
        return "paper" if all(row.is_on_paper for row in standing) else None

    def show(self):
        """Return the page of the booth."""
        why = self.why_shut()
        if not why and self.is_usual:
            return self._show_usual()
        values = self._prepare(why)
        if not why:
            values["booth"] = self.election._get_booth(self._get_electors())
        return render_strict("coop_elections.booth", values, [self.cast_path, PING])

    def _get_electors(self):
        """Return the rows of the roll that stand, in the order of the ballots."""
        return self.electors.browse([row.elector for row in self.standing])

    def _show_usual(self):
        """Return the page that all see alike who vote in the same contests: made once."""
        standing = self.standing
        election = bare(self.election)
        contests = election.env["coop.election.contest"].browse([row.contest for row in standing])
        voted = any(row.revision for row in standing) and self._get_electors()._say_voted()

        def get_values():
            booth = election._get_ballots(contests)
            booth["voted"] = seams.seam("voted") if voted else None
            for contest, ballot in zip(contests, booth["contests"], strict=True):
                ballot["elector"] = seams.seam(f"elector-{contest.id}")
                ballot["after"] = seams.seam(f"after-{contest.id}")
                if contest._is_rotated():
                    name = f"cards-{contest.id}"
                    ballot.update(cards_row=seams.row(name), cards_end=seams.end(name))
            return {**self._prepare(None), **self._say_election(election), "booth": booth}

        opened = {"voted": voted}
        for row in standing:
            opened.update(
                {f"elector-{row.contest}": row.elector, f"after-{row.contest}": row.revision}
            )
        pages = request.env["coop.election.page"]
        version = pages._get_version(standing[0].company, standing[0].election)
        ways = (self.channel, self.cast_path, self.back_url)
        key = (*ways, tuple(contests.ids), bool(voted), version)
        sends = [self.cast_path, PING]
        path = self.page_path
        return render_kept("coop_elections.booth", path, key, get_values, opened, sends)

    def _prepare(self, why):
        """Return the values of the template."""
        return {
            **self._say_election(self.election),
            "back_url": self.back_url,
            "why": why,
            "bar": self.bar,
            "organisation": self.organisation,
            "cast_url": f"{self.cast_path}?w={self.nonce}" if self.nonce else self.cast_path,
            "helper": {
                "name": self.helper,
                "is_phone": self.channel == "phone",
                "is_place": self.channel == "place",
                "idle": self.idle,
                "nonce": self.nonce,
            },
        }

    def _say_election(self, election):
        return {"coop_company": election.company_id, "election": election}

    def take(self, elector, envelope, sealed, after, helper, promised, voter_number):
        """Take one sealed ballot. The same one sent again changes nothing."""
        said = (elector, envelope, sealed, after, helper, promised, voter_number)
        if not all(isinstance(value, str) for value in said):
            return answer({"code": "wrong"}, 400)  # a file came where words belong
        mine = next((row for row in self.now if str(row.elector) == elector), None)
        if not mine or not (after.isascii() and after.isdecimal() and len(after) < 9):
            return answer({"code": "wrong"}, 400)
        name = self.helper or " ".join(helper.split())[:LONGEST_NAME]
        problem = self._get_problem(mine, name, promised, voter_number)
        if problem:
            return answer({"code": problem}, 403)
        channel = self.channel
        if channel == "self":
            channel = "helper" if name else "portal"
        voter = self.electors.browse(mine.elector)
        done = voter._cast(envelope, sealed, int(after), channel, name or None, mine)
        return answer(done, 200 if done["code"] == "in" else 409)

    def _get_problem(self, mine, name, promised, voter_number):
        """Return what is in the way, whatever is in the envelope: a code, or None."""
        if self.bar:
            return "helper"
        if not self.is_way_open:
            return "way"
        if name and promised != "1":
            return "promise"
        if self.channel == "phone" and voter_number.strip() != mine.number:
            return "number"
        return None


def answer(value, status=200):
    """Return an answer to the script of the booth."""
    response = request.make_json_response(value, status=status)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    return response
