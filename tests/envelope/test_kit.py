"""The opening kit in a real browser, from the disk, with the network off."""

import json
import re
import shutil

import pytest

from tests.support import browser as chromium
from tests.support import looks
from tools import booth

from .cases import Election, canonical, checking, envelope, keys, outcome, part, run, sealing

PASSPHRASE = "a long enough passphrase"


@pytest.fixture
def kit(_browser, tmp_path):
    """A function that opens the kit from a disk with the network off; a fault fails the test."""
    saved = tmp_path / "opening-kit.html"
    shutil.copyfile(booth.STATIC / booth.KIT, saved)
    contexts, faults, asked = [], [], []

    def opened(locale="en-GB", viewport=None):
        context = _browser.new_context(
            offline=True, locale=locale, viewport=viewport or chromium.USUAL
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(saved.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not faults
    assert {url.split(":")[0] for url in asked} <= {"file", "blob"}
    assert {url for url in asked if url.startswith("file:")} == {saved.as_uri()}


@pytest.fixture
def election(tmp_path):
    """An election of 30 ballots and 12 papers in a folder, two of them bad, and its shares."""
    made = Election().many(30)
    made.rows.append((made.rows[3][0], "STOLEN", made.rows[3][2]))
    made.seal("north", "W9", as_number="W8")
    made.files = {
        "manifest": tmp_path / "manifest.json",
        "envelopes": tmp_path / "envelopes.jsonl",
        "papers": tmp_path / "papers.jsonl",
    }
    for path, data in zip(
        made.files.values(), (made.data, made.file(), made.papers(12)), strict=True
    ):
        path.write_bytes(data)
    made.shares = keys.split(made.seed, 2, 3)
    return made


def task(page, name):
    page.click(f"[data-task={name}]")


def says(page):
    """What the page tells last, when it has come to an end with it."""
    page.wait_for_function("() => !document.querySelector('button:disabled, input:disabled')")
    return page.inner_text("#says")


def put_in(page, *shares):
    for share in shares:
        page.fill("#share", share)
        page.click("#share-form button")
        says(page)


def open_all(page, election, shares):
    task(page, "open")
    for name, path in election.files.items():
        page.set_input_files(f"#{name}", path)
        says(page)
    put_in(page, *shares)
    page.click("#open-go")
    page.wait_for_selector("#open-done:not([hidden])")


def saved_files(page, name):
    """The files that a list offers, {name: bytes}."""
    found = {}
    for link in page.query_selector_all(f"#{name} a"):
        with page.expect_download() as download:
            link.click()
        with open(download.value.path(), "rb") as file:
            found[download.value.suggested_filename] = file.read()
    return found


def test_the_kit_and_the_command_make_the_same_files_with_the_network_off(kit, election, tmp_path):
    page = kit()
    open_all(page, election, [election.shares[2], election.shares[0]])
    files = saved_files(page, "open-files")
    words = ["open", election.files["manifest"], election.files["envelopes"]]
    words += ["--papers", election.files["papers"], "--into", tmp_path / "opened"]
    done = run(*words, said="\n".join(election.shares[:2]) + "\n")
    assert done.returncode == 3, done.stderr
    assert files == {path.name: path.read_bytes() for path in (tmp_path / "opened").iterdir()}
    told = page.inner_text("#open-hash")
    assert told == canonical.in_groups(canonical.sha256(files[outcome.NAME]))
    assert told in done.stdout
    assert page.locator("#open-rejected-list li").count() == 2
    assert "a copy of a ballot" in page.inner_text("#open-rejected-list")
    numbers = json.loads(files[outcome.NAME])["contests"][0]
    assert f"Envelopes\t{numbers['envelopes']}" in page.inner_text("#open-contests table")

    # the same again by comparing, from this session, with the file of the command
    task(page, "compare")
    page.set_input_files("#compare-file", tmp_path / "opened" / outcome.NAME)
    page.click("#compare-form button")
    assert says(page) == "The two openings are the same."


def test_after_opening_the_page_holds_no_share_and_nothing_is_kept_in_the_browser(kit, election):
    page = kit()
    open_all(page, election, election.shares[:2])
    assert page.input_value("#share") == ""
    assert not page.evaluate("localStorage.length + sessionStorage.length")
    assert page.evaluate("document.cookie") == ""
    html = page.content()
    for share in election.shares[:2]:
        assert " ".join(share.split()[4:7]) not in html


def test_a_ceremony_shows_one_share_at_a_time_and_its_key_is_opened_by_them(kit, tmp_path):
    page = kit()
    task(page, "make")
    page.fill("#make-shares", "3")
    page.fill("#make-threshold", "2")
    page.click("#make-form button")
    shares = []
    for number in (1, 2, 3):
        page.wait_for_selector("#make-show:visible")
        assert page.inner_text("#make-share-title") == f"Share {number} of 3"
        assert not page.locator("#make-list li").count()
        page.click("#make-show")
        shares.append(" ".join(page.locator("#make-list li").all_inner_texts()))
        page.click("#make-next")
    page.wait_for_selector("#make-done:visible")
    assert not page.locator("#make-list li").count()
    [(name, data)] = saved_files(page, "make-file").items()
    seed, threshold = keys.join(shares[1:])
    assert name == "key.json"
    assert data == canonical.canonical(keys.public_part(seed, threshold, 3))
    mark = canonical.in_groups(json.loads(data)["fingerprint"])
    assert page.inner_text("#make-fingerprint") == mark
    assert not any(" ".join(share.split()[4:7]) in page.content() for share in shares)

    election = Election(seed=seed)
    manifest = tmp_path / "m.json"
    manifest.write_bytes(election.data)
    task(page, "trial")
    page.set_input_files("#manifest", manifest)
    says(page)
    assert page.inner_text("#election-name") == "Council 2027"
    assert page.inner_text("#election-hash") == canonical.in_groups(election.manifest.sha256)
    put_in(page, shares[0], shares[2])
    page.click("#trial-go")
    assert "9 trial ballots came back" in says(page)


def test_one_person_alone_makes_a_key_with_a_passphrase_and_is_told_what_that_means(kit, tmp_path):
    page = kit()
    task(page, "make")
    page.check("input[value=alone]")
    assert "Lower assurance" in page.inner_text("#make-alone")
    page.fill("#make-passphrase", PASSPHRASE)
    page.fill("#make-again", PASSPHRASE + "!")
    page.click("#make-form button")
    assert says(page) == "The two passphrases were not the same."
    page.fill("#make-again", PASSPHRASE)
    page.click("#make-form button")
    page.click("#make-show")
    share = " ".join(page.locator("#make-list li").all_inner_texts())
    page.click("#make-next")
    assert page.is_visible("#make-lower")
    seed, threshold = keys.join([share], PASSPHRASE)
    assert threshold == 1
    manifest = tmp_path / "m.json"
    manifest.write_bytes(Election(seed=seed).data)
    task(page, "trial")
    page.set_input_files("#manifest", manifest)
    says(page)
    put_in(page, share)
    page.fill("#passphrase", "another passphrase")
    page.click("#trial-go")
    assert "not the key of this election" in says(page)
    page.fill("#passphrase", PASSPHRASE)
    page.click("#trial-go")
    assert "Lower assurance" in says(page)


def test_what_is_wrong_is_said_in_words_and_can_be_put_right(kit, election):
    page = kit()
    task(page, "open")
    page.click("#open-go")
    assert says(page) == "First choose the file of the election."
    page.set_input_files("#manifest", election.files["envelopes"])
    assert "not in the one form" in says(page) or "not JSON" in says(page)
    page.set_input_files("#manifest", election.files["manifest"])
    says(page)
    page.click("#open-go")
    assert says(page) == "First choose the file of sealed ballots."
    page.set_input_files("#envelopes", election.files["papers"])
    page.click("#open-go")
    assert says(page) == "First put all shares in."
    put_in(page, "academic acid")
    assert says(page) == "A share has 33 words; here are 2."
    put_in(page, election.shares[0])
    assert page.inner_text("#share-label") == "Share 2 of 2"
    put_in(page, election.shares[0])
    assert says(page) == "This share is in already."
    put_in(page, keys.split(bytes(32), 2, 3)[1])
    assert says(page) == "These shares are not of one key."
    put_in(page, election.shares[2])
    page.click("#open-go")
    assert says(page) == "This is not the file that is asked for."
    page.click("#share-again")
    put_in(page, *keys.split(bytes(32), 2, 3)[:2])
    page.click("#open-go")
    assert "not the key of this election" in says(page)


def test_one_ballot_is_checked_against_the_fingerprint_that_was_shown(kit, election, tmp_path):
    ballot = envelope.Ballot(bytes(16), 1, (4, 1))
    manifest = election.manifest
    plain = envelope.encode(manifest.contests["north"], ballot)
    sealed = sealing.seal(manifest.key, plain, manifest.info("north"), "N", bytes(32))
    data = checking.revealed(manifest, "north", "N", sealed, plain, bytes(32))
    honest, liar = tmp_path / "honest.json", tmp_path / "liar.json"
    honest.write_bytes(data)
    other = envelope.encode(manifest.contests["north"], envelope.Ballot(bytes(16), 1, (2,)))
    lie = {**json.loads(data), "ballot": canonical.to_text(other)}
    liar.write_bytes(canonical.canonical(lie))
    page = kit()
    task(page, "check")
    page.set_input_files("#manifest", election.files["manifest"])
    says(page)
    page.set_input_files("#revealed", honest)
    page.fill("#check-shown", canonical.in_groups(canonical.sha256(sealed)).upper())
    page.click("#check-form button")
    assert says(page) == "The device was honest about this ballot."
    assert page.locator("#check-list li").all_inner_texts() == ["1. Owain", "2. Siân Ap Huw"]
    page.fill("#check-shown", "0" * 64)
    page.click("#check-form button")
    assert says(page).startswith("NOT RIGHT: this is another ballot")
    page.set_input_files("#revealed", liar)
    page.click("#check-form button")
    assert says(page).startswith("NOT RIGHT: the device sealed something else")
    assert page.is_hidden("#check-done")


def test_openings_that_differ_are_told(kit, election, tmp_path):
    paths = []
    for name, rows in (("a", election.rows), ("b", election.rows[1:])):
        made = outcome.files(election.open(election.file(rows)))
        paths.append(tmp_path / f"{name}.json")
        paths[-1].write_bytes(made[outcome.NAME])
    page = kit()
    task(page, "compare")
    page.click("#compare-form button")
    assert says(page) == "First choose the file of the one opening."
    page.set_input_files("#compare-one", paths[0])
    page.set_input_files("#compare-file", paths[1])
    page.click("#compare-form button")
    assert says(page).splitlines()[0].startswith("The two openings are NOT the same.")
    assert election.rows[0][0] in says(page).splitlines()[1]
    page.set_input_files("#compare-file", [])
    page.fill("#compare-hash", "0" * 63)
    page.click("#compare-form button")
    assert says(page) == "A hash has 64 digits and letters from a to f."


def test_the_page_is_in_welsh_for_who_asks_for_it_and_at_a_press(kit):
    page = kit(locale="cy-GB")
    assert page.inner_text("h1") == "Pecyn agor"
    assert page.get_attribute("html", "lang") == "cy-GB"
    task(page, "open")
    assert page.inner_text("#election-title") == "Agor y papurau pleidleisio"
    page.click("#open-go")
    assert says(page) == "Yn gyntaf dewiswch ffeil yr etholiad."
    page.click("[data-language=en]")
    assert page.inner_text("#election-title") == "Open the ballots"
    assert page.get_attribute("html", "lang") == "en-GB"


def test_both_languages_have_the_same_words_with_the_same_gaps(node):
    en, cy = node("words")
    assert list(en) == list(cy)
    for name, text in en.items():
        assert sorted(re.findall(r"\{\w+\}", text)) == sorted(re.findall(r"\{\w+\}", cy[name]))
        assert cy[name] != text or name in ("papers",)


def test_every_word_that_the_page_asks_for_is_there(node):
    en, _cy = node("words")
    sources = booth.STATIC / "src" / "kit"
    asked = set(re.findall(r'data-(?:say|label)="([\w-]+)"', (sources / "page.html").read_text()))
    thrown = set(part("errors").REASONS)
    for path in [*sources.glob("*.js"), *(booth.STATIC / "src" / "booth").glob("*.js")]:
        text = path.read_text()
        thrown |= set(re.findall(r'Problem\(\s*"([\w-]+)"', text))
        asked |= set(re.findall(r'\bsay\("([\w-]+)"', text))
        asked |= set(re.findall(r'\bput\((?:\w+|by\("[\w-]+"\)), "([\w-]+)"', text))
    missing = sorted((asked | thrown) - set(en))
    assert not missing
    assert len(thrown) > 40
    assert len(asked) > 50


@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_task_is_accessible_on_wide_and_narrow_screens(kit, election, language):
    page = kit(locale=f"{language}-GB")
    open_all(page, election, election.shares[:2])
    faults = []
    for name in ("open", "make", "trial", "compare", "check"):
        task(page, name)
        for size in looks.SIZES:
            page.set_viewport_size(size)
            faults += [f"{name} {size['width']}: {line}" for line in looks.axe(page)]
            faults += [f"{name} {size['width']}: {line}" for line in looks.keyboard(page)]
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            faults += [f"{name} is wider than {size['width']}"] if wide > 0 else []
    assert not faults, "\n".join(faults)


def test_the_whole_of_a_ceremony_can_be_done_with_the_keyboard(kit):
    page = kit()
    page.focus("[data-task=make]")
    page.keyboard.press("Enter")
    page.focus("#make-form button")
    page.keyboard.press("Enter")
    page.wait_for_selector("#make-share:visible")
    for _ in range(3):
        assert page.evaluate("document.activeElement.id") == "make-share-title"
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "make-next"
        page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "make-done-title"
