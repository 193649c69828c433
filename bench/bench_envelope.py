"""Opening 100,000 sealed ballots against the bare loop of the library that opens each of them.

The loop is ``pyhpke`` alone, in one process: a context and an opening for each envelope, from bytes
already in memory, nothing read, checked, sorted or written. Ours reads the file, opens on all
cores, checks each ballot, sets the bad ones aside, sorts, and makes the files with their hashes.
Ballots are those of one contest with 12 candidates, from a seed. Targets: at most 1.3 times the
processor time of the loop, below 400 MB; by the clock at most the time of the loop, where two cores
are free (the load of the machine is printed with it).

No database is needed: ``python3 -m bench.bench_envelope`` runs it alone. ENVELOPES is another
number of envelopes.
"""

import importlib
import importlib.util
import multiprocessing
import os
import random
import sys
import tempfile
import time
from pathlib import Path

from bench.measure import measured

PACKAGE = Path(__file__).resolve().parents[1] / "addons" / "coop_elections" / "envelope"
SEED, CANDIDATES, MOST = 20270301, 12, 6
CONTEST = "north"


def load():
    """Return the package, loaded without its addon."""
    spec = importlib.util.spec_from_file_location(
        "envelope", PACKAGE / "__init__.py", submodule_search_locations=[str(PACKAGE)]
    )
    sys.modules["envelope"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["envelope"])
    return sys.modules["envelope"]


def part(name):
    """Return a module of the package."""
    return importlib.import_module(f"envelope.{name}")


def main(env=None):
    """Run the race; ``env`` is what `make bench` hands to every bench, and not needed."""
    number = int(os.environ.get("ENVELOPES") or 100_000)
    package = load()
    seed = random.Random(SEED).randbytes(32)
    manifest = make_manifest(seed)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "envelopes.jsonl"
        make_file(manifest, file, number)
        print(f"{number:,} envelopes, {file.stat().st_size / 1e6:.0f} MB, {os.cpu_count()} cores")
        bare = race_bare(manifest, file, seed)
        with measured() as used:
            ours = timed("ours", lambda: open_file(package, manifest, file, seed))
        print(f"  {used.megabytes:.0f} MB of memory at most")
    opening, made = ours["made"]
    ballots = len(opening.ballots[CONTEST]) + len(opening.not_voted[CONTEST])
    assert (ballots, len(opening.rejected)) == (number, 0), "not all came back"
    assert bare["made"] == number
    print(f"  {sum(map(len, made.values())) / 1e6:.0f} MB written")
    clock, work = ours["clock"] / bare["clock"], ours["work"] / bare["work"]
    busy = os.getloadavg()[0]
    print(f"ratio by processor time {work:.2f} (target 1.3)")
    print(f"ratio by the clock {clock:.2f} (target 1 on two free cores; load {busy:.1f})")
    assert work <= 1.3
    assert used.megabytes < 400


def race_bare(manifest, file, seed):
    """Time the loop, and let go of what it needed."""
    rows = read(manifest, file)
    return timed("pyhpke alone", lambda: bare_loop(manifest, rows, seed))


def timed(name, work):
    """Do some work; print and return seconds by the clock and of all processors, and the result."""
    begun, used = time.monotonic(), sum(os.times()[:4])
    made = work()
    told = {
        "clock": time.monotonic() - begun,
        "work": sum(os.times()[:4]) - used,
        "made": made,
    }
    print(f"  {name:14} {told['clock']:.1f} s, {told['work']:.1f} s of processors", flush=True)
    return told


def make_manifest(seed):
    """Return the manifest of an election with one contest."""
    canonical, sealing = part("canonical"), part("sealing")
    contest = {
        "id": CONTEST,
        "title": "North",
        "candidates": [f"Candidate {place}" for place in range(1, CANDIDATES + 1)],
        "seats": 3,
        "rule": "scottish",
        "most": MOST,
    }
    key = canonical.to_text(sealing.key_pair(seed)[1])
    value = {"contests": [contest], "key": key, "title": "Large", "version": 1}
    return part("manifest").manifest(canonical.canonical(value))


def make_file(manifest, path, number):
    """Seal the ballots on all cores and write the file of envelopes."""
    envelopes = part("envelopes")
    with multiprocessing.get_context("fork").Pool(initializer=begin, initargs=(manifest,)) as pool:
        rows = envelopes.in_order(pool.imap_unordered(seal_one, range(number), chunksize=500))
    with path.open("wb") as stream:
        envelopes.write_envelopes(stream, manifest.sha256, number, rows)


def begin(manifest):
    """Remember the manifest in a process that seals."""
    global sealing_for
    sealing_for = manifest


def seal_one(place):
    """Return (contest, number, sealed bytes) of one ballot, always the same choice for a place."""
    package, dice = sys.modules["envelope"], random.Random(SEED + place)
    ranking = tuple(dice.sample(range(1, CANDIDATES + 1), dice.randint(1, MOST)))
    kind = 1 if place % 50 else 3
    ballot = package.Ballot(dice.randbytes(16), kind, ranking if kind == 1 else ())
    plain = package.encode(sealing_for.contests[CONTEST], ballot)
    number = f"{place:08}"
    return CONTEST, number, package.seal(sealing_for.key, plain, sealing_for.info(CONTEST), number)


def read(manifest, path):
    """Return [(encapsulated key, ciphertext, number)] of the file, as the library takes them."""
    with path.open("rb") as stream:
        return [
            (sealed[:65], sealed[65:], number.encode())
            for _contest, number, sealed, _mark in part("envelopes").Envelopes(stream, manifest)
        ]


def bare_loop(manifest, rows, seed):
    """Open every envelope with the library alone; return how many."""
    private, info = part("sealing").key_pair(seed)[0], manifest.info(CONTEST)
    suite = part("sealing").SUITE
    opened = [
        suite.create_recipient_context(enc, private, info=info).open(sealed, aad=number)
        for enc, sealed, number in rows
    ]
    return len(opened)


def open_file(package, manifest, path, seed):
    """Open the file as the command does; return the opening and its files."""
    with path.open("rb") as stream:
        opening = package.open_all(manifest, stream, seed, 2)
    return opening, part("outcome").files(opening)


if __name__ == "__main__":
    main()
