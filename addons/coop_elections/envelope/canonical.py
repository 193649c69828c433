"""One value, one row of bytes: JSON as RFC 8785 writes it, and bytes as text.

Only whole numbers up to 2^53 - 1, text, lists and objects with names in printable ASCII, so that
every language's own JSON writes the same when names are sorted. A file in this form has nothing
that could be read in two ways: ``parse`` refuses whatever it would itself write otherwise.
"""

import base64
import hashlib
import json
import re

from .errors import FileError

LARGEST = 2**53 - 1
SHA256 = re.compile(r"[0-9a-f]{64}")
# Control characters, halves of characters, marks that turn the direction of what follows, and white
# space at an end: a name or title with them could show what is not there.
HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028-\u202e\u2066-\u2069]"
    "|^[ \xa0\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff]"
    "|[ \xa0\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff]$"
)


def canonical(value):
    r"""Return a value as canonical JSON, bytes without a line end.

    Raises ``FileError`` for what canonical files do not hold.

    >>> canonical({"seats": 2, "names": ["Siân", 'a "b"']})
    b'{"names":["Si\xc3\xa2n","a \\"b\\""],"seats":2}'
    >>> try:
    ...     canonical([0.5])
    ... except FileError as error:
    ...     print(error)
    only whole numbers, text, lists and objects can stand here
    """
    _look(value)
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise FileError("there is half a character in a text") from None


def _look(value):
    kind = type(value)
    if kind is str:
        return
    if kind is int:
        if not -LARGEST <= value <= LARGEST:
            raise FileError(f"the number {value} is too large")
    elif kind is dict:
        for name, inner in value.items():
            if not (type(name) is str and name.isascii() and name.isprintable() and name):
                raise FileError(f"the name {name!a} is not plain ASCII text")
            if type(inner) is not str:
                _look(inner)
    elif kind is list:
        for inner in value:
            _look(inner)
    else:
        raise FileError("only whole numbers, text, lists and objects can stand here")


def parse(data, line=None):
    """Return the value of canonical JSON given as bytes; raise ``FileError`` for any other bytes.

    >>> parse(b'{"a":[1,"b"]}')
    {'a': [1, 'b']}
    >>> try:
    ...     parse(b'{"a": 1}')
    ... except FileError as error:
    ...     print(error)
    this is not in the one form that it must have (canonical JSON, RFC 8785)
    """
    try:
        value = json.loads(data.decode())
        written = canonical(value)
    except UnicodeDecodeError:
        raise FileError("this is not UTF-8 text", line) from None
    except json.JSONDecodeError as error:
        raise FileError(f"this is not JSON: {error.msg}", line) from None
    except FileError as error:
        raise FileError(error.reason, line) from None
    except (RecursionError, ValueError):
        raise FileError("this is not JSON that makes sense here", line) from None
    if written != data:
        raise FileError(
            "this is not in the one form that it must have (canonical JSON, RFC 8785)", line
        )
    return value


def fields(value, names, line=None):
    """Return the values of exactly these names of an object; raise ``FileError`` when it differs.

    >>> fields({"b": 1, "a": 2}, ("a", "b"))
    [2, 1]
    """
    if not isinstance(value, dict) or sorted(value) != sorted(names):
        raise FileError(f"this must be an object with {', '.join(names)} and nothing else", line)
    return [value[name] for name in names]


def is_count(value):
    """Return whether a value is a whole number from 0.

    >>> is_count(3), is_count(-1), is_count("3"), is_count(True)
    (True, False, False, False)
    """
    return type(value) is int and value >= 0


def is_sha256(value):
    """Return whether a value is the text of a SHA-256.

    >>> is_sha256("0" * 64), is_sha256("0" * 63), is_sha256(0)
    (True, False, False)
    """
    return isinstance(value, str) and bool(SHA256.fullmatch(value))


def is_plain(value):
    r"""Return whether a value is text that can stand on a sheet as it is, and is not empty.

    >>> is_plain("Siân O'Neil"), is_plain(""), is_plain(" Ash"), is_plain("A\u202eB")
    (True, False, False, False)
    """
    return isinstance(value, str) and bool(value) and not HIDDEN.search(value)


def sha256(data):
    """Return the SHA-256 of bytes, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def to_text(data):
    """Return bytes as text: base64 for addresses (RFC 4648 section 5) without padding.

    >>> to_text(bytes([251, 255]))
    '-_8'
    """
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def to_bytes(text):
    """Return the bytes of such a text; raise ``ValueError`` when they would be written otherwise.

    >>> to_bytes("-_8") == bytes([251, 255])
    True
    """
    if not isinstance(text, str) or not text.isascii():
        raise ValueError("this is not text of bytes")
    data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    if to_text(data) != text:
        raise ValueError("this is not text of bytes in its one form")
    return data


def in_groups(text):
    """Return a hash in groups of eight, to be read aloud.

    >>> in_groups("0123456789abcdef")
    '01234567 89abcdef'
    """
    return " ".join(text[at : at + 8] for at in range(0, len(text), 8))
