"""The result: told first, watched, declared, read by everybody, counted again by anybody, and she
takes her seat on the day."""

import csv
import itertools
import json
import subprocess
import sys

from tests.support import papers, plain
from tests.support.whole_election import office
from tests.support.whole_election.cast import GROUP, GROUP_CY, OUTSIDE, RIVAL, STANDS, THIRD
from tests.support.whole_election.voting import ANWEN, BRYN, CERI, VOTES

COUNTING = plain.ADDONS / "coop_elections" / "counting"
ENTITLED = 16
#: votes of each at the first and at the last stage
FIRST = {ANWEN: 4, BRYN: 4, CERI: 2}
LAST = {ANWEN: 6, BRYN: 4}
SITS = """
    SELECT term.date_from, partner.name
      FROM coop_office_term term
      JOIN coop_office_holder holder ON holder.id = term.holder_id
      JOIN res_partner partner ON partner.id = holder.partner_id
      JOIN coop_seat seat ON seat.id = term.seat_id
      JOIN coop_constituency constituency ON constituency.id = seat.constituency_id
     WHERE constituency.name->>'en_GB' = %s
"""


def she_is_told_first(story):
    """The three who stood hear it, each in their own way, before anybody can read it."""
    page = story.office("runner")
    office.open_election(page, story.number, "count")
    window = office.opens(page, "action_told")
    office.field(window, "candidate_id").get_by_text(ANWEN).click()
    office.field(window, "how").get_by_text("By phone").click()
    office.apply(window)
    before = {person: len(story.mails_to(person)) for person in (STANDS, RIVAL, THIRD)}
    office.open_election(page, story.number)
    office.press(page, "action_tell_candidates", sure=True)
    for person in (RIVAL, THIRD):
        assert len(story.mails_to(person)) == before[person] + 1
    assert len(story.mails_to(STANDS)) == before[STANDS], "she was rung up"
    assert story.visitor().get(f"/elections/result/{story.number}").status_code == 404


def scrutineers_report(story):
    """One signs here, of the other it is on paper; each has seen the numbers."""
    for login in ("watcher", "runner"):
        page = story.office(login)
        office.open_election(page, story.number)
        window = office.opens(page, "action_report")
        for name in ("is_lawful", "is_secure", "is_free"):
            office.field(window, name).locator("input").click()
        if login == "runner":
            assert OUTSIDE in office.field(window, "role_id").locator("input").input_value()
        office.apply(window)


def is_declared(story):
    """Everything is published at once, in both languages, in ordinary words and in Easy Read."""
    page = story.office("runner")
    office.open_election(page, story.number)
    office.press(page, "action_declare", sure=True)
    assert story.state() == "declared"
    content = json.loads(story.visitor().get(f"/elections/result/{story.number}.json").text)
    [said] = content["contests"]
    story.known["contest"] = said["contest"]
    story.known["said"] = said
    return content


def everybody_reads_it(story):
    """Page, PDF, sheet and ballots name the same winner and the same numbers."""
    path = f"/elections/result/{story.number}"
    for prefix, group in (("", GROUP), ("/cy", GROUP_CY)):
        for words in ("", "?format=easy_read"):
            text = _read(story, f"{prefix}{path}{words}")
            assert ANWEN in text
            assert group in text
    text = _read(story, path)
    assert f"{len(VOTES)}" in text and f"{ENTITLED}" in text
    for lang in ("en", "cy"):
        pdf = story.visitor().get(f"{path}/file?in={lang}").content
        assert ANWEN in " ".join(papers.words_of(pdf).split())
    sheet = story.visitor().get(f"{path}/{story.known['contest']}.csv").text
    counted = itertools.takewhile(bool, csv.reader(sheet.splitlines()))  # terms follow below
    rows = {row[1]: row for row in counted}
    for name, votes in FIRST.items():
        assert float(rows[name][3]) == votes
    for name, votes in LAST.items():
        assert float(rows[name][-1]) == votes


def anybody_counts_again(story):
    """The command makes of the published ballots what was declared."""
    said = story.known["said"]
    ballots = story.folder / "contest.blt"
    answer = story.visitor().get(f"/elections/result/{story.number}/{said['contest']}.blt")
    ballots.write_bytes(answer.content)
    words = [sys.executable, COUNTING, ballots, "--rule", said["count"]["rule"]]
    done = subprocess.run([*words, "--format", "json"], capture_output=True, text=True, timeout=60)
    assert not done.returncode, done.stderr
    again = json.loads(done.stdout)
    assert again["elected"] == said["count"]["elected"]
    assert again["file_sha256"] == said["blt_sha256"]


def she_takes_her_seat(story):
    """On the day of the notice, and not before, she sits on the Council."""
    begins = story.server.value(
        "SELECT term_from FROM coop_election_contest WHERE election_id = %s", [story.number]
    )
    found = story.server.psql(SITS, [GROUP])
    assert [tuple(row.values()) for row in found] == [(begins, ANWEN)]
    day = f"{begins.day} {begins:%B %Y}"
    assert day in _read(story, "/my/bodies", STANDS)
    assert not _sees_meetings(story)
    with story.env() as env:
        start = env["coop.clock"].start_of_day(begins)
    story.clock.go_to(start, later=3600)
    assert "Council of Members" in _read(story, "/my/bodies", STANDS)
    assert _sees_meetings(story)


def _sees_meetings(story):
    """Whether she finds the meetings of the Council on her pages: her right begins on the day."""
    return "Council meeting" in _read(story, "/my/meetings", STANDS)


def _read(story, path, person=None):
    page = story.member(person) if person else story.tabs.new()
    page.goto(path)
    text = page.inner_text("main")
    page.context.close()
    return text
