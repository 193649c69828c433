"""Places in a text that are filled in for each reader: ``{{name}}``.

Plain Python: it knows nothing of Odoo, so that a placeholder means the same in a letter, on a
page and in a test. There are no expressions, no loops and no attributes: somebody who writes a
text can never reach more than the values that were handed over.

>>> find("Dear {{name}}, see <a href='%7B%7Blink%7D%7D'>this</a> {{ name }}")
['link', 'name']
>>> fill("<p>Dear {{name}}</p>", {"name": "Mali & Co"})
Markup('<p>Dear Mali &amp; Co</p>')
"""

import re

from markupsafe import Markup, escape

# An editor's HTML encodes braces inside links; both spellings are the same placeholder.
_PLACE = re.compile(
    r"(?:\{\{|%7B%7B)(?:\s|%20)*([a-z][a-z0-9_]*)(?:\s|%20)*(?:\}\}|%7D%7D)", re.IGNORECASE
)
_BRACES = re.compile(r"\{\{(.*?)(?:\}\}|$)", re.DOTALL)


def find(text):
    """Return the sorted names of the placeholders in ``text`` (str or None)."""
    return sorted({match[1] for match in _PLACE.finditer(text or "")})


def malformed(text):
    """Return what stands in double braces in ``text`` but is no placeholder."""
    rest = _PLACE.sub("", text or "")
    return [match[0][:40] for match in _BRACES.finditer(rest)]


def fill(text, values):
    """Return ``text`` (HTML) as Markup with every placeholder replaced.

    :param str text: trusted HTML
    :param dict values: name -> value; a value that is not Markup is escaped
    :raise KeyError: with the name of a placeholder that has no value
    """
    return Markup(_PLACE.sub(lambda match: str(escape(values[match[1]])), text or ""))


def fill_plain(text, values):
    """Return ``text`` (plain, a title) with every placeholder replaced, nothing escaped."""
    return _PLACE.sub(lambda match: _plain(values[match[1]]), text or "")


def _plain(value):
    return value.striptags() if isinstance(value, Markup) else str(value)
