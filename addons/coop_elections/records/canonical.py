"""One text for one meaning, so that its fingerprint can be made again by anybody."""

import hashlib
import json


def canonical(value):
    """Return a value as JSON with sorted keys, no spaces and no escapes but those JSON asks for.

    :param value: made of dicts with keys of text, lists, text, whole numbers, booleans and None
    :raise TypeError: for anything else; numbers with a fraction can be written in many ways

    >>> canonical({"seats": 2, "name": "Derwen", "areas": ["Môn"]})
    '{"areas":["Môn"],"name":"Derwen","seats":2}'
    """
    _check(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _check(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise TypeError(f"a key has to be text, not {key!r}")
            _check(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _check(inner)
    elif value is not None and not isinstance(value, str | int):
        raise TypeError(f"this has no one way to be written: {value!r}")


def fingerprint(text):
    """Return the SHA-256 of a text in UTF-8, as 64 hexadecimal digits.

    >>> fingerprint("Derwen")[:16]
    'cccdb37dc08af8c3'
    """
    return hashlib.sha256(text.encode()).hexdigest()
