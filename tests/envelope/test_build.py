"""The scripts and the kit: built again to the same bytes, whole in themselves, strict."""

import base64
import hashlib
import json
import re

import pytest

from tools import booth

PAGE = (booth.STATIC / booth.KIT).read_text("utf-8")
MODULES = sorted([*booth.STATIC.glob("src/booth/*.js"), *booth.STATIC.glob("src/kit/*.js")])


def test_everything_is_built_again_to_the_same_bytes(tmp_path):
    names = booth.build(tmp_path)
    assert booth.KIT in names
    for name in names:
        assert (tmp_path / name).read_bytes() == (booth.STATIC / name).read_bytes(), (
            f"{name} is not what its sources make: run make booth"
        )


def test_every_package_is_pinned_with_its_hash_and_no_address():
    lock = json.loads((booth.SOURCES / "package-lock.json").read_text())
    wanted = json.loads((booth.SOURCES / "package.json").read_text())
    for version in {**wanted["dependencies"], **wanted["devDependencies"]}.values():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version)
    for name, each in lock["packages"].items():
        assert not name or each["integrity"].startswith("sha512-")
        assert "resolved" not in each


def test_the_licence_of_other_peoples_code_lies_beside_it():
    for name, (packages, _words) in booth.LIBRARIES.items():
        text = (booth.STATIC / "lib" / name / "LICENSE.txt").read_text("utf-8")
        assert text.count("Permission is hereby granted") == len(packages)
        assert all(package in text for package in packages)


def test_the_kit_is_one_file_that_loads_nothing():
    assert not re.search(r"<(?:link|img|iframe|object|embed|audio|video)\b", PAGE)
    assert not re.search(r"<(?:script|style)\s", PAGE)
    assert not re.search(r"\bsrc=|\bimport\(|\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon", PAGE)
    assert not re.search(r"https?://", PAGE.split("<script>")[0])
    assert not re.search(r"\bon\w+=\"", PAGE.split("<script>")[0])


def test_the_kits_policy_allows_its_own_script_and_style_and_nothing_else():
    [policy] = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', PAGE)
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["base-uri"] == rules["form-action"] == "'none'"
    for tag, name in (("script", "script-src"), ("style", "style-src")):
        [text] = re.findall(rf"<{tag}>(.*?)</{tag}>", PAGE, re.S)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert rules[name] == f"'sha256-{digest}'"
    assert "unsafe" not in policy


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_a_module_imports_from_this_addon_alone_and_sends_nothing(path):
    text = path.read_text("utf-8")
    for wanted in re.findall(r'from "([^"]+)"', text):
        assert wanted.startswith("."), f"{path.name} imports {wanted}"
        found = (path.parent / wanted).resolve()
        assert booth.STATIC.resolve() in found.parents
        assert found.exists()
    assert not re.search(r"\bfetch\(|XMLHttpRequest|localStorage|sessionStorage|\.cookie", text)
    assert not re.search(r"Math\.random|innerHTML|insertAdjacentHTML|document\.write|eval\(", text)


@pytest.mark.parametrize("path", sorted(booth.STATIC.glob("src/booth/*.js")), ids=lambda p: p.name)
def test_the_booth_needs_nothing_of_the_kit(path):
    assert "kit/" not in path.read_text("utf-8")
    assert "slip39" not in path.read_text("utf-8")


@pytest.mark.parametrize("path", sorted(booth.STATIC.glob("src/vote/*.js")), ids=lambda p: p.name)
def test_what_the_voting_page_adds_sends_in_one_place_and_keeps_nothing(path):
    text = path.read_text("utf-8")
    assert ("fetch(" in text) == (path.name in ("sending.js", "alive.js"))
    assert not re.search(r"XMLHttpRequest|sendBeacon|WebSocket|EventSource|import\(", text)
    assert not re.search(r"localStorage|sessionStorage|indexedDB|\.cookie", text)
    assert not re.search(r"Math\.random|innerHTML|insertAdjacentHTML|document\.write|eval\(", text)
    assert not re.search(r"https?://", text)


def test_the_voting_page_runs_one_script_without_imports():
    text = (booth.STATIC / booth.BOOTH).read_text("utf-8")
    assert not re.search(r"^\s*(?:import|export)\b", text, re.MULTILINE)
    # said to the server are a sealed ballot, signs of life, and nothing else; the reader's way to
    # the server's speech has no address here
    assert text.count("fetch(") == 3
    assert 'dataset.serve = ""' in text
