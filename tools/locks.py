"""File locks, so that two commands or two clones do not build the same thing at once."""

import fcntl
from contextlib import contextmanager

from . import say


@contextmanager
def exclusive(path, what):
    """Hold the lock at ``path``; the kernel frees it however the process ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say.line(f"    waiting: another command is busy with {what}")
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


@contextmanager
def shared(path, alone):
    """Hold a shared lock; when it ends and nobody else holds one, call ``alone()`` under it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as handle:
        fcntl.flock(handle, fcntl.LOCK_SH)
        try:
            yield
        finally:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                pass
            else:
                alone()
