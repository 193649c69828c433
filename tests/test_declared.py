"""A declared result as people meet it: the page in both languages and in Easy Read, looked at by
axe and by ourselves, and the published ballots counted again by the command."""

import json
import subprocess
import sys
from dataclasses import replace

import pytest

from tests.support import living as copies
from tests.support import looks, pages, plain
from tests.support.browser import USUAL
from tests.support.elected_count import declared
from tests.support.visitor import Visitor


@pytest.fixture(scope="module")
def result(seeded):
    """A copy of the small co-op with a declared election: (database, what was made)."""
    with copies.copy_of(seeded.database, "declared") as name:
        own = replace(seeded, database=name)
        with own.env(commit=True) as env:
            made = declared(env, own.memberships)
        copies.leave(name)
        yield name, made


@pytest.fixture
def server(result, renewed_server):
    return renewed_server(result[0])


@pytest.mark.parametrize("language", pages.LANGUAGES)
def test_the_page_of_the_result_can_be_read_by_everybody(result, server, _browser, language):
    faults = []
    context = pages.context_for(_browser, Visitor(server.url), axe=True)
    for words in ("", "?format=easy_read"):
        path = f"/elections/result/{result[1].election}{words}"
        page, _answer = pages.open_page(context, pages.localized(path, language), USUAL)
        assert page.locator("h1").count() == 1
        faults += looks.faults_of(page, language, with_keyboard=looks.SIZES)
    context.close()
    assert not faults, "\n".join(faults)


def test_anybody_counts_the_published_ballots_again_with_the_command(result, server, tmp_path):
    made = result[1]
    visitor = Visitor(server.url)
    path = f"/elections/result/{made.election}"
    content = json.loads(visitor.get(f"{path}.json").content)
    said = next(one for one in content["contests"] if one["contest"] == made.contest)
    ballots = tmp_path / "contest.blt"
    ballots.write_bytes(visitor.get(f"{path}/{made.contest}.blt").content)
    lots = tmp_path / "lots.json"
    lots.write_text(json.dumps({"lots": said["count"]["lots"]}))
    program = plain.ADDONS / "coop_elections" / "counting"
    words = [sys.executable, program, ballots, "--rule", said["count"]["rule"], "--format", "json"]
    done = subprocess.run([*words, "--lots", lots], capture_output=True, text=True, timeout=60)
    assert not done.returncode, done.stderr
    again = json.loads(done.stdout)
    assert again["elected"] == said["count"]["elected"]
    assert again["file_sha256"] == said["blt_sha256"]
    assert again["program"] == said["count"]["program"]
