"""`make template`: make the prepared databases."""

from . import database, say, workplace


def main(argv):
    """Make the templates named, or those that `make run` and `make test` begin with."""
    with workplace.ready() as place:
        for kind in argv or ("test", "demo"):
            say.line(f"  {database.ensure_template(place, kind)} is up to date")
