"""Where things lie: the clone, its git-ignored folders, and the cache that clones share."""

import hashlib
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ADDONS = ROOT / "addons"
VENV = ROOT / ".venv"
LOCAL = ROOT / ".local"
LOGS = LOCAL / "log"


def cache():
    """Return the folder that all clones share; ``COOP_CACHE`` names another."""
    if chosen := os.environ.get("COOP_CACHE"):
        return Path(chosen).expanduser().resolve()
    base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser().resolve() / "coop-odoo"


def clone_key():
    """Return a short name of this clone, for things that must lie outside it."""
    return hashlib.sha256(str(ROOT).encode()).hexdigest()[:12]
