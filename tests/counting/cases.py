"""Helpers of the tests of the count: the package without its addon, small elections, real data."""

import subprocess
import sys
from functools import lru_cache

import pytest

from tests.support import plain

FOLDER = plain.ADDONS / "coop_elections" / "counting"
SHARED = plain.ADDONS.parent.parent / "shared" / "elections"

counting = plain.load("coop_elections", "counting")
RULES = list(counting.RULES)
STV = ["scottish", "ers97", "meek", "nhs"]


def part(name):
    """Return a module of the package."""
    return plain.load("coop_elections", "counting", name)


def shared(*names):
    """Return a path in the shared election data, or skip the test with a clear message."""
    path = SHARED.joinpath(*names)
    if not path.exists():
        pytest.skip(f"the real elections of ../shared/elections are not here ({'/'.join(names)})")
    return path


@lru_cache(maxsize=400)
def ballots_of(path):
    return counting.read_file(path)


def election(papers, seats=1, names="ABCDEFGHIJ", **more):
    """Make ballots: ``papers`` as {"ABC": 5}, a letter a candidate, "-" a gap, "(AB)" equal ranks.

    Only the letters up to the highest one used stand, unless ``names`` is given shorter.
    """
    used = max(
        (ord(letter) for paper in papers for letter in paper if letter.isalpha()), default=65
    )
    names = names[: used - 64] if len(names) == 10 else names
    return counting.Ballots.of(
        names, seats, [(preferences(paper), n) for paper, n in papers.items()], **more
    )


def preferences(paper):
    made, equal = [], None
    for letter in paper:
        if letter == "(":
            equal = []
        elif letter == ")":
            made.append(tuple(equal))
            equal = None
        elif equal is not None:
            equal.append(ord(letter) - 64)
        else:
            made.append(0 if letter == "-" else ord(letter) - 64)
    return made


def letters(candidates):
    return "".join(chr(64 + c) for c in candidates)


def told(result):
    """The stages as short strings: "exclude B: A 5 B 0 C 3 lost 1; elected A"."""
    lines = []
    for stage in result.stages:
        votes = " ".join(f"{letters([c])} {short(result, v)}" for c, v in stage.votes.items())
        line = f"{stage.action} {letters(stage.candidates)}".strip()
        line += f": {votes} lost {short(result, stage.non_transferable)}"
        if stage.elected:
            line += f"; elected {letters(stage.elected)}"
        lines.append(line)
    return lines


def short(result, units):
    text = result.votes(units)
    return text.rstrip("0").rstrip(".") if "." in text else text


def lots(*answers, method="slips from a hat"):
    """Answers to ties: ("exclude", "AB", "B") says that of A and B it fell on B."""
    entries = [
        {
            "purpose": purpose,
            "tied": [ord(letter) - 64 for letter in tied],
            "chosen": ord(chosen) - 64,
            "drawer": "R. Officer",
            "witnesses": ["W. One", "W. Two"],
            "time": "2026-11-22T18:00:00+00:00",
            "method": method,
        }
        for purpose, tied, chosen in answers
    ]
    return part("lots").read_lots({"lots": entries}, counting.Ballots.of("ABCDEFGHIJ", 1, []))


def run(*words, module=False, **options):
    """Run the command as a folder (or with ``-m``) and return the finished process."""
    command = ["-m", "counting"] if module else [str(FOLDER)]
    options.setdefault("cwd", FOLDER.parent if module else None)
    options.setdefault("stdout", subprocess.PIPE)
    options.setdefault("stderr", subprocess.PIPE)
    return subprocess.run(
        [sys.executable, *command, *map(str, words)],
        text=True,
        timeout=60,
        env={"PATH": "", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"},
        **options,
    )
