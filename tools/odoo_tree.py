"""The tree of Odoo 19: Debian's package and what it links to, in a cache that clones share.

A tree is unpacked beside its place, checked, stamped with the size and time of every file, and only
then moved there, so that an interruption leaves nothing half. Each start compares the stamp with
the files and mends what is missing or changed.
"""

import json
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

from . import debian, locks, machine, paths, say, venv

# What the package replaces by links into /usr/share must lie beside it (else every page is a 500).
PACKAGES = (
    "odoo-19",
    "libjs-jquery",
    "libjs-jquery-form",
    "libjs-underscore",
    "node-underscore",
    "fonts-roboto-unhinted",
    "fonts-montserrat",
    "fonts-inconsolata",
    "fonts-ocr-b",
)
# Odoo's icons are those of FontAwesome 4.7; Debian sid's package is a later one without them.
ICONS = "XStatic-Font-Awesome==4.7.0.0"
ICONS_SHA256 = "8ed7a85ed34941c159a816feb974adee4d37ed5578d155f1cb657ee3ec16c2db"
ICONS_FOLDER = "xstatic/pkg/font_awesome/data/fonts/"
PACKAGED = Path("usr/lib/python3/dist-packages")
# A link that is broken in the package itself, in an addon (point of sale) that is not used here.
KNOWN_BROKEN = {"Inconsolata.otf"}
RECIPE = 1
# Which packages the cache holds, so that a damaged tree can be mended without the network.
LIST = "packages.json"


def ensure():
    """Return the folder to put on PYTHONPATH, with an Odoo 19 in it."""
    if home := os.environ.get("ODOO_HOME"):
        return _own(Path(home).expanduser().resolve())
    folder = paths.cache()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise say.Problem(
            f"The cache folder cannot be made: {error}.",
            "Name another: COOP_CACHE=/some/folder make run",
        ) from error
    tree = folder / "odoo-19"
    if not damage(tree):
        return tree / PACKAGED
    with locks.exclusive(folder / "odoo.lock", "the Odoo download"):
        wrong = damage(tree)
        if wrong:
            _build(folder, tree, wrong)
    return tree / PACKAGED


def addons_paths(home):
    """Return the folders with Odoo's own addons.

    A package has one. A checkout has two, and the package holds half a copy of the second, which
    must not be taken for it.
    """
    inner = home / "odoo" / "addons"
    return [inner] if (inner / "web").is_dir() else [inner, home / "addons"]


def version(home):
    """Return the series of the Odoo in a folder, such as "19.0", or None."""
    try:
        text = (home / "odoo" / "release.py").read_text()
    except OSError:
        return None
    found = re.search(r"^version_info = \((\d+), (\d+)", text, re.MULTILINE)
    return ".".join(found.groups()) if found else None


def identity(home):
    """Return what tells two trees apart, for keys of prepared databases."""
    stamp = home.parents[3] / "stamp.json" if home.parts[-1] == PACKAGED.name else None
    if stamp and stamp.exists():
        return json.loads(stamp.read_text())["packages"]["odoo-19"]
    return f"{home} {version(home)}"


def damage(tree):
    """Return in words what is wrong with the tree in the cache, or an empty string."""
    try:
        stamp = json.loads((tree / "stamp.json").read_text())
        files = stamp["files"]
        if stamp["recipe"] != RECIPE:
            return "made by an older recipe"
    except (OSError, ValueError, KeyError, TypeError):
        return "no whole tree" if tree.exists() else "not there yet"
    for name, (size, time) in files.items():
        try:
            state = os.lstat(tree / name)
        except OSError:
            return f"{name} is missing"
        if state.st_size != size or int(state.st_mtime) != time:
            return f"{name} is not as it was unpacked"
    return ""


def _own(home):
    """Check an Odoo named by ODOO_HOME: a checkout, or the folder that holds the package odoo."""
    for folder in (home, home / PACKAGED, home.parent if home.name == "odoo" else home):
        found = version(folder)
        if found == "19.0":
            return folder
        if found:
            raise say.Problem(
                f"ODOO_HOME={home} is an Odoo {found}, and the addons are for Odoo 19.0.",
                "Check out branch 19.0 there, or leave ODOO_HOME out to have Odoo 19 fetched.",
            )
    raise say.Problem(
        f"ODOO_HOME={home} holds no Odoo.",
        "Name the folder in which odoo/release.py lies, or leave ODOO_HOME out.",
    )


