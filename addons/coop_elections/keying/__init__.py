"""Papers that are keyed after the close: what somebody typed, and how it is kept until the opening.

    >>> read_typed("2 1", candidates=3, has_marks=False)
    (2, 1)
    >>> kept = seal_kept(b"s" * 32, "1:1", {"typed": "2 1"}, 3)
    >>> open_kept(b"s" * 32, "1:1", kept)
    {'typed': '2 1'}

Plain Python, with AES-GCM by ``cryptography``: nothing here knows of Odoo or of a database.
"""

from .sealed import Unreadable, open_kept, seal_kept
from .typed import Mistyped, read_typed

__all__ = ["Mistyped", "Unreadable", "open_kept", "read_typed", "seal_kept"]
