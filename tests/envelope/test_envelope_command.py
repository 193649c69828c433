"""The command: a whole election, exit status, messages, and nothing secret unless asked for."""

import json
import os
import pty
import re
import select
import shutil
import subprocess
import sys

import pytest

from .cases import FOLDER, NORTH, Election, canonical, checking, envelope, keys, outcome, run

PASSPHRASE = "a long enough passphrase"


@pytest.fixture
def place(tmp_path):
    """A folder with the files of an election of 25 ballots and 8 papers, and its shares."""
    election = Election().many(25)
    (tmp_path / "manifest.json").write_bytes(election.data)
    (tmp_path / "envelopes.jsonl").write_bytes(election.file())
    (tmp_path / "papers.jsonl").write_bytes(election.papers(8))
    election.shares = keys.split(election.seed, 2, 3)
    election.said = "\n".join(election.shares[:2]) + "\n"
    election.folder = tmp_path
    election.words = [tmp_path / "manifest.json", tmp_path / "envelopes.jsonl"]
    return election


def secrets_of(seed, shares):
    """Whatever must not be seen: the seed in some forms, words of shares in pairs."""
    forms = [seed.hex(), canonical.to_text(seed), str(int.from_bytes(seed, "big"))]
    return forms + [" ".join(share.split()[at : at + 2]) for share in shares for at in range(4, 32)]


def assert_nothing_secret(texts, seed, shares):
    for text in texts:
        found = [secret for secret in secrets_of(seed, shares) if secret in text.lower()]
        assert not found


def everything_in(folder):
    return [path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()]


def test_it_runs_as_a_folder_from_anywhere_with_m_and_copied_elsewhere(place, tmp_path):
    words = ["fingerprints", *place.words]
    as_folder = run(*words, cwd=tmp_path)
    assert (as_folder.returncode, as_folder.stderr) == (0, "")
    assert run(*words, module=True).stdout == as_folder.stdout
    copy = tmp_path / "anywhere"
    shutil.copytree(FOLDER, copy, ignore=shutil.ignore_patterns("__pycache__"))
    done = subprocess.run([sys.executable, copy, *words], capture_output=True, text=True)
    assert done.stdout == as_folder.stdout
    assert re.fullmatch("([0-9a-f]{64}\n){25}", as_folder.stdout)


def test_a_whole_election_from_ceremony_to_comparison(tmp_path):
    made = run("ceremony", "--key", tmp_path / "key.json", "--shares", "3", "--threshold", "2")
    assert (made.returncode, made.stderr) == (0, "")
    shares = re.findall(r"^share \d of 3: (.*)$", made.stdout, re.M)
    assert len(shares) == 3
    public = json.loads((tmp_path / "key.json").read_text())
    assert public["fingerprint"] == canonical.sha256(canonical.to_bytes(public["key"]))
    assert canonical.in_groups(public["fingerprint"]) in made.stdout
    assert (public["threshold"], public["shares"], public["assurance"]) == (2, 3, "shared")

    seed, _threshold = keys.join(shares[:2])
    election = Election(seed=seed).many(12)
    manifest, sealed = tmp_path / "m.json", tmp_path / "e.jsonl"
    manifest.write_bytes(election.data)
    sealed.write_bytes(election.file())
    said = f"{shares[2]}\n{shares[0]}\n"
    tried = run("trial", manifest, said=said)
    assert (tried.returncode, tried.stderr) == (0, "")
    assert "9 trial ballots came back" in tried.stdout
    for folder, given in (("one", said), ("two", f"{shares[1]}\n{shares[2]}\n")):
        opened = run("open", manifest, sealed, "--into", tmp_path / folder, said=given)
        assert (opened.returncode, opened.stderr) == (0, "")
    same = run("compare", tmp_path / "one", tmp_path / "two")
    assert (same.returncode, same.stdout) == (0, "The two openings are the same.\n")
    assert_nothing_secret([tried.stdout, opened.stdout], seed, shares)
    assert_nothing_secret(everything_in(tmp_path), seed, shares)


def test_what_is_written_is_what_the_package_makes(place):
    into = place.folder / "opened"
    words = ["open", *place.words, "--papers", place.folder / "papers.jsonl", "--into", into]
    done = run(*words, said=place.said)
    assert (done.returncode, done.stderr) == (0, "")
    wanted = outcome.files(place.open(paper=(place.folder / "papers.jsonl").read_bytes()))
    assert {path.name: path.read_bytes() for path in into.iterdir()} == wanted
    assert canonical.in_groups(canonical.sha256(wanted["opening.json"])) in done.stdout
    assert_nothing_secret([done.stdout, *everything_in(into)], place.seed, place.shares)


