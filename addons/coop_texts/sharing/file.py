"""Writing and reading the file, of which nothing is believed before it was looked at."""

import hashlib
import json
import math
import re
from collections import namedtuple

FORMAT = "coop-sharing"
VERSION = 1
ABOUT = (
    "Rule book and templates of a co-op, for other co-ops to start from. It holds no people. "
    "Open it with a text editor to read it, or take it in under Co-op / Configuration."
)

MAX_BYTES = 8 * 1024 * 1024
MAX_ITEMS = 3_000
MAX_TEXT = 300_000
MAX_DEPTH = 8

_KIND = re.compile(r"[a-z][a-z0-9_.]{0,60}")
LONGEST_KEY = 120
# what no database holds or no screen shows; line ends and tabs stay
_ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

Item = namedtuple("Item", "kind key values")
Package = namedtuple("Package", "origin day licence items ignored")


class SharingError(Exception):
    """The file cannot be taken. ``code`` says why; ``facts`` are for the sentence."""

    def __init__(self, code, **facts):
        super().__init__(code)
        self.code = code
        self.facts = facts


def dump(co_op, day, licence, items):
    """Return the file as bytes, the same for the same content.

    :param str co_op: name of the co-op that shares
    :param date day: when
    :param str licence: under which others may use it
    :param items: iterable of Item, in the order in which they stand in the file
    """
    content = {
        "about": ABOUT,
        "format": FORMAT,
        "items": [item._asdict() for item in items],
        "licence": licence,
        "origin": {"co_op": co_op, "day": day.isoformat()},
        "version": VERSION,
    }
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
    return text.encode() + b"\n"


def load(content):
    """Return the Package in a file, or say why it is none.

    ``ignored`` names fields of the file that this version does not know: they may come from a
    newer one and do no harm.

    :param bytes content: from anybody
    :raise SharingError: empty, too_big, zip, unreadable, not_ours, version (number), twice (name),
        too_many (limit), too_long (limit), bad_item (number)
    """
    if not content or not content.strip():
        raise SharingError("empty")
    if len(content) > MAX_BYTES:
        raise SharingError("too_big", limit=MAX_BYTES // 1024 // 1024)
    if content.startswith((b"PK", b"\x1f\x8b", b"Rar!", b"7z")):
        raise SharingError("zip")
    raw = _parse(content)
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise SharingError("not_ours")
    version = raw.get("version")
    if not _is_number(version) or not 1 <= version <= VERSION:
        raise SharingError("version", number=str(version)[:20])
    raw = _clean(raw, 0)
    known = {"about", "format", "items", "licence", "origin", "version"}
    ignored = sorted(set(raw) - known)
    origin = raw.get("origin") if isinstance(raw.get("origin"), dict) else {}
    items = raw.get("items")
    if not isinstance(items, list):
        raise SharingError("not_ours")
    if len(items) > MAX_ITEMS:
        raise SharingError("too_many", limit=MAX_ITEMS)
    return Package(
        origin=_line(origin.get("co_op")),
        day=_line(origin.get("day")),
        licence=raw["licence"] if isinstance(raw.get("licence"), str) else "",
        items=_items(items),
        ignored=ignored,
    )


def digest(values):
    """Return a mark of values: the same for the same values, other for others."""
    text = json.dumps(values, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _parse(content):
    try:
        return json.loads(
            content.decode("utf-8-sig"), object_pairs_hook=_unique, parse_constant=_no_constant
        )
    except SharingError:
        raise
    except (ValueError, RecursionError) as error:
        raise SharingError("unreadable") from error


def _unique(pairs):
    found = {}
    for name, value in pairs:
        if name in found:
            # two readers of such a file would read two things
            raise SharingError("twice", name=name[:60])
        found[name] = value
    return found


def _no_constant(_name):
    raise SharingError("unreadable")


def _clean(value, depth):
    if depth > MAX_DEPTH:
        raise SharingError("unreadable")
    if isinstance(value, str):
        if len(value) > MAX_TEXT:
            raise SharingError("too_long", limit=MAX_TEXT)
        return _ODD.sub("", value)
    if isinstance(value, dict):
        return {_ODD.sub("", name): _clean(part, depth + 1) for name, part in value.items()}
    if isinstance(value, list):
        return [_clean(part, depth + 1) for part in value]
    if isinstance(value, float) and not math.isfinite(value):
        raise SharingError("unreadable")
    return value


def _items(raw):
    items, seen = [], set()
    for number, part in enumerate(raw, start=1):
        kind, key, values = (
            (part.get("kind"), part.get("key"), part.get("values"))
            if isinstance(part, dict)
            else (None, None, None)
        )
        if not (
            isinstance(kind, str)
            and _KIND.fullmatch(kind)
            and isinstance(key, str)
            and 0 < len(key.strip()) <= LONGEST_KEY
            and isinstance(values, dict)
        ):
            raise SharingError("bad_item", number=number)
        if (kind, key) in seen:
            raise SharingError("twice", name=f"{kind} {key}")
        seen.add((kind, key))
        items.append(Item(kind, key, values))
    return items


def _is_number(value):
    return isinstance(value, int) and not isinstance(value, bool)


def _line(value):
    """One short line of text, or nothing."""
    return " ".join(value.split())[:120] if isinstance(value, str) else ""
