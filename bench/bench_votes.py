"""Whole votes by HTTP per second, beside Odoo's own survey, on one server in the same run.

Two workers, eight clients, each commit waits for the disk (fsync). A vote is what somebody with a
letter does: the page with the field, the code, the booth, the sealed ballot (four requests, all
that a browser makes but for files that it keeps; the seals are made before the clock starts, as
voters' devices make them elsewhere). The peer is Odoo's `survey` with one question of
three answers: start, begin, submit (three requests; a browser also loads the page that start leads
to, which is left out here, in the peer's favour). Votes are measured between two runs of the peer,
whose mean is taken. Target: 3 times the peer.

Clients take their share of the same two cores: both sides are so much slower. They do no more than
they must, and it is said how much they took. SECONDS is how long each run lasts (20).
"""

import itertools
import json
import os
import re
import secrets
import socket
import subprocess
import sys
import threading
import time
from collections import defaultdict
from urllib.parse import urlencode, urlsplit

from odoo import SUPERUSER_ID, api
from odoo.fields import Command
from odoo.modules.registry import Registry

from odoo.addons.coop_elections.envelope import Ballot, ballot, keys, seal
from odoo.addons.coop_elections.envelope.ballot import VOTE
from odoo.addons.coop_elections.envelope.canonical import canonical, to_text

from tests.support.server import OdooServer

from .bench_roll import _notice

TARGET_RATIO = 3
WORKERS, CLIENTS, CANDIDATES, VOTERS = 2, 8, 8, 6000
WARM = 16
LOGGED = re.compile(r'"(\w+ \S+) HTTP/[\d.]+" \d+ - (\d+) ([\d.]+) ([\d.]+)')
FORM = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
BOOTH = re.compile(r'data-csrf="([^"]+)"')
COOKIE = re.compile(r"^set-cookie: *([^=\s]+)=([^;\r]*)", re.I | re.M)
LOCATION = re.compile(r"^location: *(\S+)", re.I | re.M)
# the practice ballot is of elector 0
ELECTOR = re.compile(r'data-elector="([1-9]\d*)"')


def main(env):
    seconds = int(os.environ.get("SECONDS") or 20)
    database = env.cr.dbname
    env.cr.commit()
    server = Server(database, WORKERS, database)
    try:
        _install(server, "survey")
        Registry.delete(database)
        with Registry(database).cursor() as cr:
            fresh = api.Environment(cr, SUPERUSER_ID, {})
            voters = _poll(fresh)
            token = _survey(fresh)
            cr.execute(f'ALTER DATABASE "{database}" SET synchronous_commit = on')
            cr.commit()
        server.start()
        fsync = server.value("SHOW fsync"), server.value("SHOW synchronous_commit")
        print(f"{WORKERS} workers, {CLIENTS} clients, {seconds} s each, fsync {fsync}", flush=True)
        assert fsync == ("on", "on"), "commits do not wait for the disk: this says nothing"
        waiting = iter(voters)
        answers = itertools.repeat(token)
        race("", server, _answer, itertools.islice(answers, WARM), seconds)
        race("", server, _vote, list(itertools.islice(waiting, WARM)), seconds)
        before = race("survey, before", server, _answer, answers, seconds)
        ours = race("votes", server, _vote, waiting, seconds)
        after = race("survey, after", server, _answer, answers, seconds)
        _check(server, ours, before, after)
    finally:
        server.stop()
    _say_pages(server)
    peer = (before.rate + after.rate) / 2
    print(f"load of the machine {os.getloadavg()[0]:.1f}")
    print(f"ratio {ours.rate / peer:.2f} (target {TARGET_RATIO})")
    assert ours.rate / peer >= TARGET_RATIO


class Server(OdooServer):
    """A server that names its one database, as odoo.conf does: with a filter, Odoo would ask
    PostgreSQL for all databases, over a new connection, for each visitor who has no session."""

    def _settings(self):
        path = super()._settings()
        lines = path.read_text().splitlines(keepends=True)
        path.write_text("".join(line for line in lines if not line.startswith("dbfilter")))
        return path


# -- what is raced ---------------------------------------------------------------------------------


