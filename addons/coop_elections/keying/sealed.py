"""What is kept of a keyed paper until the opening: sealed with a secret that no database holds.

Each is as long as every other of its contest, so that how long it is tells nothing.
"""

import hashlib
import hmac
import json
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12
#: room for the frame of what is kept, and for each candidate
ROOM, EACH = 160, 16


class Unreadable(ValueError):
    """It was sealed with another secret, or for another place, or was changed."""


def seal_kept(secret, place, value, candidates):
    """Return a value sealed for its place.

    :param bytes secret: kept outside the database
    :param str place: where it is kept; it opens nowhere else
    :param value: what JSON can hold
    :param int candidates: how many the contest has
    :raise ValueError: where it is longer than anything on a paper can be

    >>> kept = seal_kept(b"s" * 32, "1:1", {"typed": "2 1"}, 3)
    >>> open_kept(b"s" * 32, "1:1", kept)
    {'typed': '2 1'}
    >>> len(kept) == len(seal_kept(b"s" * 32, "1:2", {"typed": ""}, 3))
    True
    """
    length = ROOM + EACH * candidates
    data = json.dumps(value, separators=(",", ":"), ensure_ascii=True).encode()
    if len(data) > length:
        raise ValueError("too long for a paper")
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(_key(secret)).encrypt(nonce, data.ljust(length), place.encode())


def open_kept(secret, place, kept):
    """Return the value that was sealed for a place; raise ``Unreadable``."""
    try:
        data = AESGCM(_key(secret)).decrypt(kept[:NONCE], kept[NONCE:], place.encode())
    except (InvalidTag, ValueError):
        raise Unreadable("not sealed with this secret for this place") from None
    return json.loads(data)


def _key(secret):
    return hmac.new(secret, b"coop-election-papers", hashlib.sha256).digest()
