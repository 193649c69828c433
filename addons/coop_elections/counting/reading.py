"""Ballot files of every format, read with the hash of their bytes."""

import hashlib
from pathlib import Path

from .blt import read_blt
from .csvballots import read_csv
from .errors import FileError
from .jsonballots import read_json


def read_file(path, seats=None):
    """Return the ``Ballots`` in a file: BLT, or CSV or JSON when its name ends so.

    ``seats``: for a CSV file that does not say them. Raises ``FileError``.
    """
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise FileError(f"cannot be read: {error.strerror}") from None
    return read(data, Path(path).suffix.lower(), seats)


def read(data, suffix=".blt", seats=None):
    r"""Return the ``Ballots`` in bytes of the format that ``suffix`` names (".csv", ".json").

    >>> read(b"1 1\n2 1 0\n0\nAsh\n").papers
    {(1,): 2}
    """
    sha256 = hashlib.sha256(data).hexdigest()
    if suffix == ".json":
        return read_json(data, sha256)
    if suffix == ".csv":
        return read_csv(data, sha256, seats)
    return read_blt(data, sha256)