class Client:
    """One visitor: cookies, and a connection for each request, as Odoo's workers want it.

    It does no more than it must: it runs on the cores of the server.
    """

    def __init__(self, url):
        parts = urlsplit(url)
        self.host, self.port = parts.hostname, parts.port
        self.cookies = {}

    def ask(self, path, form=None, body=None):
        """Return (status, address it leads to, text) of a request."""
        cookies = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        kind = ""
        if form is not None:
            body, kind = urlencode(form), "application/x-www-form-urlencoded"
        elif body is not None:
            body, kind = json.dumps({"jsonrpc": "2.0", "params": body}), "application/json"
        lines = [
            f"{'GET' if body is None else 'POST'} {path} HTTP/1.1",
            f"Host: {self.host}:{self.port}",
            "Accept-Language: en-GB",
            "Connection: close",
            f"Cookie: {cookies}",
        ]
        if body is not None:
            lines += [f"Content-Type: {kind}", f"Content-Length: {len(body)}"]
        head, text = self._exchange("\r\n".join([*lines, "", body or ""]).encode())
        self.cookies.update(COOKIE.findall(head))
        to = LOCATION.search(head)
        return int(head.split(" ", 2)[1]), to[1] if to else "", text

    def _exchange(self, sent):
        """Return head and body of the answer to what is sent."""
        with socket.create_connection((self.host, self.port), timeout=60) as connection:
            connection.sendall(sent)
            parts = []
            while part := connection.recv(1 << 16):
                parts.append(part)
        head, _empty, text = b"".join(parts).partition(b"\r\n\r\n")
        return head.decode("latin-1"), text.decode()


def _vote(url, voter):
    """Somebody with a code gives one vote."""
    code, number, sealed = voter
    client = Client(url)
    page = client.ask("/vote")[2]
    status, to, _text = client.ask("/vote", {"csrf_token": FORM.search(page)[1], "code": code})
    assert status == 303, status
    booth = client.ask(urlsplit(to).path)[2]
    given = {
        "csrf_token": BOOTH.search(booth)[1],
        "elector": ELECTOR.search(booth)[1],
        "envelope": number,
        "sealed": sealed,
        "after": "0",
        "helper": "",
        "promised": "",
    }
    status, _to, text = client.ask("/vote/cast", given)
    assert status == 200 and json.loads(text)["code"] == "in", (status, text)


def _answer(url, survey):
    """Somebody answers the survey."""
    token, question, answer = survey
    client = Client(url)
    status, to, _text = client.ask(f"/survey/start/{token}")
    assert status in (302, 303), status
    mine = urlsplit(to).path.rpartition("/")[2]
    status, _to, text = client.ask(f"/survey/begin/{token}/{mine}", body={})
    assert status == 200 and "error" not in json.loads(text), text[:300]
    said = {str(question): str(answer)}
    status, _to, text = client.ask(f"/survey/submit/{token}/{mine}", body=said)
    assert status == 200 and "error" not in json.loads(text), text[:300]


class Race:
    """What came of a run: how many, in which time, and how long each took."""

    def __init__(self):
        self.took, self.failed = [], []
        self.seconds = self.clients = 0.0

    @property
    def rate(self):
        return len(self.took) / self.seconds

    def at(self, share):
        return sorted(self.took)[min(int(len(self.took) * share), len(self.took) - 1)] * 1000


