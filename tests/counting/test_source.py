"""What the source itself must keep to."""

import ast
import subprocess
import sys

import pytest

from .cases import FOLDER

FILES = sorted(FOLDER.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_integers_only(path):
    for node in ast.walk(ast.parse(path.read_text())):
        where = f"{path.name} line {getattr(node, 'lineno', 0)}"
        assert not isinstance(node, ast.Div), "a division with /"
        assert not isinstance(getattr(node, "op", None), ast.Div), where
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), where
        name = getattr(node, "id", getattr(node, "attr", getattr(node, "name", "")))
        assert name not in ("float", "Fraction", "Decimal", "round", "fsum"), where
        if isinstance(node, ast.Import | ast.ImportFrom) and not getattr(node, "level", 0):
            modules = {getattr(node, "module", ""), *(alias.name for alias in node.names)}
            assert not modules & {"fractions", "decimal", "math", "statistics", "random"}, where


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_but_the_standard_library(path):
    for node in ast.walk(ast.parse(path.read_text())):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = [node.module]
        assert all(name.split(".")[0] in sys.stdlib_module_names for name in names), path.name


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_public_function_and_class_has_a_docstring(path):
    public = [
        node
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    ]
    nameless = [
        node.name
        for parent in ast.walk(ast.parse(path.read_text()))
        if isinstance(parent, ast.ClassDef) and parent.name.startswith("_")
        for node in parent.body
        if isinstance(node, ast.FunctionDef)
    ]
    inner = [
        node.name
        for parent in ast.walk(ast.parse(path.read_text()))
        if isinstance(parent, ast.FunctionDef)
        for node in ast.walk(parent)
        if isinstance(node, ast.FunctionDef) and node is not parent
    ]
    for node in public:
        if node.name not in nameless + inner:
            assert ast.get_docstring(node), f"{path.name}: {node.name} has no docstring"


def test_the_oldest_python_that_is_promised_can_read_it():
    for path in FILES:
        ast.parse(path.read_text(), feature_version=(3, 10))


def test_it_runs_on_the_other_pythons_of_this_machine(tmp_path):
    """Where pyenv or the system has them; the one that runs the tests is always among them."""
    import shutil

    file = tmp_path / "small.blt"
    file.write_text("2 1\n3 1 2 0\n2 2 0\n0\nAsh\nBirch\nSmall\n")
    told = set()
    for python in [sys.executable, *(shutil.which(f"python3.{n}") for n in range(10, 15))]:
        if not python:
            continue
        if subprocess.run([python, "-c", ""], capture_output=True).returncode:
            continue
        done = subprocess.run(
            [python, str(FOLDER), str(file), "--rule", "scottish"], capture_output=True
        )
        assert not done.returncode, done.stderr.decode()
        told.add(done.stdout)
    assert len(told) == 1
