"""The voting is over: the box, the papers, the account, the opening in the kit and by the command,
and the count."""

import json
import random
import subprocess
import sys

from playwright.sync_api import expect

from tests.support import plain
from tests.support.whole_election import kit, office
from tests.support.whole_election.cast import GROUP
from tests.support.whole_election.voting import ANWEN, BRYN, CERI, ON_PAPER, VOTES

NUMBER = {ANWEN: "1", BRYN: "2", CERI: "3"}
PROGRAM = plain.ADDONS / "coop_elections" / "envelope"


def voting_ends(story):
    """By itself, to the second; the register stays as it is."""
    story.goes_to("poll_closes", later=60)
    story.jobs_run("coop_elections.cron_elections")
    assert story.state() == "closed"


def box_is_opened(story):
    """As many papers are in the box of the forum as were put in."""
    page = story.office("runner")
    place = story.server.value(
        "SELECT id FROM coop_election_place WHERE election_id = %s", [story.number]
    )
    page.goto(f"/odoo/action-coop_elections.coop_election_place_action/{place}")
    office.field(page, "papers_found").wait_for()
    assert office.field(page, "box_count").inner_text() == "1"
    office.fill(page, "papers_found", "1")
    office.press(page, "action_counted", sure=True)


def papers_are_keyed(story):
    """The papers are shuffled; two people key them, and neither sees what the other keyed."""
    papers = [VOTES[person] for person in ON_PAPER]
    random.shuffle(papers)
    page = story.office("runner")
    office.open_election(page, story.number, "count")
    window = office.opens(page, "action_bundle")
    office.fill(window, "paper_count", str(len(papers)))
    office.call(page, window, "action_apply")
    for login in ("desk", "runner"):
        _key(story, login, papers)
    office.open_election(page, story.number, "count")
    story.known["papers"] = story.folder / "papers.jsonl"
    with page.expect_download() as made:
        office.button(page, "action_make_papers").click()
    made.value.save_as(story.known["papers"])


def _key(story, login, papers):
    page = story.office(login)
    office.open_election(page, story.number, "count")
    office.button(page, "action_view_batches").click()
    page.locator(".o_data_row button[name=action_key]").first.click()
    window = office.window_of(page)
    for place, names in enumerate(papers, 1):
        office.field(window, "place").get_by_text(str(place), exact=True).wait_for()
        office.fill(window, "typed", " ".join(NUMBER[name] for name in names))
        office.call(page, window, "action_next")
    page.locator(".modal").wait_for(state="detached")


def names_are_cut_off(story):
    """What is left beside the names says that somebody voted; each finds their own fingerprint."""
    page = story.office("runner")
    office.open_election(page, story.number, "voting")
    office.press(page, "action_cut_names", sure=True)
    story.known["envelopes"] = story.folder / "envelopes.jsonl"
    with page.expect_download() as made:
        office.button(page, "action_download_envelopes").click()
    made.value.save_as(story.known["envelopes"])
    public = story.visitor().get(f"/elections/sealed/{story.number}.txt").text
    assert not set(story.known["receipts"].values()) - set(public.split())


def is_opened_twice(story, browser):
    """Two of three shares open it in the kit, two others with the command: both find the same."""
    shares = story.known["shares"]
    files = {
        "manifest": story.folder / "manifest.json",
        "envelopes": story.known["envelopes"],
        "papers": story.known["papers"],
    }
    with kit.opened(browser, story.folder) as page:
        found = kit.open_ballots(page, files, [shares[2], shares[0]], story.folder / "kit")
        again = _by_command(files, shares[:2], story.folder / "command")
        page.click("[data-task=compare]")
        page.set_input_files("#compare-file", again / "opening.json")
        page.click("#compare-form button")
        assert kit.says(page) == "The two openings are the same."
    [numbers] = json.loads((again / "opening.json").read_text())["contests"]
    assert numbers["envelopes"] + numbers["papers"] == numbers["ballots"] == len(VOTES)
    _bring_back(story, found, _fingerprint(again / "opening.json"))


def _by_command(files, shares, into):
    words = [sys.executable, PROGRAM, "open", files["manifest"], files["envelopes"]]
    words += ["--papers", files["papers"], "--into", into]
    done = subprocess.run(
        words, input="\n".join(shares) + "\n", capture_output=True, text=True, timeout=120
    )
    assert not done.returncode, done.stderr
    return into


def _fingerprint(path):
    done = subprocess.run(["sha256sum", path], capture_output=True, text=True, check=True)
    return done.stdout.split()[0]


def _bring_back(story, found, second):
    page = story.office("runner")
    office.open_election(page, story.number, "voting")
    window = office.opens(page, "action_bring_back")
    office.fill(window, "second", second)
    files = [path for path in found if path.suffix == ".json"]
    with page.expect_file_chooser() as chooser:
        window.locator("[name=file_ids] .o_attach").click()
    chooser.value.set_files(files)
    expect(window.locator("[name=file_ids] .o_attachment")).to_have_count(len(files))
    office.apply(window)


def is_counted(story):
    """All sums agree; then it is counted."""
    page = story.office("runner")
    office.open_election(page, story.number, "count")
    account = office.field(page, "account").inner_text()
    assert GROUP in account
    office.press(page, "action_count")
    assert story.state() == "counted"
    result = json.loads(
        story.server.value(
            "SELECT content FROM coop_election_result WHERE election_id = %s", [story.number]
        )
    )
    story.known["result"] = result
