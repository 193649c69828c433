"""The house of addons as written in the files: floors, what they depend on, what they define."""

import ast
import re
from functools import lru_cache
from pathlib import Path

ADDONS = Path(__file__).resolve().parents[2] / "addons"
SOURCES = {".py", ".xml", ".js", ".csv", ".scss"}


@lru_cache
def addons():
    """Names of our addons, lowest floor first."""
    names = [path.parent.name for path in ADDONS.glob("*/__manifest__.py")]
    return sorted(names, key=lambda name: (len(below(name)), name))


@lru_cache
def manifest(addon):
    return ast.literal_eval((ADDONS / addon / "__manifest__.py").read_text())


@lru_cache
def below(addon):
    """Our addons that ``addon`` stands on, directly or not."""
    direct = {
        name for name in manifest(addon)["depends"] if (ADDONS / name / "__manifest__.py").exists()
    }
    return frozenset(direct.union(*(below(name) for name in direct)))


def not_below(addon):
    """Our addons of which ``addon`` must know nothing."""
    return [name for name in addons() if name != addon and name not in below(addon)]


def files(addon, suffixes=SOURCES, tests=False):
    """The files of an addon that run (``tests=True``: its tests too)."""
    for path in sorted((ADDONS / addon).rglob("*")):
        inside = path.relative_to(ADDONS / addon).parts
        if path.suffix not in suffixes or "__pycache__" in inside or "lib" in inside:
            continue
        if inside[0] == "tests" and not tests:
            continue
        yield path


@lru_cache
def models_of(addon):
    """Names of the models that an addon makes (``_name``), not those that it extends."""
    found = {}
    for path in files(addon, {".py"}):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ClassDef):
                given = _assigned(node)
                name, inherited = given.get("_name"), given.get("_inherit", ())
                inherited = [inherited] if isinstance(inherited, str) else inherited
                if name and name not in inherited:
                    found[name] = path
    return found


def _assigned(node):
    values = {}
    for statement in node.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            try:
                values[statement.targets[0].id] = ast.literal_eval(statement.value)
            except ValueError:
                continue
    return values


def imported(path):
    """Dotted names of what a Python file imports."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def mentions(text, name):
    """Whether a dotted model or addon name occurs as a whole word."""
    # few texts hold a name at all, and to look for one costs little
    return name in text and bool(re.search(rf"(?<![\w.]){re.escape(name)}(?!\w)", text))
