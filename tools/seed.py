"""`make seed MEMBERS=1000000 DB=name`: a large co-op, for benches and for trying things out."""

import os
import re

from . import database, paths, say, workplace

FUNCTION = "bench.seed:seed"


def main(argv):
    """Make the database if need be, and have `bench/seed.py` fill it."""
    name = os.environ.get("DB", "")
    members = os.environ.get("MEMBERS", "")
    if not name or not re.fullmatch(r"[1-9]\d*", members):
        raise say.Problem(
            "make seed needs a number of members and a database.",
            "For example: make seed MEMBERS=1000000 DB=coop_large",
        )
    need_script()
    with workplace.ready() as place:
        made = not database.exists(place, name)
        if made:
            template = database.ensure_template(place, "test")
            database.clone(place, template, name)
        with say.step(f"{int(members):,} members in database {name}"):
            database.call(place, name, FUNCTION, members, show=say.line)
        say.line(f"  Look at it with: make run DB={name}")


def need_script():
    """Say so when there is nothing yet that fills a database."""
    if not (paths.ROOT / "bench" / "seed.py").exists():
        raise say.Problem("bench/seed.py is missing: it fills the database.")
