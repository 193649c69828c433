"""The secret beside the database with which voting codes are hashed.

Codes are random, so a fast hash is enough; but whoever has a copy of the database alone shall not
even be able to try codes out. The secret is the environment variable ``COOP_ELECTION_PEPPER``, or
else a file in Odoo's data folder, made when it is first needed. Backups of a database hold neither.
"""

import hashlib
import hmac
import os
import secrets
from contextlib import suppress
from pathlib import Path

from odoo.tools import config

VARIABLE = "COOP_ELECTION_PEPPER"
FILE = "coop_election_pepper"
#: fewer signs are no secret
SHORTEST = 32


class NoPepper(Exception):
    """There is no secret, or one that is too short; the message says what to do."""


def _path():
    return Path(config["data_dir"]) / FILE


def read(make=False):
    """Return the secret as bytes.

    :param bool make: whether to make one where there is none
    :raise NoPepper: where there is none, or it is too short
    """
    given = os.environ.get(VARIABLE)
    if given is None:
        if make:
            _make()
        try:
            given = _path().read_text().strip()
        except OSError as error:
            raise NoPepper(f"{_path()}: {error.strerror}") from None
    if len(given) < SHORTEST:
        raise NoPepper(f"{VARIABLE}: shorter than {SHORTEST} signs")
    return given.encode()


def is_to_be_made():
    """Return whether there is none yet because none was needed so far."""
    return os.environ.get(VARIABLE) is None and not _path().exists()


def _make():
    """Make the file, once, whoever else makes it at the same time."""
    path = _path()
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{FILE}.{secrets.token_hex(8)}")
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_hex(32))
            file.flush()
            os.fsync(file.fileno())
        # a link is refused where the file is there already; a rename would write over it
        with suppress(FileExistsError):
            os.link(new, path)
    finally:
        os.unlink(new)


def digest(secret, scope, text):
    """Return what is kept of a text: an HMAC-SHA256 with the secret, as 64 hexadecimal digits.

    :param str scope: what it is for, so that no digest of one use does for another
    """
    return hmac.new(secret, f"{scope}:{text}".encode(), hashlib.sha256).hexdigest()
