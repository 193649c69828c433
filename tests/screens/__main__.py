"""Take the pictures: ``python -m tests.screens [word ...]``, as ``make screenshots`` calls it."""

import importlib
import os
import pkgutil
import sys

import tests.screens
from tests.screens import kit

NO_PICTURES = {"__main__", "kit"}


def main(words):
    """Take the pictures whose names hold one of the words, or all; return the exit code."""
    from odoo.tools import config

    config.parse_config(["-c", os.environ["ODOO_RC"]])
    for module in sorted(part.name for part in pkgutil.iter_modules(tests.screens.__path__)):
        if module not in NO_PICTURES:
            importlib.import_module(f"tests.screens.{module}")
    return kit.take(words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
