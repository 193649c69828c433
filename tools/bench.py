"""`make bench`: every `bench/bench_*.py`, each against a named peer measured in the same run.

A bench is a module with `main(env)`; it prints its figures, the ratio on a line of its own.
All run in one process each, on a copy of a database that `bench/seed.py` has filled.
"""

import hashlib
import os
import re

from . import database, odoo_tree, paths, say, seed, workplace

PREFIX = "coop_bench_"


def main(argv):
    """Run all benches, or those whose names hold ``ARGS``; MEMBERS is the size (1,000,000)."""
    members = os.environ.get("MEMBERS") or "1000000"
    if not re.fullmatch(r"[1-9]\d*", members):
        raise say.Problem(f"MEMBERS={members} is not a number.", "Say MEMBERS=100000, for example.")
    chosen = (os.environ.get("ARGS") or " ".join(argv)).split()
    benches = [
        path.stem
        for path in sorted((paths.ROOT / "bench").glob("bench_*.py"))
        if not chosen or any(word in path.stem for word in chosen)
    ]
    if not benches:
        raise say.Problem("There is no such bench in bench/.")
    seed.need_script()
    failed = []
    with workplace.ready() as place:
        seeded = _seeded(place, members)
        for name in benches:
            say.line(f"\n  {name}")
            copy = f"{PREFIX}run_{os.getpid()}"
            database.drop(place, copy)
            database.clone(place, seeded, copy)
            try:
                database.call(place, copy, f"bench.{name}:main", show=say.line)
            except say.Problem as problem:
                failed.append(name)
                say.problem(problem)
            finally:
                database.drop(place, copy)
    return 1 if failed else 0


def _seeded(place, members):
    """Return the name of a filled database; kept for the next run while nothing changed."""
    template = database.ensure_template(place, "test")
    name = f"{PREFIX}{members}"
    script = (paths.ROOT / "bench" / "seed.py").read_bytes()
    wanted = {
        "template": database.read_note(place, template),
        "odoo": odoo_tree.identity(place.home),
        "seed": hashlib.sha256(script).hexdigest(),
    }
    if database.read_note(place, name) != wanted:
        with say.step(f"{int(members):,} members to measure with"):
            database.drop(place, name)
            database.clone(place, template, name)
            database.call(place, name, seed.FUNCTION, members, show=say.line)
            database.write_note(place, name, wanted)
    return name
