"""What the commands say: steps as they go, and problems together with their remedy."""

import sys
import time
from contextlib import contextmanager


class Problem(Exception):
    """Something a person has to put right; ``remedy`` says how."""

    def __init__(self, what, remedy=""):
        super().__init__(what)
        self.remedy = remedy


def line(text=""):
    """Print one line at once, also into a pipe or a log."""
    print(text, flush=True)


def problem(error):
    """Print a :class:`Problem` on standard error."""
    print(f"\n  ✗ {error}", file=sys.stderr)
    for text in error.remedy.splitlines():
        print(f"    {text}", file=sys.stderr)
    sys.stderr.flush()


@contextmanager
def step(name):
    """Announce a piece of work and, when it is done, how long it took.

    Yields a function that shows how far the work has come: on a terminal it rewrites the line,
    elsewhere it prints a line at most every fifteen seconds.
    """
    live = sys.stdout.isatty()
    started = shown = time.monotonic()
    line(f"  · {name}")

    def progress(text):
        nonlocal shown
        if live:
            print(f"\r\033[K    {text[:100]}", end="", flush=True)
        elif time.monotonic() - shown > 15:
            shown = time.monotonic()
            line(f"    {text}")

    try:
        yield progress
    finally:
        if live:
            print("\r\033[K", end="", flush=True)
    line(f"  ✓ {name} ({time.monotonic() - started:.0f} s)")
