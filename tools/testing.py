"""`make test`: all tests, or those of one addon, on copies of the prepared databases."""

import contextlib
import os
import shlex
import shutil
import subprocess
import sys

from . import addons, database, machine, paths, say, venv, workplace

BROWSERS = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
PANGO = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0")
# The same browser without windows: a quarter cheaper, and used where there is one.
WINDOWLESS = "chromium-headless-shell"
SPEECH = "espeak-ng"
PREFIX = "coop_test_"
# So many tests are named at the end of a run of all, with what they took.
SLOWEST = 40


def main(argv):
    """Run the tests; the exit code is pytest's.

    ``ADDON=coop_base`` runs one addon's, ``ARGS="-k register -x"`` is handed to pytest. All of them
    run in several processes, each on its own copy, as many as ``JOBS`` or the machine can carry.
    """
    addon = os.environ.get("ADDON", "")
    if addon and addon not in addons.names():
        raise say.Problem(
            f"There is no addon {addon}.", "The addons are: " + ", ".join(addons.names())
        )
    system_needs()
    words = _targets(addon) + shlex.split(_arguments(argv))
    with workplace.ready() as place, _made_meanwhile([] if words else ["living", "accounts"]):
        database.drop_strays(place, PREFIX)
        kind = "accounts" if addon in addons.OF_ACCOUNTS else "test"
        template = database.ensure_template(place, kind)
        extra = {}
        if addon in ("", *addons.OF_DEMO):
            extra["COOP_DEMO_TEMPLATE"] = database.ensure_template(place, "demo")
        names = [f"{PREFIX}{os.getpid()}_gw{number}" for number in range(_jobs(addon))]
        try:
            for name in names:
                database.clone(place, template, name)
            return _pytest(place, names, words or [f"--durations={SLOWEST}"], extra)
        finally:
            for name in names:
                database.drop(place, name)


@contextlib.contextmanager
def _made_meanwhile(kinds):
    """Have another process make further templates while ours are made, and the tests begin.

    To install addons keeps one core busy. A test that needs such a template waits for it.
    """
    if not kinds:
        yield
        return
    log = paths.LOGS / "template-meanwhile.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    command = [str(venv.PYTHON), "-m", "tools", "template", *kinds]
    with log.open("w") as handle:
        process = subprocess.Popen(
            command,
            cwd=paths.ROOT,
            stdout=handle,
            stderr=subprocess.STDOUT,
            preexec_fn=machine.die_with_parent,
        )
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def _jobs(addon):
    """Return how many processes test at the same time.

    A test in a browser keeps two cores busy by itself (the browser, a server), and a process of
    Odoo takes its gigabyte: more than four gain nothing.
    """
    if chosen := os.environ.get("JOBS", ""):
        if not chosen.isdecimal() or not 1 <= int(chosen) <= 16:
            raise say.Problem(f"JOBS={chosen} is not a number from 1 to 16.", "Leave it out.")
        return int(chosen)
    return 1 if addon else max(1, min(4, os.cpu_count() or 1))


def system_needs():
    """Have a browser and the libraries for PDF, or say what to do about it."""
    if not any(map(shutil.which, BROWSERS)):
        machine.apt_install(["chromium"], "Testing in a real browser")
    if not shutil.which(WINDOWLESS) and machine.apt_offers(WINDOWLESS):
        machine.apt_install([WINDOWLESS], "Testing in a lighter browser")
    if not shutil.which("npm"):
        machine.apt_install(["nodejs", "npm"], "Testing the scripts of sealed voting")
    if not shutil.which(SPEECH):
        machine.apt_install([SPEECH], "Reading pages aloud")
    missing = [name for name in PANGO if not _loads(name)]
    if missing:
        machine.apt_install(
            ["libpango-1.0-0", "libpangoft2-1.0-0", "fonts-dejavu-core"], "Printing the register"
        )


def _loads(library):
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _targets(addon):
    if not addon:
        return []
    if addon in addons.OF_DEMO:
        return [f"addons/{addons.DEMO}/tests", "tests/test_demo.py"]
    if addon in addons.OF_ACCOUNTS:
        return [f"addons/{addon}/tests", "tests/accounts"]
    return [f"addons/{addon}/tests"]


def _arguments(argv):
    return os.environ.get("ARGS", "") or " ".join(map(shlex.quote, argv))


def _pytest(place, names, words, extra):
    confs = [
        place.settings(f"test-{number}", db_name=name, dbfilter=f"^{name}$")
        for number, name in enumerate(names)
    ]
    env = place.environment(ODOO_RC=str(confs[0]), **extra)
    command = [venv.PYTHON, "-m", "pytest", "--odoo-http"]
    if len(names) > 1:
        env["COOP_TEST_SETTINGS"] = os.pathsep.join(map(str, confs))
        # A file at a time, in the order of the files: their fixtures are costly.
        command += ["-n", str(len(names)), "--dist", "loadfile", "--no-loadscope-reorder"]
        # One that crashed is not made anew: its database is not whole.
        command.append("--max-worker-restart=0")
    command += words
    sys.stdout.flush()
    process = subprocess.Popen(
        list(map(str, command)), cwd=paths.ROOT, env=env, preexec_fn=machine.die_with_parent
    )
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue  # pytest heard it too, and ends with its summary
