"""The command: as a folder and with -m, formats, exit status, messages."""

import hashlib
import json
import os
import subprocess
from pathlib import Path

import pytest

from .cases import FOLDER, RULES, run

SMALL = '3 2\n6 1 2 0\n2 1 3 0\n1 1 0\n1 2 0\n3 3 0\n0\n"Ash"\n"Birch"\n"Cherry"\n"Council"\n'
TIED = "3 1\n5 1 0\n3 2 0\n3 3 0\n0\nAsh\nBirch\nCherry\nTied\n"


@pytest.fixture
def small(tmp_path):
    path = tmp_path / "BALLOTS.blt"
    path.write_text(SMALL)
    return path


@pytest.fixture
def tied(tmp_path):
    path = tmp_path / "tied.blt"
    path.write_text(TIED)
    return path


def test_it_runs_as_a_folder_from_anywhere_and_with_m(small, tmp_path):
    as_folder = run(small, "--rule", "scottish", cwd=tmp_path)
    as_module = run(small, "--rule", "scottish", module=True)
    assert (as_folder.returncode, as_folder.stderr) == (0, "")
    assert as_folder.stdout == as_module.stdout
    assert "Elected, in this order: Ash and Cherry." in as_folder.stdout


def test_a_folder_copied_elsewhere_counts_alone(small, tmp_path):
    import shutil

    copy = tmp_path / "anywhere"
    shutil.copytree(FOLDER, copy, ignore=shutil.ignore_patterns("__pycache__"))
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-I", copy, small, "--rule", "scottish"], capture_output=True, text=True
    )
    assert done.stdout == run(small, "--rule", "scottish").stdout


@pytest.mark.parametrize("kind", ["text", "json", "csv", "html"])
def test_every_format_is_printed(small, kind):
    done = run(small, "--rule", "scottish", "--format", kind)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Ash" in done.stdout or kind == "json"