def test_rejected_envelopes_are_listed_and_somebody_must_look(place):
    place.rows.append(("north", "STOLEN", place.rows[0][2]))
    place.words[1].write_bytes(place.file())
    done = run("open", *place.words, "--into", place.folder / "o", said=place.said)
    assert done.returncode == 3
    assert "it is a copy of a ballot that lies in its own envelope" in done.stdout
    assert "1 rejected" in done.stdout
    assert "STOLEN" not in done.stdout


def test_one_person_alone_is_possible_and_said_to_be_of_lower_assurance(tmp_path):
    words = ["ceremony", "--key", tmp_path / "key.json", "--shares", "1", "--threshold", "1"]
    made = run(*words, said=f"{PASSPHRASE}\n")
    assert made.returncode == 0, made.stderr
    assert "LOWER ASSURANCE" in made.stdout
    assert PASSPHRASE not in made.stdout + (tmp_path / "key.json").read_text()
    [share] = re.findall(r"^share 1 of 1: (.*)$", made.stdout, re.M)
    seed, _threshold = keys.join([share], PASSPHRASE)
    election = Election(seed=seed).many(3)
    (tmp_path / "m").write_bytes(election.data)
    (tmp_path / "e").write_bytes(election.file())
    paths = [tmp_path / "m", tmp_path / "e"]
    wrong = run("open", *paths, "--into", tmp_path / "o", said=f"{share}\n{PASSPHRASE}!\n")
    assert wrong.returncode == 2
    assert "a wrong passphrase" in wrong.stderr
    assert not list((tmp_path / "o").iterdir())
    done = run("open", *paths, "--into", tmp_path / "o", said=f"{share}\n{PASSPHRASE}\n")
    assert done.returncode == 0, done.stderr
    assert "LOWER ASSURANCE" in done.stdout
    assert json.loads((tmp_path / "o" / "opening.json").read_text())["assurance"] == "lower"


def test_wrong_shares_are_told_without_a_word_of_them(place):
    other = keys.split(bytes(32), 2, 3)
    for said, told in (
        ("\n".join(other[:2]) + "\n", "not the key of this election"),
        (f"{place.shares[0]}\n{other[1]}\n", "not of one key"),
        (f"{place.shares[0]}\n{place.shares[0]}\n", "given twice"),
        (f"{place.shares[0]}\n", "a share is missing"),
        ("", "a share is missing"),
        ("academic acid\n", "a share has 33 words; here are 2"),
        (place.shares[0].replace(" ", " academic ", 1)[:-9] + "\n", "a share has 33 words|wrong"),
    ):
        for command in (
            ["open", *place.words, "--into", place.folder / "o"],
            ["trial", place.words[0]],
        ):
            done = run(*command, said=said)
            assert done.returncode == 2
            assert re.search(told, done.stderr)
            assert "Traceback" not in done.stderr
            shares = [*place.shares, *other]
            assert_nothing_secret([done.stdout, done.stderr], place.seed, shares)


def test_a_wrong_file_is_named_with_line_and_reason_before_anybody_shows_a_share(place):
    text = place.words[1].read_text().splitlines(keepends=True)
    text[3] = text[3].replace('"sealed":"', '"sealed":"=')
    place.words[1].write_text("".join(text))
    done = run("open", *place.words, "--into", place.folder / "o")
    assert done.returncode == 2
    assert done.stderr == f"{place.words[1]}: line 4: sealed is not bytes as text\n"
    done = run("fingerprints", *place.words)
    assert (done.returncode, done.stdout) == (2, "")
    place.words[0].write_text("{}")
    done = run("trial", place.words[0])
    assert done.stderr == f"{place.words[0]}: this is no manifest of version 1\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "required: COMMAND"),
        (["open"], "required"),
        (["trial", "none.json"], "none.json: cannot be read: No such file"),
        (["ceremony", "--key", "k", "--threshold", "3", "--shares", "2"], "no more open than"),
        (["ceremony", "--key", "none/k"], "none/k: No such file"),
        (["compare", "none", "0" * 64], "none: cannot be read"),
        (["check", "manifest.json", "none"], "none: No such file"),
        (["open", "manifest.json", "none", "--into", "o"], "none: No such file"),
        (["open", "manifest.json", "envelopes.jsonl", "--into", "."], "is not empty"),
    ],
)
def test_a_wrong_question_is_told_so_with_status_2(place, words, told):
    done = run(*words, cwd=place.folder)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert told in done.stderr


def test_a_key_file_is_never_written_over(place):
    (place.folder / "key.json").write_text("here")
    done = run("ceremony", "--key", place.folder / "key.json")
    assert done.returncode == 2
    assert "share" not in done.stdout
    assert (place.folder / "key.json").read_text() == "here"


def test_a_share_on_the_command_line_is_not_taken(place):
    done = run("trial", place.words[0], place.shares[0])
    assert done.returncode == 2


