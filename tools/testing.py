"""`make test`: all tests, or those of one addon, on copies of the prepared databases."""

import os
import shlex
import shutil
import subprocess
import sys

from . import addons, database, machine, paths, say, venv, workplace

BROWSERS = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
PANGO = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0")
PREFIX = "coop_test_"


def main(argv):
    """Run the tests; the exit code is pytest's.

    ``ADDON=coop_base`` runs one addon's, ``ARGS="-k register -x"`` is handed to pytest.
    """
    addon = os.environ.get("ADDON", "")
    if addon and addon not in addons.names():
        raise say.Problem(
            f"There is no addon {addon}.", "The addons are: " + ", ".join(addons.names())
        )
    system_needs()
    with workplace.ready() as place:
        database.drop_strays(place, PREFIX)
        name = f"{PREFIX}{os.getpid()}"
        template = database.ensure_template(place, "test")
        extra = {}
        if addon in ("", *addons.OF_DEMO):
            extra["COOP_DEMO_TEMPLATE"] = database.ensure_template(place, "demo")
        try:
            database.clone(place, template, name)
            return _pytest(place, name, _targets(addon) + shlex.split(_arguments(argv)), extra)
        finally:
            database.drop(place, name)


def system_needs():
    """Have a browser and the libraries for PDF, or say what to do about it."""
    if not any(map(shutil.which, BROWSERS)):
        machine.apt_install(["chromium"], "Testing in a real browser")
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
    return [f"addons/{addon}/tests"]


def _arguments(argv):
    return os.environ.get("ARGS", "") or " ".join(map(shlex.quote, argv))


def _pytest(place, name, words, extra):
    conf = place.settings("test", db_name=name, dbfilter=f"^{name}$", http_interface="127.0.0.1")
    env = place.environment(ODOO_RC=str(conf), **extra)
    command = [venv.PYTHON, "-m", "pytest", f"--odoo-database={name}", "--odoo-http", *words]
    sys.stdout.flush()
    process = subprocess.Popen(
        list(map(str, command)), cwd=paths.ROOT, env=env, preexec_fn=machine.die_with_parent
    )
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue  # pytest heard it too, and ends with its summary
