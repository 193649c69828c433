"""Comparing two openings: their hashes, and where they differ."""

import re
from pathlib import Path

from .canonical import parse, sha256
from .errors import FileError
from .manifest import ID
from .outcome import NAME


class Opened:
    """An opening as it was kept: a folder, an ``opening.json``, or a hash alone.

    ``hash`` is that of ``opening.json``; ``value`` its content, or None. A folder's other files are
    checked against it. Raises ``FileError``.
    """

    def __init__(self, words):
        text = re.sub(r"\s", "", words).lower()
        if re.fullmatch("[0-9a-f]{64}", text):
            self.hash, self.value = text, None
            return
        path = Path(words)
        folder = path if path.is_dir() else None
        try:
            data = (path / NAME if folder else path).read_bytes()
        except OSError as error:
            raise FileError(f"{words}: cannot be read: {error.strerror}") from None
        self.hash, self.value = sha256(data), parse(data)
        if not _is_opening(self.value):
            raise FileError(f"{words}: this is no {NAME}")
        if folder:
            self._check(folder)

    def _check(self, folder):
        for contest in self.value["contests"]:
            for kind in ("blt", "json"):
                path = folder / f"{contest['id']}.{kind}"
                try:
                    data = path.read_bytes()
                except OSError as error:
                    raise FileError(f"{path}: cannot be read: {error.strerror}") from None
                if sha256(data) != contest[f"{kind}_sha256"]:
                    raise FileError(f"{path}: this is not the file that {NAME} tells of")


def _is_opening(value):
    contests = value.get("contests") if isinstance(value, dict) else None
    return isinstance(contests, list) and all(
        isinstance(each, dict)
        and isinstance(each.get("id"), str)
        and ID.fullmatch(each["id"])
        and {"blt_sha256", "json_sha256"} <= set(each)
        for each in contests
    )


def differences(one, other):
    """Return what two ``Opened`` say differently, as sentences; none when they are the same.

    >>> differences(Opened("0" * 64), Opened("0" * 64))
    []
    >>> differences(Opened("0" * 64), Opened("1" * 64))
    ['the hashes are not the same']
    """
    if one.hash == other.hash:
        return []
    told = ["the hashes are not the same"]
    if one.value is None or other.value is None:
        return told
    for name in sorted({*one.value, *other.value} - {"contests"}):
        if one.value.get(name) != other.value.get(name):
            told.append(f"{name} is not the same")
    contests = [{each["id"]: each for each in opened.value["contests"]} for opened in (one, other)]
    for contest in sorted({*contests[0], *contests[1]}):
        if contests[0].get(contest) != contests[1].get(contest):
            told.append(f"contest {contest} is not the same")
    return told
