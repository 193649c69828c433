"""A small table as a workbook: what it is about, a head, rows of texts and numbers."""

import io

import xlsxwriter

from .writing import CREATED


def write_table(title, facts, heads, rows):
    """Return the bytes of a workbook with one sheet.

    :param str title: name of the workbook and, cut to what a sheet's name may hold, of the sheet
    :param facts: list of (label, text) that stand above the table
    :param heads: list of texts
    :param rows: list of rows; an int or float is written as a number, all else as text, so that
        nobody's name is taken for a formula
    """
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"title": title, "created": CREATED})
        bold = book.add_format({"bold": True})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        sheet = book.add_worksheet("".join(c for c in title if c not in "[]:*?/\\")[:31])
        sheet.set_column(0, 0, 40)
        sheet.set_column(1, max(len(heads) - 1, 1), 16)
        sheet.write_string(0, 0, title, bold)
        for row, (label, text) in enumerate(facts, start=1):
            sheet.write_string(row, 0, label)
            sheet.write_string(row, 1, text)
        top = len(facts) + 2
        for column, text in enumerate(heads):
            sheet.write_string(top, column, text, head)
        for row, cells in enumerate(rows, start=top + 1):
            for column, cell in enumerate(cells):
                if isinstance(cell, (int, float)) and not isinstance(cell, bool):
                    sheet.write_number(row, column, cell)
                elif cell:
                    sheet.write_string(row, column, str(cell))
    return buffer.getvalue()
