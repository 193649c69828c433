"""The manifest: what an election is, frozen before the first vote.

A file in canonical JSON; its SHA-256 is what ``sha256sum MANIFEST.json`` prints, and stands on the
notice, on every ballot and on the count sheet::

    {"contests":[{"candidates":["Ash","Birch"],"id":"north","most":2,"rule":"scottish",
    "seats":1,"title":"North"}],"key":"BD...","title":"Council 2027","version":1}

(on one line). ``key`` is the scrutineers' public key, ``most`` how many candidates a ballot can
name. More may stand beside: dates, the hash of the roll, the notice. All of it is in the hash, and
so in every sealed ballot.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from .canonical import is_plain, parse, sha256, to_bytes
from .errors import FileError
from .sealing import PUBLIC, SealingError, public_key

VERSION = 1
ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
RULES = ("scottish", "av", "fptp", "plurality", "ers97", "meek", "approval", "nhs")
MARKS = ("fptp", "plurality", "approval")
MOST = 65_535


@dataclass(frozen=True)
class Contest:
    """One contest: ``id``, ``title``, ``candidates`` (names), ``seats``, ``rule``, ``most``."""

    id: str
    title: str
    candidates: tuple
    seats: int
    rule: str
    most: int

    @property
    def has_marks(self):
        """Whether its ballots bear marks without an order."""
        return self.rule in MARKS


@dataclass(frozen=True)
class Manifest:
    """An election: ``sha256`` of the file, ``key`` (public, 65 bytes), ``title``, ``contests``.

    ``contests`` is {id: ``Contest``} in the order of the file.
    """

    sha256: str
    key: bytes
    title: str
    contests: dict

    def info(self, contest):
        """Return what every ballot of a contest is sealed for: the manifest and the contest."""
        return INFO + bytes.fromhex(self.sha256) + contest.encode()


INFO = b"coop-envelope-1\x00"


def read_manifest(path):
    """Return the ``Manifest`` of a file; raise ``FileError``."""
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise FileError(f"cannot be read: {error.strerror}") from None
    return manifest(data)


def manifest(data):
    """Return the ``Manifest`` that bytes are; raise ``FileError``."""
    value = parse(data)
    if not isinstance(value, dict) or value.get("version") != VERSION:
        raise FileError(f"this is no manifest of version {VERSION}")
    if not is_plain(value.get("title")):
        raise FileError("title is the name of the election, without strange characters")
    key = _key(value.get("key"))
    contests = value.get("contests")
    if not isinstance(contests, list) or not contests:
        raise FileError("contests is a list of at least one contest")
    read = [_contest(each, place) for place, each in enumerate(contests, 1)]
    if len({contest.id for contest in read}) != len(read):
        raise FileError("two contests have the same id")
    return Manifest(sha256(data), key, value["title"], {contest.id: contest for contest in read})


def _key(text):
    try:
        key = to_bytes(text)
        public_key(key)
    except (ValueError, SealingError):
        raise FileError(f"key is not a public key ({PUBLIC} bytes, P-256)") from None
    return key


def _contest(value, place):
    names = ("id", "title", "candidates", "seats", "rule", "most")
    if not isinstance(value, dict) or any(name not in value for name in names):
        raise FileError(f"contest {place}: it must say {', '.join(names)}")
    identity, title, candidates, seats, rule, most = (value[name] for name in names)
    if wrong := _wrong_names(title, candidates) or _wrong_rest(value):
        raise FileError(f"contest {place}: {wrong}")
    return Contest(identity, title, tuple(candidates), seats, rule, most)


def _wrong_names(title, candidates):
    """Return what is wrong with the title and the candidates of a contest, or ""."""
    if not is_plain(title):
        return "title is text without strange characters"
    if not isinstance(candidates, list) or not 1 <= len(candidates) <= MOST:
        return "candidates is the list of their names"
    if not all(map(is_plain, candidates)):
        return "a candidate's name is empty or has strange characters"
    if len(set(candidates)) != len(candidates):
        return "two candidates have the same name"
    return ""


def _wrong_rest(value):
    """Return what is wrong with the id and the rule of a contest, or ""."""
    if not isinstance(value["id"], str) or not ID.fullmatch(value["id"]):
        return "id is 1 to 40 of a to z, 0 to 9 and -"
    if type(value["seats"]) is not int or not 1 <= value["seats"] <= MOST:
        return "seats is a number from 1"
    if value["rule"] not in RULES:
        return f"rule is one of {', '.join(RULES)}"
    if type(value["most"]) is not int or not 1 <= value["most"] <= len(value["candidates"]):
        return "most is a number from 1 to the number of candidates"
    return ""
