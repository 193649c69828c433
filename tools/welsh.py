"""`make welsh`: how many words of the screens are in Welsh, and how many a speaker has read.

That something is translated does not say that anybody who speaks Welsh has read it. Whoever reads
a term in a `cy.po` and finds it right writes so above it, and only then is it counted as read:

    # Read by Nia Celyn, 2026-12-01

When the Welsh is changed afterwards, take the line away: somebody has to read it anew. Texts that
the co-op writes itself are counted in Odoo, under *Texts / How it stands*.
"""

import re

import polib

from . import paths, say

READ = re.compile(r"^Read by [^,\n]+, \d{4}-\d{2}-\d{2}$", re.MULTILINE)


def count(path):
    """Return (terms, translated, read by a speaker) of a file of translations."""
    entries = [entry for entry in polib.pofile(str(path)) if not entry.obsolete]
    translated = [entry for entry in entries if entry.msgstr.strip() and not entry.fuzzy]
    return len(entries), len(translated), sum(is_read(entry) for entry in translated)


def is_read(entry):
    """Return whether a speaker has read a term, and is named with the day."""
    return bool(READ.search(entry.tcomment))


def files():
    """Return the files of Welsh terms, in order."""
    return sorted(paths.ADDONS.glob("*/i18n*/cy.po"))


def main(_argv):
    """Print a line for each file, and the sum."""
    total = [0, 0, 0]
    say.line(f"  {'terms':>6} {'in Welsh':>9} {'read by a speaker':>18}")
    for path in files():
        numbers = count(path)
        total = [before + number for before, number in zip(total, numbers, strict=True)]
        extra = " (words of Odoo's own pages)" if path.parent.name == "i18n_extra" else ""
        _say(numbers, path.relative_to(paths.ADDONS).parts[0] + extra)
    _say(total, "in all")
    return 0


def _say(numbers, name):
    say.line("  {:>6} {:>9} {:>18}  {}".format(*numbers, name))
