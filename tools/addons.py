"""The addons of this clone, and fingerprints of what in them a database depends on."""

import ast
import hashlib

from . import paths

DEMO = "coop_demo"
# The demo co-op, and what stands on it: what no other database has.
OF_DEMO = (DEMO, "coop_demo_hr")
# What stands on Odoo's accounts. It has a database of its own, too: with them each test would load
# a hundred models more, and no other addon knows them.
OF_ACCOUNTS = ("coop_governance_account",)
# What a living Odoo has besides, and hardly an addon of ours stands on.
BESIDE = ("account", "website", "website_event")
# Folders of an addon that belong to Odoo; another Python package in it is a plain one.
ODOO_FOLDERS = {
    "controllers",
    "migrations",
    "models",
    "report",
    "reports",
    "tests",
    "upgrades",
    "wizard",
    "wizards",
}
# Python packages that are neither: what an addon asks people, in words that Odoo translates; the
# builder of the demo, which acts through the models.
NOT_PLAIN = {
    ("coop_concerns", "forms"),
    ("coop_elections", "forms"),
    ("coop_governance", "forms"),
    ("coop_membership", "forms"),
    ("coop_demo", "builder"),
}
# Not installed into databases: what only tests and readers use.
ASIDE = {"tests", "readme", "__pycache__"}


def names():
    """Return the installable addons, sorted."""
    found = []
    for path in sorted(paths.ADDONS.glob("*/__manifest__.py")):
        if _manifest(path.parent.name).get("installable", True):
            found.append(path.parent.name)
    return found


def _manifest(name):
    return ast.literal_eval((paths.ADDONS / name / "__manifest__.py").read_text())


def chosen():
    """Return the addons that somebody chooses: not the demo, nor what comes by itself, sorted."""
    return [
        name for name in names() if name not in OF_DEMO and not _manifest(name).get("auto_install")
    ]


def plain():
    """Return the plain Python packages inside addons as sorted (addon, package) pairs."""
    found = {
        (path.parents[1].name, path.parent.name) for path in paths.ADDONS.glob("*/*/__init__.py")
    }
    return sorted(pair for pair in found - NOT_PLAIN if pair[1] not in ODOO_FOLDERS)


def of(kind):
    """Return the addons that a template of a kind (`database.TEMPLATES`) has, sorted."""
    without = set() if kind == "demo" else set(OF_DEMO)
    if kind not in ("accounts", "living"):
        without |= set(OF_ACCOUNTS)
    return [name for name in names() if name not in without]


def below():
    """Return the modules of Odoo that the addons stand on, sorted; without accounts."""
    own, found = set(names()), set()
    for name in own - set(OF_ACCOUNTS):
        found |= set(_manifest(name).get("depends", ["base"])) - own
    return sorted(found)


def fingerprints(addons):
    """Return {addon: [fingerprint of code and data, fingerprint of assets]}.

    A change of the first needs an update of the addon; a change of the second only new bundles.
    """
    return {addon: [_hash(addon, False), _hash(addon, True)] for addon in addons}


def fingerprint(path):
    """Return the fingerprint of one file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def _hash(addon, assets):
    state = hashlib.sha256()
    base = paths.ADDONS / addon
    for path in sorted(base.rglob("*")):
        parts = path.relative_to(base).parts
        if ASIDE & set(parts[:1] + parts[-2:-1]) or not path.is_file() or path.suffix == ".pyc":
            continue
        if (parts[0] == "static" and parts[1] == "src") is assets:
            state.update("/".join(parts).encode() + b"\0")
            state.update(hashlib.sha256(path.read_bytes()).digest())
    return state.hexdigest()[:16]