def _build(folder, tree, wrong):
    if tree.exists():
        say.line(f"    the Odoo in the cache is damaged ({wrong}); mending it")
    _need_space(folder)
    wanted, files = _kept(folder / "packages") or _fetched(folder)
    icons = _icons(folder / "packages")
    with say.step("Odoo 19: unpack") as progress:
        for left in folder.glob("odoo-19.new*"):
            shutil.rmtree(left, ignore_errors=True)
        # A name of its own: what a killed command started may still be writing into the last one.
        new = folder / f"odoo-19.new-{os.getpid()}"
        for path in files:
            progress(path.name)
            machine.run(["dpkg-deb", "--extract", path, new])
        _place_icons(new / PACKAGED, icons)
        _check_links(new / PACKAGED)
        progress("noting every file")
        _stamp(new, {package: name for package, (name, _sha) in wanted.items()})
        old = folder / "odoo-19.old"
        shutil.rmtree(old, ignore_errors=True)
        if tree.exists():
            tree.rename(old)
        new.rename(tree)
        shutil.rmtree(old, ignore_errors=True)
    keep = {path.name for path in files} | {icons.name, LIST}
    for path in (folder / "packages").iterdir():
        if path.name not in keep:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _kept(packages):
    """Return what :func:`_fetched` returned, when all of it is still there and whole."""
    try:
        wanted = json.loads((packages / LIST).read_text())
        files = [packages / name for name, _sha256 in wanted.values()]
        whole = all(debian.digest(packages / name) == sha for name, sha in wanted.values())
    except (OSError, ValueError, AttributeError, TypeError):
        return None
    return (wanted, files) if whole and set(wanted) == set(PACKAGES) else None


def _fetched(folder):
    """Fetch the packages; return {package: (file name, SHA-256)} and their paths."""
    archive = debian.Archive(folder / "apt")
    with say.step("Odoo 19: Debian's package list"):
        archive.update()
        wanted = archive.hashes(PACKAGES)
    with say.step("Odoo 19: packages (about 125 MB, once for all clones)") as progress:
        files = []
        for package, (name, sha256) in wanted.items():
            progress(package)
            files.append(archive.download(package, name, sha256, folder / "packages"))
        (folder / "packages" / LIST).write_text(json.dumps(wanted))
    return wanted, files


def _need_space(folder, gigabytes=2.5):
    free = shutil.disk_usage(folder).free / 1e9
    if free < gigabytes:
        raise say.Problem(
            f"{folder} has {free:.1f} GB free; Odoo needs {gigabytes} GB to unpack.",
            "Free some space, or name another folder: COOP_CACHE=/some/folder make run",
        )


def _icons(into):
    for path in into.glob("XStatic_Font_Awesome-*.whl"):
        if debian.digest(path) == ICONS_SHA256:
            return path
        path.unlink()
    pip = [venv.PYTHON, "-m", "pip", "download", "--disable-pip-version-check", "--no-deps"]
    machine.run([*pip, "--only-binary=:all:", "--dest", into, ICONS])
    for path in into.glob("XStatic_Font_Awesome-*.whl"):
        if debian.digest(path) == ICONS_SHA256:
            return path
    raise say.Problem(f"The download of {ICONS} is not the known file.")


def _place_icons(home, icons):
    """Put the true files where the package has links (which also swap woff and woff2)."""
    with zipfile.ZipFile(icons) as wheel:
        for folder in ("lib", "src/libs"):
            fonts = home / "odoo/addons/web/static" / folder / "fontawesome/fonts"
            for link in fonts.iterdir():
                if link.is_symlink():
                    link.unlink()
                    link.write_bytes(wheel.read(ICONS_FOLDER + link.name))


def _check_links(home):
    for folder, _dirs, names in os.walk(home):
        for name in names:
            path = os.path.join(folder, name)
            if os.path.islink(path) and not os.path.exists(path) and name not in KNOWN_BROKEN:
                raise say.Problem(
                    f"Odoo's file {os.path.relpath(path, home)} links to nothing.",
                    "Debian's packages have changed. Use a checkout of Odoo 19 for now:\n"
                    "ODOO_HOME=/path/to/odoo make run",
                )


def _stamp(tree, packages):
    files = {}
    for folder, _dirs, names in os.walk(tree):
        for name in names:
            path = os.path.join(folder, name)
            state = os.lstat(path)
            files[os.path.relpath(path, tree)] = (state.st_size, int(state.st_mtime))
    stamp = {"recipe": RECIPE, "packages": packages, "files": files}
    new = tree / "stamp.json.new"
    new.write_text(json.dumps(stamp))
    # The stamp must not reach the disk before what it speaks of.
    subprocess.run(["sync", "-f", str(tree)], capture_output=True)
    new.rename(tree / "stamp.json")
