"""She stands, with her helper beside her: one question a screen, Easy Read, forty seconds of her
voice; two others stand; the returning officer accepts them and publishes who stands."""

import io
import wave

from tests.support.hands import Hands, fill_form
from tests.support.whole_election import office
from tests.support.whole_election.cast import GROUP, RIVAL, STANDS, THIRD

CANDIDATES = "/odoo/action-coop_elections.coop_election_candidate_action"
HELPER = "Menna Mintys"
WORDS = "I like the garden. I want more buses. I listen to everybody."
EASY = ("I like the garden.", "I want more buses.", "I listen to everybody.")
SAID = {RIVAL: "I know the hall well.", THIRD: "I bake for every meeting."}
SECONDS = 40


def recording(seconds=SECONDS):
    """A recording of a voice that says nothing, as a phone makes it."""
    made = io.BytesIO()
    with wave.open(made, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(8000)
        sound.writeframes(b"\x80" * 8000 * seconds)
    return made.getvalue()


def nominations_open(story):
    """By themselves, at their hour; who might be interested hears of it."""
    story.goes_to("nominations_open")
    story.jobs_run("coop_elections.cron_elections")
    assert story.state() == "nominations"
    assert [one for one in story.mails_to(STANDS) if "/my/stand" in one["body"]]


def she_stands(story):
    """On a narrow screen, with Menna beside her; nothing is sent before she hands it in."""
    page = story.member(STANDS, narrow=True)
    page.goto("/my/stand")
    with page.expect_navigation():
        page.get_by_role("link", name="I want to stand").click()
    fill_form(
        page,
        Hands(page, False),
        {
            "ballot_name": STANDS.name,
            "statement": WORDS,
            "statement_easy": "\n".join(EASY),
            "has_interests": "no",
            "with_help": "yes",
            "help_by": HELPER,
        },
    )
    assert page.url.endswith("/photo")
    _go(page, "skip")
    # what is too long is told, and can be put right
    _choose_recording(page, recording(SECONDS + 50))
    assert "This is too long." in page.inner_text("main")
    _choose_recording(page, recording())
    seen = page.inner_text("main")
    for sentence in (STANDS.name, *EASY):
        assert sentence in seen
    assert page.locator(".coop-candidate audio").count() == 1
    with page.expect_navigation():
        page.get_by_role("button", name="I want to stand: hand it in").click()
    assert "How it stands" in page.inner_text("main")
    story.known["hers"] = page.url.rpartition("/")[2]


def _go(page, value):
    with page.expect_navigation():
        page.click(f"button[name=go][value={value}]")


def _choose_recording(page, content):
    page.set_input_files(
        "input[name=recording]", {"name": "me.wav", "mimeType": "audio/wav", "buffer": content}
    )
    _go(page, "use")


def others_stand(story):
    """Bryn on his pages, alone; Ceri says hers by phone, and the office writes it down."""
    page = story.member(RIVAL)
    page.goto("/my/stand")
    with page.expect_navigation():
        page.get_by_role("link", name="I want to stand").click()
    fill_form(
        page,
        Hands(page, False),
        {
            "ballot_name": RIVAL.name,
            "statement": SAID[RIVAL],
            "has_interests": "no",
            "with_help": "no",
        },
    )
    for _part in ("photo", "recording"):
        _go(page, "skip")
    with page.expect_navigation():
        page.get_by_role("button", name="I want to stand: hand it in").click()
    _by_phone(story)


def _by_phone(story):
    page = story.office("runner")
    office.open_election(page, story.number)
    window = office.opens(page, "action_nominate")
    office.fill(window, "number", story.member_number(THIRD))
    office.field(window, "member_name").get_by_text(THIRD.name).wait_for()
    office.choose(window, "contest_id", GROUP)
    office.select(window, "how", "By phone")
    office.fill(window, "statement", SAID[THIRD])
    for name in ("interests_said", "eligible", "agreed", "fair", "signed"):
        office.field(window, name).locator("input").click()
    office.apply(window)


def they_are_accepted(story):
    """The returning officer looks at each, hears her voice's length, and accepts them."""
    page = story.office("runner")
    for person in (STANDS, RIVAL, THIRD):
        page.goto(CANDIDATES)
        page.locator(f".o_data_row:has-text('{person.name}') td.o_data_cell").first.click()
        office.press(page, "action_accept")
    [hers] = story.server.psql(
        "SELECT state, helped_by, how FROM coop_election_candidate WHERE id = %s",
        [story.known["hers"]],
    )
    assert tuple(hers.values()) == ("accepted", HELPER, "portal")


def they_are_published(story):
    """When nominations are closed, everybody reads and hears who stands; nobody read it before."""
    assert WORDS not in _read(story)
    story.goes_to("nominations_close", later=60)
    page = story.office("runner")
    office.open_election(page, story.number)
    office.press(page, "action_publish_candidates")
    read = _read(story)
    for words in (STANDS.name, *SAID.values(), WORDS):
        assert words in read
    for sentence in EASY:
        assert sentence in _read(story, "?format=easy_read")
    voice = story.visitor().get(f"/elections/candidate/{story.known['hers']}/recording")
    assert voice.content == recording()
    # nobody can withdraw any more, and more stand than there are seats
    story.goes_to("withdrawals", later=60)
    story.jobs_run("coop_elections.cron_elections")
    assert story.server.value(
        "SELECT outcome FROM coop_election_contest WHERE election_id = %s", [story.number]
    ) == "contested"  # fmt: skip


def _read(story, words=""):
    page = story.tabs.new()
    page.goto(f"/elections/notice/{story.number}{words}")
    text = page.inner_text("main")
    page.context.close()
    return text
