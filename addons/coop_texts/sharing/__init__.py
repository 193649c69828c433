"""The file in which co-ops share their rule book and templates.

Plain Python: it knows nothing of Odoo. One JSON file, readable by people, with the same bytes for
the same content::

    {
      "about": "…",
      "format": "coop-sharing",
      "items": [{"key": "…", "kind": "…", "values": {…}}, …],
      "licence": "…",
      "origin": {"co_op": "…", "day": "2018-05-10"},
      "version": 1
    }

There is no archive in it that could unpack to more than it says, and no path.
"""

from .file import MAX_BYTES, MAX_TEXT, VERSION, Item, Package, SharingError, digest, dump, load
from .wording import Hider, clean_html, without_foreign_pictures
