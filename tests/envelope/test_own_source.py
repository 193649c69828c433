"""What the source of the package itself must keep to."""

import ast
import sys

import pytest

from .cases import FOLDER

FILES = sorted(FOLDER.rglob("*.py"))
LIBRARIES = {"pyhpke", "shamir_mnemonic"}


def imported(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_but_the_standard_library_and_two_packages(path):
    assert set(imported(path)) <= {*sys.stdlib_module_names, *LIBRARIES}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_uses_a_network_a_clock_or_dice_that_can_be_guessed(path):
    forbidden = {"socket", "ssl", "http", "urllib", "asyncio", "time", "datetime", "random"}
    assert not set(imported(path)) & forbidden


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_public_function_and_class_has_a_docstring(path):
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{path.name}: {node.name} has no docstring"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_oldest_python_that_is_promised_can_read_it(path):
    ast.parse(path.read_text(), feature_version=(3, 10))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_files_are_short(path):
    assert len(path.read_text().splitlines()) <= 300
