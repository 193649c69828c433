"""Shares at the terminal: shown to one person at a time, typed in by one person at a time.

At a terminal the screen is wiped after each share. Where input or output is no terminal (a file of
instructions, another program) shares are plain lines.
"""

import getpass
import sys

from .errors import KeyProblem
from .keys import join, threshold_of

# Wipe the screen and what could be scrolled back to.
WIPE = "\x1b[H\x1b[2J\x1b[3J"
A_ROW = 3


def read_key():
    """Ask for as many shares as open the key, and for a passphrase where one person opens alone.

    Return (seed, threshold); raise ``KeyProblem``.
    """
    first = _ask("Share 1")
    threshold = threshold_of(first)
    shares = [first]
    while len(shares) < threshold:
        shares.append(_ask(f"Share {len(shares) + 1} of {threshold}"))
    return join(shares, _secret("Passphrase: ") if threshold == 1 else "")


def _ask(what):
    if not sys.stdin.isatty():
        return _line()
    print(f"{what}. Type the 33 words, then Enter.", file=sys.stderr)
    while True:
        words = _line()
        print(WIPE, end="", file=sys.stderr, flush=True)
        try:
            threshold_of(words)
            return words
        except KeyProblem as problem:
            print(f"{what}: {problem}. Once more, all 33 words:", file=sys.stderr)


def _line():
    line = sys.stdin.readline()
    if not line:
        raise KeyProblem("a share is missing")
    return line


def _secret(prompt):
    return getpass.getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")


def new_passphrase():
    """Ask for a new passphrase, at a terminal twice; return it."""
    passphrase = _secret("Passphrase for the key, 12 or more characters: ")
    if sys.stdin.isatty() and _secret("The same once more: ") != passphrase:
        raise KeyProblem("the two were not the same")
    return passphrase


def show_shares(shares):
    """Show each share to the person who will keep it."""
    for number, share in enumerate(shares, 1):
        if not (sys.stdout.isatty() and sys.stdin.isatty()):
            print(f"share {number} of {len(shares)}: {share}")
            continue
        print(f"{WIPE}Share {number} of {len(shares)}.")
        input("Only the person who will keep it looks now. Press Enter.")
        print(f"\nWrite these words on paper, in this order:\n\n{in_rows(share)}\n")
        input("Read them once more, against your paper. Press Enter, and they are gone.")
        print(WIPE, end="", flush=True)


def in_rows(share):
    """Return the words of a share, numbered, three in a row.

    >>> print(in_rows("academic acid acne acquire"))
     1 academic     2 acid         3 acne
     4 acquire
    """
    words = [f"{number:2} {word:<10}" for number, word in enumerate(share.split(), 1)]
    rows = ["  ".join(words[at : at + A_ROW]).rstrip() for at in range(0, len(words), A_ROW)]
    return "\n".join(rows)
