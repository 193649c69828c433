"""Everything is made ready for the voting: roll, letters with codes, key, ballots, papers."""

import re
from datetime import timedelta

from tests.support import papers
from tests.support.people import WELSH
from tests.support.whole_election import kit, office
from tests.support.whole_election.cast import BY_POST, CAST, RIVAL

TYPED = re.compile(r"\b[A-Z0-9]{3}(?: [A-Z0-9]{3}){5}\b")
CODE = re.compile(r"Code ([A-Z0-9 ]+?) ?\.")
PLACE = "The forum"
HOURS = "%d/%m/%Y %H:%M:%S"


def roll_is_final(story):
    """The roll is made by itself, and final when nobody can object any more."""
    story.goes_to("poll_notice", later=3600)
    story.jobs_run("coop_elections.cron_roll")
    page = story.office("runner")
    office.open_election(page, story.number, "roll")
    assert "Final" in office.field(page, "roll_state").inner_text()
    # the notice of the poll went out
    office.show_tab(page, "timetable")
    page.locator("button[name=action_done]:visible").click()
    page.locator("button[name=action_done]:visible").wait_for(state="detached")
    numbers = {person: story.elector(person) for person in CAST}
    assert len(set(numbers.values())) == len(CAST)


def letters_go_out(story):
    """Letters with codes are printed; in each stand the number and the code of one person."""
    runner = story.visitor("runner")
    path = f"/coop/elections/{story.number}/letters"
    answer = runner.post(path, data={"csrf_token": runner.csrf(path), "act": "next"})
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Cache-Control"] == "no-store"
    pictures = papers.scanned(answer.content)
    text = " ".join(papers.words_of(answer.content).split())
    story.known["codes"] = codes = {}
    for person in CAST:
        typed = TYPED.search(text, text.index(person.name))[0]
        language = "cy" if person.lang == WELSH else "en"
        address = f"{story.server.url}/{language}/vote#{typed.replace(' ', '')}"
        assert address in pictures
        assert story.elector(person) in text
        codes[person] = (typed, address)
    assert len(set(codes.values())) == len(CAST)
    # it is nowhere but on paper
    for typed, _address in codes.values():
        assert not story.server.value(
            "SELECT count(*) FROM coop_notice_delivery d WHERE d::text LIKE %s", [f"%{typed}%"]
        )


def key_is_made(story, browser):
    """A ceremony in the kit, away from the server; the key's public part freezes the ballots."""
    with kit.opened(browser, story.folder) as page:
        key, story.known["shares"] = kit.make_key(page, story.folder / "key")
        runner = story.office("runner")
        office.open_election(runner, story.number)
        window = office.opens(runner, "action_freeze")
        office.fill(window, "key_file", key.read_text())
        office.apply(window)
        manifest = story.folder / "manifest.json"
        manifest.write_bytes(
            story.visitor().get(f"/elections/notice/{story.number}/manifest.json").content
        )
        shares = story.known["shares"]
        assert "trial ballots came back" in kit.try_key(page, manifest, shares[1:])
    office.open_election(runner, story.number, "voting")
    office.press(runner, "action_trial_done")


def papers_go_out(story):
    """Whoever is written to by post gets a paper: a declaration with a bar code, and a ballot that
    bears neither number nor name."""
    page = story.office("runner")
    office.open_election(page, story.number, "papers")
    office.press(page, "action_issue_papers", sure=True, stays=True)
    with page.expect_download() as printed:
        office.button(page, "action_print_papers").click()
    sheets = papers.sheets(printed.value.path().read_bytes())
    texts = [" ".join(sheet.extract_text().split()) for sheet in sheets]
    [declaration] = [text for text in texts if BY_POST.name in text]
    story.known["paper"] = CODE.search(declaration)[1]
    ballots = [text for text in texts if RIVAL.name in text]
    # a sheet each, for two envelopes
    assert len(ballots) * 2 == len(texts)
    assert not [text for text in ballots if CODE.search(text) or BY_POST.name in text]


def has_a_polling_place(story):
    """At the forum, on the third day of the voting, from nine to five."""
    day = story.server.value(
        "SELECT at FROM coop_election_step WHERE election_id = %s AND code = 'poll_opens'",
        [story.number],
    ) + timedelta(days=2)
    story.known["forum"] = day
    page = story.office("runner")
    office.open_election(page, story.number)
    office.stat(page, "action_view_places")
    page.locator(".o_list_button_add").click()
    office.fill(page, "name", PLACE)
    office.fill(page, "where", "Neuadd y Dref")
    office.fill(page, "opens_at", day.strftime(HOURS))
    office.fill(page, "closes_at", (day + timedelta(hours=8)).strftime(HOURS))
    office.save(page)


def is_ready(story):
    """What has to be well before the voting is looked at; then it begins."""
    page = story.office("runner")
    office.open_election(page, story.number)
    window = office.opens(page, "action_ready")
    looked = window.inner_text()
    for words in ("The clocks of server and database agree.", "Una Uchelwydd can be reached."):
        assert words in looked
    assert "Pages are not sent sealed" in looked, "this server of the tests has no https"
    window.locator("button[special=cancel], .btn-close").first.click()
    story.goes_to("poll_opens")
    office.open_election(page, story.number)
    office.press(page, "action_open_poll")
    assert story.state() == "poll"
