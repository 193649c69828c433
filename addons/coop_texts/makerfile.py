"""The file that goes to who makes Welsh or Easy Read, and comes back: a spreadsheet, row by row.

Plain Python: it knows nothing of Odoo. A row is a piece of the source; the maker writes beside it.
In Easy Read rows may be added, left out and given a picture by its name.

>>> rows = to_rows("<h2>Voting</h2><p>See <a href='{{link}}'>this</a>.</p><ul><li>a</li></ul>")
>>> [(row.kind, row.words) for row in rows]
[('heading', 'Voting'), ('words', 'See [this]({{link}}).'), ('item', 'a')]
>>> print(to_body(rows))
<h2>Voting</h2>
<p>See <a href="{{link}}">this</a>.</p>
<ul><li>a</li></ul>
>>> read(write(rows, {"task": "7"}))[0]
{'task': '7'}
"""

import io
import itertools
import zipfile
from dataclasses import dataclass

import openpyxl
from lxml import html
from markupsafe import Markup
from openpyxl.styles import Alignment, Font, Protection

from . import easyblocks

MAX_BYTES = 2_000_000
MAX_UNPACKED = 30_000_000
MAX_ROWS = 2000
KINDS = ("words", "heading", "item", "place")
HEADER = ("Row", "Kind", "Source", "Your words", "Picture")
_TAGS = {"p": "words", "li": "item", "div": "place", "blockquote": "words"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


class NotAFile(Exception):
    """What was given is no such file."""


@dataclass
class Row:
    """A piece of a text; ``number`` is empty for a row that the maker added."""

    number: int | None
    kind: str
    source: str
    words: str = ""
    picture: str = ""


def to_rows(body):
    """Return the rows of a text, with its words as the maker's own until they write others."""
    rows = []
    for element in html.fragment_fromstring(str(body or ""), create_parent="section").iter():
        if not isinstance(element.tag, str) or element.tag == "section":
            continue
        kind = "heading" if element.tag in _HEADINGS else _TAGS.get(element.tag)
        nested = any(
            child.tag in _TAGS or child.tag in _HEADINGS for child in element.iterdescendants()
        )
        if not kind or nested:
            continue
        words = _words(element)
        if words:
            rows.append(Row(len(rows) + 1, kind, words, words))
    return rows


def _words(element):
    """Return the words of an element, its links as ``[words](address)``."""
    words = element.text or ""
    for child in element:
        if child.tag == "br":
            words += "\n"
        elif child.tag == "a" and child.get("href"):
            address = child.get("href").replace("%7B", "{").replace("%7D", "}")
            words += f"[{child.text_content()}]({address})"
        else:
            words += _words(child)
        words += child.tail or ""
    return "\n".join(" ".join(line.split()) for line in words.strip().split("\n"))


def to_body(rows):
    """Return the HTML of rows; items that follow each other are one list."""
    parts = []
    for is_list, group in itertools.groupby(rows, lambda row: row.kind == "item"):
        if is_list:
            items = [easyblocks.to_html([("words", "", row.words)]) for row in group]
            items = [Markup("<li>%s</li>") % Markup(item[3:-4]) for item in items]
            parts.append(Markup("<ul>%s</ul>") % Markup("").join(items))
        else:
            parts.append(easyblocks.to_html([(row.kind, "", row.words) for row in group]))
    return Markup("\n").join(parts)


def write(rows, about, help_text=""):
    """Return the bytes of the spreadsheet.

    :param dict about: what says which task it is; comes back unchanged
    :param str help_text: what to do, for the maker
    """
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Text"
    for name, value in about.items():
        sheet.append(["#", name, str(value)])
    sheet.append(["#", "help", help_text])
    sheet.append(HEADER)
    for cell in sheet[sheet.max_row]:
        cell.font = Font(bold=True)
    for row in rows:
        sheet.append([row.number, row.kind, row.source, row.words, row.picture])
        for cell in sheet[sheet.max_row]:
            # text, whatever it begins with: no formula comes out of somebody's words
            if isinstance(cell.value, str):
                cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.protection = Protection(locked=cell.column < 4)
    for column, width in zip("ABCDE", (6, 10, 60, 60, 24), strict=True):
        sheet.column_dimensions[column].width = width
    with io.BytesIO() as file:
        book.save(file)
        return file.getvalue()


def read(raw):
    """Return ``(about, rows)`` of a spreadsheet that came back.

    :param bytes raw: the file
    :raise NotAFile: when it is none of ours, or too large
    """
    if len(raw) > MAX_BYTES:
        raise NotAFile("too large")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > MAX_UNPACKED:
                raise NotAFile("too large")
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        lines = list(itertools.islice(book.worksheets[0].iter_rows(values_only=True), MAX_ROWS))
    except NotAFile:
        raise
    except Exception as error:  # whatever a broken file makes the library say
        raise NotAFile("unreadable") from error
    about, rows, begun = {}, [], False
    for line in lines:
        cells = [*line[:5], *[None] * (5 - len(line))]
        if not begun:
            begun = cells[:2] == list(HEADER[:2])
            if cells[0] == "#" and cells[1] != "help":
                about[str(cells[1])] = _text(cells[2])
        elif any(cell not in (None, "") for cell in cells):
            number = cells[0] if isinstance(cells[0], int) else None
            rows.append(Row(number, _text(cells[1]).lower(), *map(_text, cells[2:])))
    if not begun:
        raise NotAFile("no rows")
    return about, rows


def _text(value):
    text = "" if value is None else str(value)
    return "\n".join(" ".join(line.split()) for line in text.strip().split("\n"))
