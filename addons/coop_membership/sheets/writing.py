"""The register of members as a workbook of any size, in memory that does not grow with it."""

from collections import namedtuple
from datetime import datetime

import xlsxwriter

from .streaming import RowSheet

# Excel ends at row 1,048,576, and xlsxwriter drops what lies beyond without a word.
ROWS_A_SHEET = 1_000_000
# Fixed, so that the same register gives the same bytes: xlsxwriter would write the present hour.
CREATED = datetime(1980, 1, 1)

Words = namedtuple(
    "Words",
    "title summary register index earlier register_heads index_heads earlier_heads "
    "rows_total members_total",
)
Totals = namedtuple("Totals", "rows members earlier")


class Sheets:
    """Sheets of one kind, a new one each time the last is full."""

    def __init__(self, book, name, heads, widths, formats, rows_a_sheet):
        self.book, self.name, self.heads, self.widths = book, name, heads, widths
        self.head_format, self.date_format = formats
        self.rows_a_sheet = rows_a_sheet
        self.sheet, self.row, self.count, self.written = None, 0, 0, 0

    def _begin(self):
        self.count += 1
        name = self.name if self.count == 1 else f"{self.name} {self.count}"
        self.sheet = self.book.add_worksheet(name[:31], RowSheet)
        for column, width in enumerate(self.widths):
            self.sheet.set_column(column, column, width)
        for column, head in enumerate(self.heads):
            self.sheet.write_string(0, column, head, self.head_format)
        self.sheet.freeze_panes(1, 0)
        self.sheet.repeat_rows(0)
        self.row = 0

    def put(self, texts, dates=()):
        """Write a row, texts first, then days; on a new sheet when the last is full."""
        if self.sheet is None or self.row >= self.rows_a_sheet:
            self._begin()
        self.row += 1
        self.written += 1
        self.sheet.put_row(self.row, texts, dates, self.date_format)


def write_register(
    path, lines, notes, names, facts, words, expected, rows_a_sheet=ROWS_A_SHEET, *, extra=()
):
    """Write the register of members to `path`.

    :param lines: iterable of RegisterLine; None for the index of names alone
    :param notes: function of a line; gives a list of (texts, days): what the register said before
    :param names: iterable of (name, number) in the order of the index; None for no index
    :param facts: list of (label, text) for the summary: the co-op, as at, as known at ...
    :param words: `Words` in the language of the workbook
    :param expected: (lines, of them members) as counted by the database
    :param extra: further sheets: (name, heads, widths, rows), each row (texts, days)
    :return: `Totals`
    :raise ValueError: what was written is not what was counted, or a cell does not fit
    """
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        book.set_properties({"title": words.title, "created": CREATED})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        formats = head, book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        summary = book.add_worksheet(words.summary)
        register = Sheets(
            book, words.register, words.register_heads, (10, 28, 48, 14, 12, 12), formats,
            rows_a_sheet,
        )  # fmt: skip
        earlier = Sheets(
            book, words.earlier, words.earlier_heads, (10, 18, 48, 16, 12, 12, 12), formats,
            rows_a_sheet,
        )  # fmt: skip
        members = 0
        for line in lines or ():
            members += line.ceased is None
            register.put(
                (line.number, line.name, line.service_address, line.class_label),
                (line.entered, line.ceased),
            )
            for texts, days in notes(line):
                earlier.put(texts, days)
        if lines is not None and (register.written, members) != tuple(expected):
            raise ValueError(f"{register.written} lines written, {expected[0]} counted")
        if names is not None:
            index = Sheets(book, words.index, words.index_heads, (36, 10), formats, rows_a_sheet)
            for name, number in names:
                index.put((name, number))
            if index.written != expected[0]:
                raise ValueError(f"{index.written} names written, {expected[0]} lines")
        for title, heads, widths, rows in extra:
            sheets = Sheets(book, title, heads, widths, formats, rows_a_sheet)
            for texts, days in rows:
                sheets.put(texts, days)
        facts = [
            *facts,
            (words.rows_total, str(expected[0])),
            (words.members_total, str(expected[1])),
        ]
        summary.set_column(0, 0, 36)
        summary.set_column(1, 1, 60)
        summary.write_string(0, 0, words.title, head)
        for row, (label, text) in enumerate(facts, start=2):
            summary.write_string(row, 0, label)
            summary.write_string(row, 1, text)
    return Totals(register.written, members, earlier.written)