def test_json_carries_the_hash_of_the_file(small):
    told = json.loads(run(small, "--rule", "scottish", "--format", "json").stdout)
    assert told["file_sha256"] == hashlib.sha256(SMALL.encode()).hexdigest()
    assert list(told)[:6] == ["rule", "seats", "ballots", "quota", "elected", "stages"]


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_counts(small, rule):
    done = run(small, "--rule", rule, "--seats", "1", "--format", "json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["rule"] == rule
    assert told["unofficial"]
    assert told["elected"] == ([3] if rule == "plurality" else [1])  # two marks for one seat: void


def test_a_wrong_file_is_told_with_line_and_reason_and_status_2(tmp_path):
    path = tmp_path / "wrong.blt"
    path.write_text("3 2\n6 1 9 0\n0\nAsh\nBirch\nCherry\n")
    done = run(path, "--rule", "scottish")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{path}: line 2: there is no candidate 9: they are 1 to 3\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "which rule? Say --rule"),
        (["--rule", "best"], "invalid choice"),
        (["--rule", "av"], "fills one seat, not 2"),
        (["--rule", "scottish", "--seats", "0"], "not a number of seats"),
        (["--rule", "scottish", "--seats", "9" * 30], "not a number of seats"),
        (["--rule", "scottish", "--unofficial", "\x1b[2J"], "cannot be printed"),
        (["--rule", "scottish", "--withdraw", "7"], "there is no candidate 7"),
        (["--rule", "scottish", "--withdraw", "x"], "not a list of candidates"),
        (["--rule", "scottish", "--sitting", "1"], "in a countback only"),
        (["--rule", "scottish", "--vacating", "1"], "the election was for 2 seats"),
        (["--rule", "scottish", "--lots", "nothing.json"], "nothing.json: cannot be read"),
        (["--rule", "approval", "--vacating", "1", "--sitting", "2"], "no countback"),
    ],
)
def test_a_wrong_question_is_told_so_with_status_2(small, words, told):
    done = run(small, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_not_there_has_status_2(tmp_path):
    done = run(tmp_path / "none.blt", "--rule", "scottish")
    assert done.returncode == 2
    assert done.stderr == f"{tmp_path / 'none.blt'}: cannot be read: No such file or directory\n"


def test_who_reads_only_the_beginning_gets_no_traceback(small):
    for path, words, status in ((small, ["--seats", "2"], 0), (small, ["--seats", "x"], 2)):
        done = run_into_a_closed_pipe(path, "--rule", "scottish", *words)
        assert (done.returncode, "Traceback" in done.stderr) == (status, False), done.stderr


def test_a_stopped_count_asks_for_the_lot_even_when_nobody_reads_the_sheet(tied):
    done = run_into_a_closed_pipe(tied, "--rule", "scottish")
    assert done.returncode == 3
    assert done.stderr.startswith("Stopped: ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_report_that_cannot_be_written_is_told_so(small):
    with open("/dev/full", "w") as full:
        done = run(small, "--rule", "scottish", stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr == "the report cannot be written: No space left on device\n"


def run_into_a_closed_pipe(*words):
    reader, writer = os.pipe()
    os.close(reader)
    try:
        return run(*words, stdout=writer, stderr=subprocess.PIPE)
    finally:
        os.close(writer)


def test_a_tie_stops_with_status_3_and_the_form_to_fill_in_is_what_lots_reads(tied, tmp_path):
    done = run(tied, "--rule", "scottish", "--format", "json")
    assert done.returncode == 3
    told = json.loads(done.stdout)
    assert told["lot_needed"]["tied"] == [2, 3]
    assert told["elected"] == []
    assert "Which candidate is to be excluded? Candidates 2, 3 are tied" in done.stderr
    assert "\n2 is Birch, 3 is Cherry.\n" in done.stderr
    form = json.loads(done.stderr[done.stderr.index("{") :])
    form["lots"][0].update(
        chosen=2, drawer="RO", witnesses=["W"], time="2026-11-22T18:00Z", method="slips"
    )
    answers = tmp_path / "lots.json"
    answers.write_text(json.dumps(form))
    again = run(tied, "--rule", "scottish", "--format", "json", "--lots", answers)
    assert again.returncode == 0, again.stderr
    result = json.loads(again.stdout)
    assert result["stages"][1]["excluded"] == [2]
    assert result["lots"] == form["lots"]
    stored = tmp_path / "result.json"
    stored.write_text(again.stdout)
    assert run(tied, "--rule", "scottish", "--format", "json", "--lots", stored).stdout == (
        again.stdout
    )


def test_a_wrong_file_of_lots_is_named(tied, tmp_path):
    path = tmp_path / "lots.json"
    path.write_text("{\n")
    done = run(tied, "--rule", "scottish", "--lots", path)
    assert done.returncode == 2
    assert done.stderr.startswith(f"{path}: line 2: this is not JSON")


def test_other_seats_and_withdrawals_are_marked_unofficial(small):
    for words in (["--seats", "1"], ["--withdraw", "2"], ["--unofficial", "a rehearsal"]):
        assert "UNOFFICIAL" in run(small, "--rule", "scottish", *words).stdout
    assert "UNOFFICIAL" not in run(small, "--rule", "scottish", "--seats", "2").stdout


def test_a_vacancy_is_filled(small):
    done = run(small, "--rule", "scottish", "--vacating", "1", "--sitting", "3", "--format", "json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["countback"] == {"vacated": [1], "sitting": [3], "filled": [2]}


def test_csv_and_json_files_are_counted(tmp_path):
    rows = tmp_path / "b.csv"
    rows.write_text("papers,Ash,Birch\n3,1,2\n2,,1\n")
    assert run(rows, "--rule", "av").returncode == 2
    assert "Ash" in run(rows, "--rule", "av", "--seats", "1").stdout
    value = tmp_path / "b.json"
    value.write_text(
        json.dumps(
            {"seats": 1, "candidates": ["Ash", "Birch"], "rule": "av", "ballots": [[2], [2], [1]]}
        )
    )
    done = run(value)
    assert "Elected, in this order: Birch." in done.stdout
    assert "UNOFFICIAL" in run(value, "--rule", "fptp").stdout


def test_names_of_all_scripts_are_printed(tmp_path):
    path = tmp_path / "n.blt"
    path.write_text("2 1\n2 1 0\n0\nGŵenllïan Ŷsgol\n林\nŴ\n", encoding="utf-8")
    assert "Gŵenllïan Ŷsgol" in run(path, "--rule", "fptp").stdout
