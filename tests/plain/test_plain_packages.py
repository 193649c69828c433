"""What holds for every plain Python package inside an addon."""

import ast
import doctest
import subprocess
import sys

import pytest

from tests.support import plain
from tools import addons

PACKAGES = addons.plain()
FILES = [
    (addon, package, path)
    for addon, package in PACKAGES
    for path in sorted((plain.ADDONS / addon / package).rglob("*.py"))
]


def _name(value):
    return value.name if hasattr(value, "name") else str(value)


@pytest.mark.parametrize(("addon", "package", "path"), FILES, ids=_name)
def test_a_plain_package_imports_nothing_of_odoo(addon, package, path):
    for node in ast.walk(ast.parse(path.read_text())):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = [node.module]
        used = [name for name in names if name.split(".")[0] == "odoo"]
        assert not used, f"{path} line {node.lineno} imports {used[0]}"


@pytest.mark.parametrize(("addon", "package", "path"), FILES, ids=_name)
def test_no_file_of_a_plain_package_hides_the_standard_library(addon, package, path):
    assert path.stem not in sys.stdlib_module_names


@pytest.mark.parametrize(("addon", "package"), PACKAGES)
def test_a_plain_package_loads_where_there_is_no_odoo(addon, package):
    code = f"from tests.support import plain; plain.load({addon!r}, {package!r})"
    code += "; import sys; assert 'odoo' not in sys.modules"
    folder = plain.ADDONS.parent
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={"PATH": "", "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert not done.returncode, done.stderr


@pytest.mark.parametrize(("addon", "package"), PACKAGES)
def test_the_examples_in_a_plain_package_are_true(addon, package):
    for module in ["", *plain.modules(addon, package)]:
        failed, _tried = doctest.testmod(plain.load(addon, package, module))
        assert not failed, f"{addon}/{package}/{module or '__init__'}: see the output above"


def test_a_package_that_is_not_there_is_named():
    with pytest.raises(ModuleNotFoundError, match="no plain package nothing_here"):
        plain.load("coop_base", "nothing_here")