def race(name, server, work, turns, seconds):
    """Have the clients do work for so long, or until there are no more turns."""
    done, lock, turns = Race(), threading.Lock(), iter(turns)
    begun, spent = time.monotonic(), time.process_time()

    def go_on():
        while time.monotonic() - begun < seconds and not done.failed:
            with lock:
                turn = next(turns, None)
            if turn is None:
                return
            start = time.monotonic()
            try:
                work(server.url, turn)
            except Exception as error:
                done.failed.append(error)
                return
            done.took.append(time.monotonic() - start)

    threads = [threading.Thread(target=go_on) for _client in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    done.seconds, done.clients = time.monotonic() - begun, time.process_time() - spent
    if done.failed:
        raise done.failed[0]
    if name:
        print(
            f"{name}: {done.rate:.1f} a second ({len(done.took):,}); half within"
            f" {done.at(0.5):.0f} ms, p99 {done.at(0.99):.0f} ms; the client itself"
            f" {done.clients / len(done.took) * 1000:.1f} ms",
            flush=True,
        )
    return done


def _check(server, ours, *peers):
    """Everything that was answered is there, once."""
    votes = server.value("SELECT count(DISTINCT elector_id) FROM coop_election_envelope")
    assert votes == len(ours.took) + WARM, f"{votes} votes, {len(ours.took)} were answered"
    done = server.value("SELECT count(*) FROM survey_user_input WHERE state = 'done'")
    assert done == sum(len(one.took) for one in peers) + WARM, done


def _say_pages(server):
    """Say what the server took for each page, as it logs it: queries, seconds in them, the rest."""
    pages = defaultdict(list)
    for found in LOGGED.finditer(server.log.read_text(errors="replace")):
        path = re.sub(r"/[\w-]{20,}", "", found[1]).partition("?")[0]
        pages[path].append(tuple(map(float, found.groups()[1:])))
    for path, rows in sorted(pages.items()):
        if len(rows) > WARM:
            queries, within, rest = (sum(column) / len(rows) for column in zip(*rows, strict=True))
            print(f"  {path}: {queries:.0f} queries, {within * 1000:.0f} + {rest * 1000:.0f} ms")


# -- what they need --------------------------------------------------------------------------------


def _install(server, name):
    """Install a module of Odoo into the database of this bench alone."""
    command = [sys.executable, "-m", "odoo", "-c", str(server._settings()), "-i", name]
    subprocess.run(
        [*command, "--stop-after-init", "--no-http", "--workers=0"], check=True, capture_output=True
    )


def _poll(env):
    """Have people vote in the largest constituency of a rehearsal; return their turns."""
    election = _notice(env)
    election.state = "nominations"
    election._make_roll()
    election._make_roll_final()
    electors = env["coop.election.elector"]
    counts = electors._read_group(
        [("election_id", "=", election.id)], ["contest_id"], ["__count"], order="__count desc"
    )
    contest = counts[0][0]
    mine = electors.search([("contest_id", "=", contest.id)], limit=CANDIDATES + VOTERS)
    now = env["coop.clock"].now().replace(microsecond=0)
    env["coop.election.candidate"].create(
        [
            {
                "company_id": contest.company_id.id,
                "election_id": election.id,
                "contest_id": contest.id,
                "membership_id": elector.membership_id.id,
                "ballot_name": f"Candidate {place}",
                "state": "accepted",
                "handed_in_at": now,
                "ballot_order": place,
                "statement": "I listen.",
                "statement_lang": "en_GB",
            }
            for place, elector in enumerate(mine[:CANDIDATES], 1)
        ]
    )
    contest.outcome = "contested"
    (election.contest_ids - contest).write({"outcome": "not_filled"})
    key = canonical(keys.public_part(keys.new_seed(), 2, 3)).decode()
    election._freeze_manifest(key)
    election.action_trial_done()
    election.state = "poll"
    members = mine[CANDIDATES:].membership_id
    codes = env["coop.election.code"]._issue(election, members.ids, "printer")
    manifest = election._get_manifest()._read()
    begun = time.monotonic()
    turns = [(code, *_seal(manifest, contest._get_code())) for code in codes.values()]
    print(f"{len(turns):,} ballots sealed in {time.monotonic() - begun:.1f} s", flush=True)
    return turns


def _seal(manifest, code):
    number, made = secrets.token_hex(16), Ballot(secrets.token_bytes(16), VOTE, (3, 1, 2))
    plain = ballot.encode(manifest.contests[code], made)
    return number, to_text(seal(manifest.key, plain, manifest.info(code), number))


def _survey(env):
    """Make the survey; return what answers it: its token, the question, an answer."""
    survey = env["survey.survey"].create(
        {
            "title": "Which?",
            "access_mode": "public",
            "users_login_required": False,
            "questions_layout": "one_page",
            "question_and_page_ids": [
                Command.create(
                    {
                        "title": "Which of them?",
                        "question_type": "simple_choice",
                        "suggested_answer_ids": [
                            Command.create({"value": f"Candidate {place}"}) for place in (1, 2, 3)
                        ],
                    }
                )
            ],
        }
    )
    question = survey.question_ids
    return survey.access_token, question.id, question.suggested_answer_ids[1].id
