"""`make stop`: stop the embedded PostgreSQL of this clone."""

from . import postgres


def main(argv):
    """Stop the server, also when other commands use it."""
    postgres.Embedded().stop()
