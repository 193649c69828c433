"""The count against pyrankvote, STVPoll, pref_voting and votelib, on the same files in one run.

First a million papers for 30 candidates and 10 seats, made from a seed: lengths of rankings as in
the Scottish council elections of 2017, popularity falling from candidate to candidate. Then all
wards of the real data, where they are beside the repository. Each program counts in a process of
its own. Targets, loading included: at least as fast as the fastest peer, 100 times STVPoll, below
400 MB; Meek below 20 times the Scottish count; all wards below 5 s.

No database is needed: ``python3 -m bench.bench_counting`` runs it alone. PAPERS is another number
of papers, PEER_SECONDS the longest that a peer may take (600).
"""

import csv
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "elections" / "scotland-2017"
PEERS = ("votelib", "pref_voting", "pyrankvote", "STVPoll")
SEED, CANDIDATES, SEATS = 20170504, 30, 10
# How many of a thousand papers in the 351 wards rank so many candidates.
LENGTHS = {1: 143, 2: 251, 3: 320, 4: 110, 5: 45, 6: 38, 7: 44, 8: 27, 9: 13, 10: 9}


def main(env=None):
    """Run both races; ``env`` is what `make bench` hands to every bench, and not needed."""
    papers = int(os.environ.get("PAPERS") or 1_000_000)
    python = peers_python()
    with tempfile.TemporaryDirectory() as folder:
        file = make_file(Path(folder) / "large.blt", papers)
        print(f"{papers:,} papers, {CANDIDATES} candidates, {SEATS} seats, seed {SEED}")
        large = race(python, ["scottish", "meek", "ers97", *PEERS], [file])
    wards = sorted(SHARED.glob("blt/*.blt"))
    if wards:
        print(f"all {len(wards)} wards of the real data")
        small = race(python, ["scottish", "meek", "ers97", *PEERS], wards)
        correct(small, wards)
    else:
        print("the wards of ../shared/elections are not here: not raced")
        small = None
    judge(large, small)


def make_file(path, papers):
    """Write a BLT file, one paper a line, the same bytes on every machine; return its path."""
    dice = random.Random(SEED)
    lengths = dice.choices(list(LENGTHS), list(LENGTHS.values()), k=papers)
    liked = [1 / (place + 3) for place in range(CANDIDATES)]
    cumulative = [sum(liked[: place + 1]) for place in range(CANDIDATES)]
    people = range(1, CANDIDATES + 1)
    with path.open("w") as out:
        out.write(f"{CANDIDATES} {SEATS}\n")
        for length in lengths:
            chosen = {}
            while len(chosen) < length:
                chosen.update(dict.fromkeys(dice.choices(people, cum_weights=cumulative, k=length)))
            out.write(f"1 {' '.join(map(str, list(chosen)[:length]))} 0\n")
        out.write("0\n" + "".join(f'"Candidate {c}"\n' for c in people) + '"Large"\n')
    return path


def peers_python():
    """Return a Python that has the peers, made once under .local."""
    home = ROOT / ".local" / "count-peers"
    python, wanted = home / "bin" / "python", ROOT / "bench" / "count_peers.txt"
    note = home / "installed.txt"
    if not note.exists() or note.read_text() != wanted.read_text():
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
        words = [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        subprocess.run([*words, "-r", str(wanted)], check=True)
        note.write_text(wanted.read_text())
    return python


def race(python, names, files):
    """Let each program count the files; print and return {name: what it took}."""
    limit = int(os.environ.get("PEER_SECONDS") or 600)
    script = ROOT / "bench" / "count_one.py"
    took = {}
    for name in names:
        command = [str(python), str(script), name, *map(str, files)]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=limit)
        except subprocess.TimeoutExpired:
            took[name] = {"seconds": float(limit), "over": True, "mb": None, "elected": []}
        else:
            if done.returncode:
                print(f"  {name}: {done.stderr.strip().splitlines()[-1][:100]}")
                continue
            took[name] = json.loads(done.stdout)
            took[name]["seconds"] = took[name]["load"] + took[name]["count"]
        print(f"  {line(name, took[name], took['scottish'])}", flush=True)
    return took


def line(name, what, ours):
    """One line of the table: seconds, memory, and how many times our Scottish count it is."""
    over = "more than " if what.get("over") else ""
    memory = f"{what['mb']:.0f} MB" if what["mb"] else ""
    ratio = what["seconds"] / ours["seconds"]
    text = f"{name:12} {over}{what['seconds']:.2f} s, {over}{ratio:.1f} times ours  {memory}"
    crashes = [told for told in what["elected"] if isinstance(told, str)]
    return text + (f"  ({len(crashes)} failed: {crashes[0]})" if crashes else "")


def correct(took, wards):
    """Print in how many wards each program elects whom the councils declared elected."""
    with (SHARED / "index.csv").open(newline="") as file:
        official = {
            row["file"]: list(map(int, row["elected_scottish"].split()))
            for row in csv.DictReader(file)
        }
    for name, what in took.items():
        pairs = zip(wards, what["elected"], strict=False)
        right = sum(told == official[ward.name] for ward, told in pairs)
        print(f"  {name:12} elects those declared elected in {right} of {len(wards)} wards")


def judge(large, small):
    """Hold the figures to their targets."""
    ours = large["scottish"]
    fastest = min((large[name] for name in PEERS if name in large), key=lambda w: w["seconds"])
    ratio = ours["seconds"] / fastest["seconds"]
    print(f"ratio to the fastest peer {ratio:.3f} (target 1); {ours['mb']:.0f} MB (target 400)")
    assert ratio <= 1, f"the fastest peer is faster: {ratio:.2f}"
    assert ours["mb"] < 400
    if "STVPoll" in large:
        times = large["STVPoll"]["seconds"] / ours["seconds"]
        print(f"STVPoll takes {times:.0f} times as long (target 100)")
    meek = large["meek"]["seconds"] / ours["seconds"]
    print(f"Meek takes {meek:.1f} times the Scottish count (target 20)")
    assert meek < 20
    if small:
        print(f"all wards in {small['scottish']['seconds']:.2f} s (target 5)")
        assert small["scottish"]["seconds"] < 5


if __name__ == "__main__":
    main()
