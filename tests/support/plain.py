"""Plain Python packages inside addons, loaded without the addon (and so without Odoo).

Importing ``addons/x/counting`` in the usual way imports the addon's own ``__init__`` first, which
imports Odoo. Here the package is loaded from its files under a name of its own.
"""

import importlib
import importlib.util
import sys
from pathlib import Path

ADDONS = Path(__file__).resolve().parents[2] / "addons"


def load(addon, package, module=""):
    """Return the package, or a module inside it, loaded without its addon.

    >>> load("coop_base", "nothing_here")
    Traceback (most recent call last):
    ...
    ModuleNotFoundError: no plain package nothing_here in addon coop_base
    """
    name = f"plain_{addon}_{package}"
    if name not in sys.modules:
        folder = ADDONS / addon / package
        if not (folder / "__init__.py").exists():
            raise ModuleNotFoundError(f"no plain package {package} in addon {addon}")
        spec = importlib.util.spec_from_file_location(
            name, folder / "__init__.py", submodule_search_locations=[str(folder)]
        )
        loaded = importlib.util.module_from_spec(spec)
        sys.modules[name] = loaded
        try:
            spec.loader.exec_module(loaded)
        except BaseException:
            del sys.modules[name]
            raise
    return importlib.import_module(f"{name}.{module}") if module else sys.modules[name]


def modules(addon, package):
    """Return the dotted names of the modules in a package, without those that are commands."""
    folder = ADDONS / addon / package
    names = []
    for path in sorted(folder.rglob("*.py")):
        if path.name in ("__init__.py", "__main__.py") or "tests" in path.parts:
            continue
        names.append(".".join(path.relative_to(folder).with_suffix("").parts))
    return names
