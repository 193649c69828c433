"""Packages of Debian, fetched without root and without touching the machine's own apt.

The mirror is the one that the machine's apt already uses; no address is written anywhere.
"""

import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path

from . import machine, say

KEYRINGS = (
    "/usr/share/keyrings/debian-archive-keyring.gpg",
    "/usr/share/keyrings/debian-archive-keyring.pgp",
)
NO_APT = (
    "Odoo comes from Debian's package archive, or from a checkout of your own:\n"
    "ODOO_HOME=/path/to/odoo make run"
)


class Archive:
    """One Debian suite, with apt directories of its own under ``folder``."""

    def __init__(self, folder, suite="sid"):
        self.folder = folder
        self.suite = suite

    def update(self):
        """Read the suite's package list."""
        for name in ("lists/partial", "cache/archives/partial", "etc"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        (self.folder / "status").touch()
        source = f"deb [signed-by={_keyring()}] {_mirror()} {self.suite} main\n"
        (self.folder / "etc" / "sources.list").write_text(source)
        self._apt("update")

    def hashes(self, packages):
        """Return {package: (file name, SHA-256)} of the newest versions."""
        done = subprocess.run(
            ["apt-cache", *self._options(), "show", "--no-all-versions", *packages],
            capture_output=True,
            text=True,
        )
        found = {}
        for record in done.stdout.split("\n\n"):
            fields = dict(re.findall(r"^(Package|Filename|SHA256): (\S+)$", record, re.MULTILINE))
            if len(fields) == 3:
                found[fields["Package"]] = (Path(fields["Filename"]).name, fields["SHA256"])
        for package in packages:
            if package not in found:
                raise say.Problem(
                    f"Debian {self.suite} has no package {package} at the mirror of this machine.",
                    NO_APT,
                )
        return found

    def download(self, package, name, sha256, into):
        """Put the package file ``name`` into a folder; a file that is there and whole is kept."""
        into.mkdir(parents=True, exist_ok=True)
        target = into / name
        if target.exists() and digest(target) == sha256:
            return target
        target.unlink(missing_ok=True)
        work = into / f".{package}"
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir()
        self._apt("download", package, cwd=work)
        for got in work.glob("*.deb"):
            if digest(got) != sha256:
                raise say.Problem(f"The download of {package} is not what Debian's list says.")
            got.replace(target)
        shutil.rmtree(work)
        return target

    def _options(self):
        options = {
            "Dir::Etc::SourceList": self.folder / "etc" / "sources.list",
            "Dir::Etc::SourceParts": "/dev/null",
            "Dir::State": self.folder,
            "Dir::State::Lists": self.folder / "lists",
            "Dir::State::status": self.folder / "status",
            "Dir::Cache": self.folder / "cache",
            "APT::Get::List-Cleanup": "0",
            "APT::Sandbox::User": "root",
            "Acquire::Languages": "none",
            "Acquire::Retries": "3",
        }
        return [f"-o{key}={value}" for key, value in options.items()]

    def _apt(self, *words, cwd=None):
        try:
            machine.run(["apt-get", "-q", *self._options(), *words], cwd=cwd)
        except say.Problem as problem:
            raise say.Problem(
                f"apt could not {words[0]} from Debian {self.suite}.",
                f"{problem.remedy}\nIs the network there? Running the command again goes on.\n"
                + NO_APT,
            ) from problem


def digest(path):
    """Return the SHA-256 of a file."""
    with path.open("rb") as handle:
        state = hashlib.sha256()
        for block in iter(lambda: handle.read(1 << 20), b""):
            state.update(block)
    return state.hexdigest()


def _keyring():
    for path in KEYRINGS:
        if Path(path).exists():
            return path
    raise say.Problem(
        "The keys that sign Debian's archive are not on this machine.",
        "Run: sudo apt-get install debian-archive-keyring\n" + NO_APT,
    )


def _mirror():
    """Return the address of the Debian archive that the machine's apt uses.

    ``DEBIAN_MIRROR`` names one by hand: on Ubuntu and the like apt knows only other archives.
    """
    if chosen := os.environ.get("DEBIAN_MIRROR"):
        return chosen
    if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
        raise say.Problem("This is no Debian-family machine: it has no apt-get.", NO_APT)
    done = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(ORIGIN)|$(REPO_URI)|$(RELEASE)"],
        capture_output=True,
        text=True,
    )
    targets = [text.split("|") for text in done.stdout.splitlines() if text.count("|") == 2]
    for origin, address, release in targets:
        if origin == "Debian" and "security" not in release and "backports" not in release:
            return address
    return _mirror_in_sources() or _no_mirror()


def _mirror_in_sources():
    """Read the sources themselves: a fresh machine has not yet read any package list."""
    folder = Path("/etc/apt")
    files = [folder / "sources.list", *sorted((folder / "sources.list.d").glob("*"))]
    for path in files:
        if path.suffix not in (".list", ".sources") or not os.access(path, os.R_OK):
            continue
        text = re.sub(r"^\s*#.*$", "", path.read_text(errors="replace"), flags=re.MULTILINE)
        found = re.findall(r"(?:^URIs:|^deb(?: \[[^\]]*\])?)\s+(\S+)", text, re.MULTILINE)
        for address in found:
            if re.search(r"/debian/?$", address):
                return address
    return None


def _no_mirror():
    raise say.Problem(
        "The apt of this machine uses no Debian archive, and Odoo 19 comes from there.",
        "Name a Debian mirror near you: DEBIAN_MIRROR=http://... make run\n" + NO_APT,
    )
