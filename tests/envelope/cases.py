"""Helpers of the tests of sealed ballots: the package without its addon, small elections, node."""

import base64
import io
import json
import random
import subprocess
import sys
from pathlib import Path

from tests.support import plain

FOLDER = plain.ADDONS / "coop_elections" / "envelope"
DATA = Path(__file__).parents[1] / "data"

envelope = plain.load("coop_elections", "envelope")


def part(name):
    """Return a module of the package."""
    return plain.load("coop_elections", "envelope", name)


ballots, canonical, sealing = part("ballot"), part("canonical"), part("sealing")
envelopes, keys, outcome = part("envelopes"), part("keys"), part("outcome")
papers, opening = part("papers"), part("opening")
manifests, checking = part("manifest"), part("checking")

SEED = bytes(range(32))
NORTH = {
    "id": "north",
    "title": "Gogledd / North",
    "candidates": ["Siân Ap Huw", 'Mali "Mo" Puw', "C\\D 林", "Owain"],
    "seats": 2,
    "rule": "scottish",
    "most": 3,
}
RULES = {
    "id": "rules",
    "title": "New rules?",
    "candidates": ["Yes", "No"],
    "seats": 1,
    "rule": "fptp",
    "most": 1,
}
PEOPLE = {
    "id": "people",
    "title": "Marks",
    "candidates": ["Ash", "Birch", "Cherry"],
    "seats": 2,
    "rule": "plurality",
    "most": 2,
}


def manifest_bytes(*contests, seed=SEED, title="Council 2027", **more):
    """Return a manifest file."""
    key = canonical.to_text(sealing.key_pair(seed)[1])
    value = {"contests": list(contests or (NORTH, RULES, PEOPLE)), "key": key, "title": title}
    return canonical.canonical({**value, "version": 1, **more})


class Election:
    """A manifest, and ballots sealed for it; ``seed`` of its key and of all that is random."""

    def __init__(self, *contests, seed=SEED, dice=1):
        self.dice = random.Random(dice)
        self.seed = seed
        self.data = manifest_bytes(*contests, seed=seed)
        self.manifest = manifests.manifest(self.data)
        self.rows = []

    def ballot(self, contest, ranking=None, kind=None, tracker=None):
        """Return a ballot; without ``ranking`` any one."""
        known = self.manifest.contests[contest]
        if ranking is None and kind is None:
            kind = self.dice.choice([1, 1, 1, 1, 2, 3])
        if ranking is None and kind in (None, 1):
            people = range(1, len(known.candidates) + 1)
            ranking = self.dice.sample(people, self.dice.randint(1, known.most))
            ranking = sorted(ranking) if known.has_marks else ranking
        tracker = tracker or self.dice.randbytes(16)
        return ballots.Ballot(tracker, kind or 1, tuple(ranking or ()))

    def seal(self, contest, number, ballot=None, data=None, manifest=None, as_number=None):
        """Seal a ballot (or bytes) and put it among the envelopes; return what was sealed."""
        manifest = manifest or self.manifest
        if data is None:
            ballot = ballot or self.ballot(contest)
            data = ballots.encode(self.manifest.contests[contest], ballot)
        ephemeral = self.dice.randbytes(32)
        info = manifest.info(contest)
        sealed = sealing.seal(manifest.key, data, info, as_number or number, ephemeral)
        self.rows.append((contest, number, sealed))
        return sealed

    def many(self, number):
        """Seal a number of ballots of all contests."""
        for at in range(number):
            contest = self.dice.choice(list(self.manifest.contests))
            self.seal(contest, f"E{at + 1}")
        return self

    def file(self, rows=None):
        """Return the file of envelopes."""
        rows = envelopes.in_order(self.rows if rows is None else rows)
        stream = io.BytesIO()
        envelopes.write_envelopes(stream, self.manifest.sha256, len(rows), rows)
        return stream.getvalue()

    def papers(self, number):
        """Return a file of paper ballots, with gaps and equal ranks among them."""
        kinds = {
            "north": [[], [1], [2, 1], [[1, 2]], [3, [], 1], [4, [1, 3], 2], [[], 2], [1, 1]],
            "rules": [[], [1], [2], [1, 2]],
            "people": [[], [1], [1, 3], [1, 2, 3]],
        }
        rows = []
        for _ in range(number):
            contest = self.dice.choice(list(self.manifest.contests))
            ranking = self.dice.choice(kinds[contest])
            rows.append((contest, self.dice.randbytes(16).hex(), ranking))
        stream = io.BytesIO()
        papers.write_papers(stream, self.manifest.sha256, rows)
        return stream.getvalue()

    def open(self, data=None, threshold=2, paper=None, **more):
        """Open the envelopes and return the opening."""
        read = papers.Papers(io.BytesIO(paper), self.manifest) if paper else None
        stream = io.BytesIO(self.file() if data is None else data)
        more.setdefault("processes", 1)
        return opening.open_all(self.manifest, stream, self.seed, threshold, read, **more)


def codes(opened):
    """Return {code: how many} of what was rejected."""
    found = {}
    for _mark, _contest, code in opened.rejected:
        found[code] = found.get(code, 0) + 1
    return found


def b64(data):
    return base64.b64encode(data).decode()


class Node:
    """One node process that runs the scripts of the booth and the kit."""

    def __init__(self):
        script = Path(__file__).with_name("node_side.mjs")
        self.process = subprocess.Popen(
            ["node", str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __call__(self, name, *arguments):
        """Call a function of ``node_side.mjs``; bytes travel as base64."""
        sent = [b64(each) if isinstance(each, bytes) else each for each in arguments]
        self.process.stdin.write(json.dumps([name, *sent]) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        if "fault" in answer:
            raise AssertionError(answer["fault"])
        if "problem" in answer:
            raise Refused(answer["problem"])
        return answer["value"]

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=20)
        self.process.stdout.close()


class Refused(Exception):
    """A `Problem` of the scripts: ``code``."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


def run(*words, module=False, said="", **options):
    """Run the command as a folder (or with ``-m``) and return the finished process."""
    command = ["-m", "envelope"] if module else [str(FOLDER)]
    options.setdefault("cwd", FOLDER.parent if module else None)
    return subprocess.run(
        [sys.executable, *command, *map(str, words)],
        text=True,
        input=said,
        capture_output=True,
        timeout=120,
        env={"PATH": "", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"},
        **options,
    )
