"""Bad input to every route there is, ours and Odoo's: a kind answer, never 500, nothing changed.

JSON-RPC answers errors with HTTP 200 and an error object: that is its protocol. From our own
routes such an error must be one that was meant (a sentence for people), not a crash.
"""

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest
import requests

from tests.support import routes, tables
from tests.support.visitor import Visitor

THREADS = 6
SLOW_SECONDS = 30
PERSONAS = {"public": None, "portal member": "member", "employee": "employee"}
MEANT = ("odoo.exceptions.", "werkzeug.exceptions.", "odoo.http.SessionExpiredException")
# Approved minutes say who was there, to all members.
FOR_ALL_MEMBERS = "/my/minutes"

# Requests go to the world outside: nothing is tested by waiting for it.
OUTSIDE = (
    "/discuss/gif",  # asks a picture service
    "/html_editor/generate_text",  # asks a text service
    "/web_editor/generate_text",
    "/html_editor/link_preview_external",  # fetches any address
    "/web_unsplash",  # asks a picture service
    "/mail/link_preview",
)
# Written by being looked at, so that floods are stopped, drafts kept and sign-ins noted.
OWN_NOTES = (
    "coop_flood",
    "coop_flood_count",
    "coop_form_draft",
    "coop_assisted_session",
)
BODIES = ('{"a', "[]", '"x"', "null", "[" * 5000, "\x00")


@dataclass
class Attack:
    """One request that nobody should send."""

    route: routes.Route
    persona: str
    what: str
    method: str
    path: str
    options: dict

    def send(self, visitor):
        if self.route.kind == "jsonrpc":
            return visitor.rpc(self.path, **self.options)
        return visitor.request(self.method, self.path, **self.options)

    def __str__(self):
        return f"{self.persona}: {self.method} {self.route.rule} ({self.what})"


def attacks_on(route, persona, token, with_values):
    """All requests of one persona to one route; values only once an endpoint."""
    tame = routes.tame_path(route)
    paths = [("nothing given", tame), *routes.hostile_paths(route)]
    if route.kind == "jsonrpc":
        for what, path in paths:
            yield Attack(route, persona, what, "POST", path, {})
        if with_values:
            for what, value in routes.HOSTILE_JSON.items():
                params = dict.fromkeys(route.parameters, value)
                yield Attack(route, persona, f"all {what}", "POST", tame, {"params": params})
            for body in BODIES:
                yield Attack(route, persona, f"body {body[:20]!r}", "POST", tame, {"body": body})
        return
    for what, path in paths:
        if route.gets:
            yield Attack(route, persona, what, "GET", path, {})
    if route.posts:
        yield Attack(route, persona, "no token", "POST", tame, {"data": {"a": "b"}})
        yield Attack(route, persona, "wrong token", "POST", tame, {"data": {"csrf_token": "x"}})
        yield Attack(
            route, persona, "multipart without boundary", "POST", tame,
            {"data": b"x", "headers": {"Content-Type": "multipart/form-data"}},
        )  # fmt: skip
        yield Attack(
            route, persona, "JSON to a form", "POST", tame,
            {"data": "{", "headers": {"Content-Type": "application/json"}},
        )  # fmt: skip
    if with_values:
        yield from _with_values(route, persona, token, tame)


def _with_values(route, persona, token, tame):
    for what, value in routes.HOSTILE_VALUES.items():
        values = dict.fromkeys(route.parameters, value)
        if route.gets:
            yield Attack(route, persona, f"all {what}", "GET", tame, {"params": values})
        if route.posts:
            data = {**values, "csrf_token": token}
            yield Attack(route, persona, f"all {what}", "POST", tame, {"data": data})
            if route.kind == "json2":
                body = {"data": json.dumps(values), "headers": {"Content-Type": "application/json"}}
                yield Attack(route, persona, f"JSON {what}", "POST", tame, body)
    if route.posts and route.parameters:
        twice = [(name, value) for name in route.parameters for value in ("1", "x")]
        twice.append(("csrf_token", token))
        yield Attack(route, persona, "repeated", "POST", tame, {"data": twice})
        files = {name: ("x\x01.exe", b"\x00\xff") for name in route.parameters}
        options = {"files": files, "data": {"csrf_token": token}}
        yield Attack(route, persona, "files for text", "POST", tame, options)


def all_attacks(all_routes, persona, token):
    seen = set()
    for route in all_routes:
        if route.rule.startswith((*routes.NOT_IN_PASSING, *OUTSIDE)):
            continue
        endpoint = (route.endpoint, route.parameters, route.methods)
        yield from attacks_on(route, persona, token, with_values=endpoint not in seen)
        seen.add(endpoint)