def test_openings_that_differ_are_told_with_status_3(place):
    place.folder.joinpath("e2").write_bytes(place.file(place.rows[1:]))
    for name, sealed in (("a", place.words[1]), ("b", place.folder / "e2")):
        run("open", place.words[0], sealed, "--into", place.folder / name, said=place.said)
    done = run("compare", place.folder / "a", place.folder / "b")
    assert done.returncode == 3
    assert "NOT the same" in done.stdout
    assert f"contest {place.rows[0][0]} is not the same" in done.stdout
    assert run("compare", place.folder / "a", "0" * 64).returncode == 3
    digest = canonical.sha256((place.folder / "a" / "opening.json").read_bytes())
    spaced = canonical.in_groups(digest).upper()
    assert run("compare", place.folder / "a", spaced).returncode == 0
    (place.folder / "b" / "north.blt").write_text("4 2\n")
    done = run("compare", place.folder / "a", place.folder / "b")
    assert done.returncode == 2
    assert "not the file that opening.json tells of" in done.stderr


@pytest.mark.parametrize(
    "data",
    [
        b"{}",
        b"[]",
        b'{"contests":1}',
        b'{"contests":[1]}',
        b'{"contests":[{"id":"../x"}]}',
        b'{"contests":[{"id":"x"}]}',
        b'{"contests": []}',
    ],
)
def test_what_is_no_opening_is_not_compared(tmp_path, data):
    path = tmp_path / "opening.json"
    path.write_bytes(data)
    for given in (path, tmp_path):
        done = run("compare", given, "0" * 64)
        assert (done.returncode, "Traceback" in done.stderr) == (2, False)


def test_a_revealed_ballot_is_told_in_words(place):
    ballot = envelope.Ballot(bytes(16), 1, (2, 1))
    plain = envelope.encode(place.manifest.contests["north"], ballot)
    sealed = envelope.seal(place.manifest.key, plain, place.manifest.info("north"), "N", bytes(32))
    data = checking.revealed(place.manifest, "north", "N", sealed, plain, bytes(32))
    path = place.folder / "revealed.json"
    path.write_bytes(data)
    mark = canonical.in_groups(canonical.sha256(sealed))
    done = run("check", place.words[0], path, "--fingerprint", mark)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"  1. {NORTH['candidates'][1]}\n  2. {NORTH['candidates'][0]}\n" in done.stdout
    assert mark in done.stdout
    done = run("check", place.words[0], path, "--fingerprint", "0" * 64)
    assert done.returncode == 3
    assert "another ballot than the one whose fingerprint was shown" in done.stdout
    value = {
        **json.loads(data),
        "ballot": canonical.to_text(plain[:-6] + bytes([0, 4, 0, 0, 0, 0])),
    }
    path.write_bytes(canonical.canonical(value))
    done = run("check", place.words[0], path)
    assert done.returncode == 3
    assert "NOT RIGHT" in done.stdout
    assert "Owain" not in done.stdout


def test_at_a_terminal_each_share_is_shown_alone_and_wiped(tmp_path):
    text = at_a_terminal(["ceremony", "--key", tmp_path / "key.json"], ["\n"] * 6)
    screens = text.split("\x1b[H\x1b[2J\x1b[3J")
    listed = [re.findall(r"(?m)\b(\d+) ([a-z]+)", screen) for screen in screens]
    # Before the words there is "Share 1 of 3".
    shares = [" ".join(word for _, word in words[-33:]) for words in listed if len(words) > 33]
    assert len(shares) == 3
    seed, _threshold = keys.join(shares[1:])
    public = json.loads((tmp_path / "key.json").read_text())
    assert keys.public_part(seed, 2, 3) == public
    assert_nothing_secret([screens[-1], *everything_in(tmp_path)], seed, shares)


def at_a_terminal(words, answers):
    """Run the command at a terminal, answer each time it asks for Enter, return all it showed."""
    pid, terminal = pty.fork()
    if not pid:
        os.execv(sys.executable, [sys.executable, str(FOLDER), *map(str, words)])
    shown, answered, answers = "", 0, list(answers)
    while True:
        assert select.select([terminal], [], [], 60)[0], shown
        try:
            shown += os.read(terminal, 65536).decode()
        except OSError:  # the command has ended
            break
        if answers and "Press Enter" in shown[answered:]:
            answered = len(shown)
            os.write(terminal, answers.pop(0).encode())
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0, shown
    return shown.replace("\r\n", "\n")


def test_a_python_without_the_two_packages_is_told_what_to_install(place):
    done = subprocess.run(
        [sys.executable, "-S", FOLDER, "trial", place.words[0]], capture_output=True, text=True
    )
    assert done.returncode == 2
    assert done.stderr.endswith(" is missing. Run: pip install pyhpke shamir-mnemonic\n")


def test_version_names_the_program_and_the_hash_of_its_files():
    assert re.fullmatch(r"envelope 1\.0\ssha256:[0-9a-f]{64}\n", run("--version").stdout)
