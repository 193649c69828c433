"""`make clean`: remove what the other commands made in this clone."""

import shutil
import subprocess

from . import locks, paths, say, venv


def main(argv):
    """Stop the server, then remove environment, data and logs; the shared cache stays."""
    locked = locks.exclusive(paths.LOCAL / "venv.lock", "the Python environment")
    with say.step("clean"), locked:
        if venv.PYTHON.exists():
            code = "from tools import postgres; postgres.Embedded().remove()"
            subprocess.run([venv.PYTHON, "-c", code], cwd=paths.ROOT, capture_output=True)
        for name in (".venv", ".local", "node_modules", ".pytest_cache", ".ruff_cache"):
            shutil.rmtree(paths.ROOT / name, ignore_errors=True)
        for folder in ("addons", "tests", "tools", "bench"):
            for cache in (paths.ROOT / folder).rglob("__pycache__"):
                shutil.rmtree(cache, ignore_errors=True)
