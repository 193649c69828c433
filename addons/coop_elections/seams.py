"""A page that is made once, and filled in for whoever reads it.

What differs from reader to reader is left open when the page is made: a *seam* stands there, and
rows that each reader gets in another order stand between seams. The page is then cut there. What is
kept are the pieces, and nothing of any reader is in them.

>>> page = cut(f"<p id='{seam('who')}'>Hello</p>")
>>> fill(page, {"who": 'a "name"'})
"<p id='a &#34;name&#34;'>Hello</p>"

Rows begin with a seam each and end with one:

>>> items = f"{row('fruit')}<li>Apple</li>{row('fruit')}<li>Pear</li>{end('fruit')}"
>>> fill(cut(f"<ul>{items}</ul>"), {}, order=reversed)
'<ul><li>Pear</li><li>Apple</li></ul>'
"""

import re
import secrets
from dataclasses import dataclass

from markupsafe import escape

# of this process and those that it forks: no word of a page says it by chance or on purpose
_SECRET = secrets.token_hex(12)
_SEAM = re.compile(rf"seam-{_SECRET}-(value|row|end)-([a-z0-9-]+)\.")


class Broken(ValueError):
    """Rows of a page do not end where they should."""


@dataclass(frozen=True)
class Open:
    """A value that is left open."""

    name: str


@dataclass(frozen=True)
class Rows:
    """Rows whose order is left open."""

    rows: tuple


def seam(name):
    """Return what stands for a value in a page.

    :param str name: small letters, digits and hyphens
    """
    return f"seam-{_SECRET}-value-{name}."


def row(name):
    """Return what stands before each of the rows whose order is left open."""
    return f"seam-{_SECRET}-row-{name}."


def end(name):
    """Return what stands after the last of them."""
    return f"seam-{_SECRET}-end-{name}."


def cut(page):
    """Return the pieces of a page: text, `Open` and `Rows`.

    :raise Broken: where rows have no end, or a value is left open within them
    """
    first, *rest = _SEAM.split(page)
    pieces, rows = [first], None
    for kind, name, text in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        if kind == "row":
            rows = [*(rows or ()), text]
        elif kind == "end" and rows is not None:
            pieces += [Rows(tuple(rows)), text]
            rows = None
        elif kind == "value" and rows is None:
            pieces += [Open(name), text]
        else:
            raise Broken(name)
    if rows is not None:
        raise Broken(rows[0][:40])
    return tuple(pieces)


def fill(pieces, values, order=lambda rows: rows):
    """Return the page for one reader.

    :param dict values: what stands at each seam; it is escaped
    :param order: called with rows; returns them as this reader has them
    :raise KeyError: for a value that is not given
    """
    done = []
    for piece in pieces:
        if isinstance(piece, Open):
            done.append(str(escape(values[piece.name])))
        elif isinstance(piece, Rows):
            done.extend(order(piece.rows))
        else:
            done.append(piece)
    return "".join(done)