def fault_of(attack, answer):
    """What is wrong with an answer, or nothing."""
    if answer.status_code >= 500:
        return f"HTTP {answer.status_code}"
    if attack.route.kind == "jsonrpc" and attack.route.ours and answer.status_code == 200:
        error = answer.json().get("error")
        name = (error or {}).get("data", {}).get("name", "")
        if error and not name.startswith(MEANT):
            return f"crashed with {name}"
    if answer.elapsed.total_seconds() > SLOW_SECONDS:
        return f"took {answer.elapsed.total_seconds():.0f} s"
    return None


def send_all(attacks, visitor):
    """Send from several threads, each with its own connection; yield (attack, fault)."""
    own = threading.local()

    def send(attack):
        if not hasattr(own, "visitor"):
            own.visitor = visitor.twin()
        try:
            return attack, fault_of(attack, attack.send(own.visitor))
        except requests.RequestException as error:
            return attack, f"no answer: {error}"

    with ThreadPoolExecutor(THREADS) as pool:
        yield from pool.map(send, attacks)


@pytest.fixture
def unchanged(living):
    """Fail when anything but the documented notes differs afterwards."""
    with living.env() as env:
        before = tables.fingerprint(env.cr)
    yield
    with living.env() as env:
        after = tables.fingerprint(env.cr)
    changed = [
        line for line in tables.differences(before, after) if line.split(":")[0] not in OWN_NOTES
    ]
    assert not changed, "changed by bad input:\n" + "\n".join(changed)


@pytest.mark.parametrize("persona", PERSONAS)
def test_bad_input_gets_a_kind_answer_and_changes_nothing(all_routes, served, unchanged, persona):
    visitor = Visitor(served.url, PERSONAS[persona])
    token = visitor.csrf("/my/security" if PERSONAS[persona] else "/web/login")
    assert token, "no token to post with"
    attacks = list(all_attacks(all_routes, persona, token))
    logged = len(served.errors())
    faults = [f"{attack}: {fault}" for attack, fault in send_all(attacks, visitor) if fault]
    said = served.errors()[logged:][:10] if faults else []
    lines = [f"{len(faults)} of {len(attacks)} requests:", *faults[:200], *said]
    assert not faults, "\n".join(lines)


def test_no_route_of_ours_crashed_in_the_log(served):
    """Whatever a page made of it: a traceback that ends in our code is a mistake of ours."""
    blamed, block = [], []
    for line in served.log.read_text(errors="replace").splitlines(keepends=True):
        if line.startswith(("Traceback", "  ", "\t")):
            block.append(line)
        elif block:
            frames = [row for row in block if row.startswith('  File "')]
            if frames and "/addons/coop_" in frames[-1]:
                blamed.append("".join(block[-2:]) + line)
            block = []
    assert not blamed, "\n".join(dict.fromkeys(blamed))


def test_hostile_headers_and_cookies(served):
    for name, value in (
        ("Cookie", "session_id=../../x; frontend_lang=<script>; tz='; DROP TABLE res_users"),
        ("Cookie", "session_id=" + "x" * 5000),
        ("Accept-Language", "x" * 5000),
        ("Accept-Language", "cy-GB;q=not-a-number, *;q=-1"),
        ("Referer", "javascript:alert(1)"),
        ("X-Forwarded-For", "a" * 3000),
        ("Content-Length", "0"),
    ):
        for path in ("/web/login", "/my", "/cy/web/login", "/nothing-here"):
            answer = requests.get(
                served.url + path, headers={name: value}, timeout=60, allow_redirects=False
            )
            assert answer.status_code < 500, f"{path} with {name}: {value[:40]}"


def is_for_all(route):
    return routes.tame_path(route).startswith(FOR_ALL_MEMBERS)


def test_records_of_other_people_are_not_shown_to_a_member(living, served, all_routes):
    """Every route of ours with the ids of a neighbour's records in it."""
    with living.env() as env:
        ids = {None: set()}
        neighbour = living.partners["neighbour"]
        for name in env:
            model = env[name]
            if not name.startswith("coop.") or model._abstract or not model._auto:
                continue
            if "partner_id" in model._fields and model._fields["partner_id"].store:
                found = model.search([("partner_id", "=", neighbour)]).ids
                ids[name] = found
                ids[None].update(found[:3])
        ids[None].add(neighbour)
        # a number of the neighbour's may be that of the choir, for which the member acts: her own
        ids[None].discard(living.memberships["choir"])
        ids["res.partner"] = [neighbour]
    marks = list(living.marks("neighbour"))
    member = Visitor(served.url, "member")
    shown = []
    for route in all_routes:
        if not route.ours or not route.gets or is_for_all(route):
            continue
        tries = [path for _, path in routes.paths_with_ids(route, ids)]
        id_names = [name for name in route.parameters if name == "id" or name.endswith("_id")]
        for name in id_names:
            tries += [f"{routes.tame_path(route)}?{name}={one}" for one in ids[None]]
        for path in tries:
            body = member.get(path).text
            shown += [f"{path} shows {mark}" for mark in marks if mark in body]
    assert not shown, "\n".join(shown)
