"""Floors know what is below them and nothing above: read from the files themselves."""

import ast
import re
import tokenize
from collections import defaultdict

import pytest

from tests.support import house

COMMENT_REACH = 4  # lines above a statement within which its reason may stand
# A class at the beginning of a line of styles, with nothing around it.
STYLED = re.compile(r"^\.(coop-[\w-]+)\s*[,{]", re.MULTILINE)


@pytest.mark.parametrize("addon", house.addons())
def test_a_floor_imports_nothing_from_above(addon):
    wrong = [
        f"{path.relative_to(house.ADDONS)} imports {name}"
        for path in house.files(addon, {".py"}, tests=True)
        for name in house.imported(path)
        for upper in house.not_below(addon)
        if name == f"odoo.addons.{upper}" or name.startswith(f"odoo.addons.{upper}.")
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("addon", house.addons())
def test_a_floor_names_no_model_and_no_record_of_an_upper_floor(addon):
    uppers = house.not_below(addon)
    foreign = [*uppers, *(model for upper in uppers for model in house.models_of(upper))]
    wrong = []
    for path in house.files(addon, tests=True):
        text = path.read_text(errors="replace")
        where = path.relative_to(house.ADDONS)
        wrong += [f"{where} names {name}" for name in foreign if house.mentions(text, name)]
    assert not wrong, "\n".join(sorted(wrong))


@pytest.mark.parametrize("addon", house.addons())
def test_every_sudo_says_why(addon):
    """By a comment just above its statement, or one on ``sudo`` further up in the function."""
    wrong = []
    for path in house.files(addon, {".py"}):
        text = path.read_text()
        comments = comments_of(path)
        for call, statement, function in sudo_calls(ast.parse(text)):
            near = range(statement.lineno - COMMENT_REACH, call.end_lineno + 1)
            above = range(function.lineno, call.end_lineno + 1)
            said = any(line in comments for line in near) or any(
                "sudo" in comments.get(line, "") for line in above
            )
            if not said:
                where = f"{path.relative_to(house.ADDONS)}:{call.end_lineno}"
                wrong.append(f"{where}: {text.splitlines()[call.end_lineno - 1].strip()}")
    assert not wrong, "a .sudo() without its reason:\n" + "\n".join(wrong)


def test_no_addon_restyles_what_another_has_styled():
    """Styles of all addons are on every page: one class that two of them use changes both."""
    owners = defaultdict(set)
    for addon in house.addons():
        for path in house.files(addon, {".scss"}):
            for name in STYLED.findall(path.read_text()):
                owners[name].add(addon)
    shared = {name: sorted(who) for name, who in owners.items() if len(who) > 1}
    assert not shared, shared


@pytest.mark.parametrize("addon", house.addons())
def test_a_window_says_what_it_is(addon):
    """One that a method opens without a name is called "Odoo"."""
    wrong = [
        f"{path.relative_to(house.ADDONS)}:{node.lineno}"
        for path in house.files(addon, {".py"})
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Dict) and is_nameless_window(node)
    ]
    assert not wrong, "\n".join(wrong)


def is_nameless_window(node):
    said = {
        key.value: getattr(value, "value", None)
        for key, value in zip(node.keys, node.values, strict=True)
        if isinstance(key, ast.Constant)
    }
    opens = said.get("type") == "ir.actions.act_window" and said.get("target") == "new"
    return opens and "name" not in said


def comments_of(path):
    """Line -> comment."""
    with path.open("rb") as file:
        tokens = tokenize.tokenize(file.readline)
        return {t.start[0]: t.string for t in tokens if t.type == tokenize.COMMENT}


def sudo_calls(tree, statement=None, function=None):
    """(call, its statement, its function) of every ``.sudo()`` that raises rights."""
    for node in ast.iter_child_nodes(tree):
        inside = node if isinstance(node, ast.stmt) else statement
        around = node if isinstance(node, ast.FunctionDef) else function
        if isinstance(node, ast.Call) and not node.args and isinstance(node.func, ast.Attribute):
            if node.func.attr == "sudo":
                yield node, statement, function or statement
        yield from sudo_calls(node, inside, around)


@pytest.mark.parametrize("addon", house.addons())
def test_a_day_by_which_something_is_due_is_shown_as_a_day(addon):
    """Odoo's widget calls the 2nd of December "next month" on the 28th of November."""
    views = (house.ADDONS / addon).glob("views/*.xml")
    assert not [path.name for path in views if "remaining_days" in path.read_text()]


@pytest.mark.parametrize("addon", house.addons())
def test_an_addon_carries_what_the_house_asks(addon):
    folder, manifest = house.ADDONS / addon, house.manifest(addon)
    assert manifest["license"] == "AGPL-3"
    assert manifest["version"].startswith("19.0.")
    assert (folder / "readme" / "DESCRIPTION.md").exists()
    declared = set(manifest.get("data", []))
    for path in sorted((folder / "security").glob("*.*")) if (folder / "security").exists() else ():
        assert f"security/{path.name}" in declared, f"{addon} does not load {path.name}"
    for path in sorted((folder / "views").glob("*.xml")) if (folder / "views").exists() else ():
        assert f"views/{path.name}" in declared, f"{addon} does not load {path.name}"
    assert not list(folder.glob("i18n/*.pot")), "a stale .pot drops translations silently"
