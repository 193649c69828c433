"""The commands, as `make` calls them."""

import importlib
import signal
import sys

from . import say, venv

# command: (module, does it need what tests and linting need)
COMMANDS = {
    "bench": ("bench", False),
    "booth": ("booth", False),
    "check": ("check", False),
    "clean": (None, False),
    "lint": ("lint", True),
    "pictures": ("pictures", False),
    "run": ("serve", False),
    "screenshots": ("screenshots", True),
    "seed": ("seed", False),
    "shell": ("shell", False),
    "stop": ("stop", False),
    "template": ("template", False),
    "test": ("testing", True),
    "welsh": ("welsh", False),
}


def _end(number, _frame):
    raise SystemExit(128 + number)


def main(argv):
    """Run one command; return the exit code."""
    if not argv or argv[0] not in COMMANDS:
        say.line("usage: python3 -m tools " + "|".join(sorted(COMMANDS)))
        return 2
    module, dev = COMMANDS[argv[0]]
    # A command that is told to end, or whose window is closed, puts its things away.
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _end)
    try:
        if module is None:
            from . import clean

            return clean.main(argv[1:])
        venv.ensure(dev=dev)
        venv.enter(argv)
        return importlib.import_module(f"tools.{module}").main(argv[1:]) or 0
    except say.Problem as error:
        say.problem(error)
        return 1
    except KeyboardInterrupt:
        say.line("\n  stopped; the same command goes on from here")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
