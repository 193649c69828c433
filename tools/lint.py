"""`make lint`: every check that a change must pass; all are run, then the failures counted."""

import os
import shutil
import subprocess
import sys

from . import addons, idioms, machine, paths, say, venv

NODE = paths.LOCAL / "node"
PRETTIER = ("prettier@3.6.2", "@prettier/plugin-xml@3.4.2")
# Checks of OCA that are about publishing there, or wrong on these sources.
ODOO_OFF = (
    "manifest-required-author",
    "missing-readme",
    "missing-return",
    "license-allowed",
    "manifest-superfluous-key",
    # Right where a result is grouped again, where all co-ops are meant, where `_` is `self.env._`.
    "bad-builtin-groupby",
    "no-search-all",
    "prefer-env-translation",
    "translation-positional-used",
    # A model is spread over files by idea, one of them `base.partner.merge...` of core.
    "consider-merging-classes-inherited",
    "no-wizard-in-models",
    "super-method-mismatch",
)
MODULE_OFF = (
    "xml-header-wrong",
    "xml-header-missing",
    "xml-field-numeric-without-eval",
    "missing-readme",
    "manifest-superfluous-key",
    # The order of attributes follows the reader; a replaced part is replaced on purpose.
    "xml-tag-position",
    "xml-dangerous-qweb-replace-low-priority",
)


# Empties what is the same word in both languages, and so looks untranslated.
PO_OFF = ("po-pretty-format",)


def main(argv):
    """Run the checks, or those named; return 1 when one of them found something.

    With ``--fix`` first let ruff and prettier write what they can.
    """
    if "--fix" in (argv := argv + os.environ.get("ARGS", "").split()):
        argv.remove("--fix")
        _tool("ruff", "check", "--quiet", "--fix", ".")
        _tool("ruff", "format", "--quiet", ".")
        _prettier("--write")
        _translations("--fix")
    failed = []
    for name, check in CHECKS.items():
        if argv and name not in argv:
            continue
        said = check()
        if said:
            failed.append(name)
            say.line(f"  ✗ {name}\n{said}")
        else:
            say.line(f"  ✓ {name}")
    if failed:
        say.line(f"\n  lint: {len(failed)} of {len(CHECKS)} checks found something")
        say.line("  `make lint ARGS=--fix` mends what can be mended without thinking")
        return 1
    return 0


def _tool(name, *words):
    """Run a checker of the environment; return what it said when it found something."""
    done = subprocess.run(
        [str(venv.PYTHON.parent / name), *words],
        cwd=paths.ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return done.stdout.strip() or "failed" if done.returncode else ""


def _ruff():
    return _tool("ruff", "check", "--quiet", ".")


def _format():
    return _tool("ruff", "format", "--check", ".")


def _odoo():
    folders = [f"addons/{name}" for name in addons.names()]
    off = ",".join(ODOO_OFF)
    words = ["--load-plugins=pylint_odoo", "-d", "all", "-e", "odoolint", "--score=n"]
    words += ["--valid-odoo-versions=19.0", f"--jobs={os.cpu_count() or 1}"]
    # Plain packages know nothing of Odoo, so its rules are not theirs.
    words.append(f"--ignore={','.join(sorted({name for _addon, name in addons.plain()}))}")
    words += ["--msg-template={path}:{line}: {msg} ({symbol})", f"--disable={off}"]
    return _tool("pylint", *words, *folders)


def _modules():
    folders = [f"addons/{name}" for name in addons.names()]
    return _tool("oca-checks-odoo-module", f"--disable={','.join(MODULE_OFF)}", *folders)


def _translations(*words):
    files = sorted(map(str, paths.ADDONS.glob("*/i18n*/*.po")))
    off = f"--disable={','.join(PO_OFF)}"
    return _tool("oca-checks-po", off, *words, *files) if files else ""


def _prettier(mode="--check"):
    if not shutil.which("npm"):
        try:
            machine.apt_install(["nodejs", "npm"], "Checking the form of views and scripts")
        except say.Problem as problem:
            return f"{problem}\n{problem.remedy}"
    program = NODE / "node_modules" / ".bin" / "prettier"
    plugin = NODE / "node_modules" / "@prettier" / "plugin-xml" / "src" / "plugin.js"
    if not program.exists() or not plugin.exists():
        NODE.mkdir(parents=True, exist_ok=True)
        words = ["--prefix", str(NODE), "--no-package-lock", "--no-audit", "--no-fund"]
        done = subprocess.run(
            ["npm", "install", *words, *PRETTIER], capture_output=True, text=True, cwd=NODE
        )
        if done.returncode:
            return "prettier could not be installed:\n" + done.stderr.strip()
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "addons", "tests"],
        cwd=paths.ROOT,
        capture_output=True,
        text=True,
    )
    files = [
        name
        for name in listed.stdout.splitlines()
        if name.endswith((".xml", ".js", ".scss", ".css"))
        and "/lib/" not in name
        and "/vendor/" not in name
    ]
    if not files:
        return ""
    words = [mode, "--log-level=warn", f"--plugin={plugin}", "--ignore-unknown", *files]
    done = subprocess.run([program, *words], cwd=paths.ROOT, capture_output=True, text=True)
    if not done.returncode:
        return ""
    return (done.stdout + done.stderr).strip()


def _idioms():
    return "\n".join(idioms.findings())


CHECKS = {
    "ruff": _ruff,
    "format": _format,
    "idioms": _idioms,
    "pylint-odoo": _odoo,
    "oca-checks-odoo-module": _modules,
    "oca-checks-po": _translations,
    "prettier": _prettier,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
