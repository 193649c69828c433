"""`make booth`: build the scripts of sealed voting and the opening kit out of pinned npm packages.

The voting page runs one script, made of the modules in `src/vote`, those that seal, and the
dependency-free reading tools of the access floor.

What a browser gets of other people's code is two scripts, each one file with its licence beside
it: HPKE for the booth and the kit, SLIP-39 shares for the kit. `tools/npm/booth` names the packages
with their hashes. The kit is one page that works from a disk: its own script and styles are in it,
and its policy allows nothing else. A test builds all of it again and compares the bytes.

For newer versions change `package.json` there, run `npm install --package-lock-only
--omit-lockfile-registry-resolved` beside it, then this, and read what is different.
"""

import base64
import hashlib
import shutil
import subprocess

from . import locks, paths, say

SOURCES = paths.ROOT / "tools" / "npm" / "booth"
PLACE = paths.LOCAL / "booth"
STATIC = paths.ADDONS / "coop_elections" / "static"
KIT = "kit/opening-kit.html"
# What the voting page runs: one file, so that one hash says all of it.
BOOTH = "lib/booth/booth.js"
# Readable, so that people can look at what they are asked to trust.
FLAGS = ("--bundle", "--target=es2022", "--charset=utf8", "--log-level=warning")
# Script: its packages (whose licences go beside it), and what esbuild is told besides.
LIBRARIES = {
    "hpke": (("@hpke/core", "@hpke/common"), ("--alias:crypto=./no_crypto.js",)),
    "slip39": (
        ("slip39", "@noble/hashes"),
        ("--alias:crypto=./node_crypto.js", "--inject:./node_buffer.js"),
    ),
}
POLICY = (
    "default-src 'none'; script-src '{script}'; style-src '{style}'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)


def main(_argv):
    """Build into the addon; say what every file hashes to."""
    for name in build(STATIC):
        digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()
        say.line(f"  ✓ {digest}  {name}")


def build(target):
    """Build everything under a folder that has, or gets, the layout of the addon's `static`.

    :return: the names of the files made, relative to it
    """
    _packages()
    made = []
    for name, (packages, words) in LIBRARIES.items():
        out = f"lib/{name}/{name}.js"
        _esbuild(PLACE, f"{name}.js", "--format=esm", f"--outfile={target / out}", *words)
        licences = [_licence(package) for package in packages]
        (target / out).with_name("LICENSE.txt").write_text("\n\n".join(licences), "utf-8")
        made += [out, f"lib/{name}/LICENSE.txt"]
    _esbuild(STATIC, "src/vote/page.js", "--format=iife", f"--outfile={target / BOOTH}")
    return [*made, BOOTH, _kit(target)]


def _kit(target):
    """Write the opening kit: template, styles and bundled script in one page."""
    sources = STATIC / "src" / "kit"
    script = _esbuild(STATIC, "src/kit/page.js", "--format=iife").strip()
    style = (sources / "page.css").read_text("utf-8").strip()
    if "</" in style or "</script" in script.lower() or "<!--" in script:
        raise say.Problem("The kit's script or style would end its own element.")
    # A browser hashes what stands between the tags.
    script, style = f"\n{script}\n", f"\n{style}\n"
    policy = POLICY.format(script=_source(script), style=_source(style))
    page = (sources / "page.html").read_text("utf-8")
    for mark, text in (("@POLICY@", policy), ("@STYLE@", style), ("@SCRIPT@", script)):
        before, after = page.split(mark)
        page = before + text + after
    out = target / KIT
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(page, "utf-8")
    return KIT


def _source(text):
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _packages():
    """Have the packages under .local, exactly those of the lock file."""
    if not shutil.which("npm"):
        raise say.Problem("npm is missing.", "Run: sudo apt-get install nodejs npm")
    wanted = hashlib.sha256((SOURCES / "package-lock.json").read_bytes()).hexdigest()
    note = PLACE / "installed.txt"
    with locks.exclusive(paths.LOCAL / "booth.lock", "the packages of the booth"):
        PLACE.mkdir(parents=True, exist_ok=True)
        for source in SOURCES.iterdir():
            shutil.copyfile(source, PLACE / source.name)
        if note.exists() and note.read_text() == wanted:
            return
        note.unlink(missing_ok=True)
        words = ["--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(
            ["npm", "ci", *words], cwd=PLACE, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise say.Problem("npm could not fetch the packages.", done.stderr.strip())
        note.write_text(wanted)


def _licence(package):
    folder = PLACE / "node_modules" / package
    [path] = folder.glob("LICENSE*")
    return f"{package}\n\n{path.read_text('utf-8').strip()}\n"


def _esbuild(folder, *words):
    """Run esbuild in a folder; return what it printed (the script, unless it has an outfile)."""
    program = PLACE / "node_modules" / ".bin" / "esbuild"
    done = subprocess.run(
        [str(program), *map(str, words), *FLAGS],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode or done.stderr.strip():
        raise say.Problem("esbuild could not build.", done.stderr.strip())
    return done.stdout
