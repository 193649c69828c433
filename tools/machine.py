"""The machine: running its programs, and installing system packages where that is allowed."""

import contextlib
import ctypes
import os
import re
import shutil
import signal
import subprocess

from . import say

CANDIDATE = re.compile(r"^ *Candidate: (?!\(none\))", re.MULTILINE)


def run(command, log=None, **kwargs):
    """Run a command quietly; on failure raise a Problem with the end of what it said.

    :param log: file to append the output to; without it the output is kept in memory
    :return: the output as text (empty when ``log`` is given)
    """
    command = [str(part) for part in command]
    kwargs.setdefault("preexec_fn", die_with_parent)
    if log:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a") as handle:
            done = subprocess.run(command, stdout=handle, stderr=subprocess.STDOUT, **kwargs)
        output = "" if not done.returncode else log.read_text(errors="replace")
    else:
        done = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **kwargs
        )
        output = done.stdout
    if done.returncode:
        tail = "\n".join(text[:300] for text in output.strip().splitlines()[-12:])
        raise say.Problem(f"This command failed ({done.returncode}): {' '.join(command)}", tail)
    return output if not log else ""


def die_with_parent():
    """Have the kernel end this process when its parent ends, however that ends."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def is_root():
    """Tell whether system packages can be installed without asking anybody."""
    return os.geteuid() == 0


def apt_install(packages, why):
    """Install Debian packages when root; otherwise name the command that does it."""
    command = f"sudo apt-get update && sudo apt-get install -y {' '.join(packages)}"
    if not is_root() or not shutil.which("apt-get"):
        raise say.Problem(f"{why} needs system packages: {', '.join(packages)}.", f"Run: {command}")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with say.step(f"system packages: {' '.join(packages)}"):
        run(["apt-get", "update", "-q"], env=env)
        run(["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages], env=env)


def apt_offers(package):
    """Tell whether a Debian package can be installed without asking anybody.

    What apt knows is renewed only on a machine that is thrown away afterwards.
    """
    if not is_root() or not shutil.which("apt-get"):
        return False
    with contextlib.suppress(say.Problem):
        if os.environ.get("CI"):
            run(["apt-get", "update", "-q"])
        return bool(CANDIDATE.search(run(["apt-cache", "policy", package])))
    return False
