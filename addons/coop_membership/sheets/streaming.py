"""A worksheet that takes whole rows of text and days, quickly, in the order in which they stand."""

import re
from datetime import date

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

LONGEST = 32_767  # characters in a cell
DAY_NOUGHT = date(1899, 12, 30).toordinal()  # spreadsheets count days from here
COLUMNS = tuple(xl_col_to_name(column) for column in range(64))
# What xlsxwriter has to escape, or to mark so that blanks are kept: hardly any name has it.
SPECIAL = re.compile(r"[&<>\x00-\x1f\ufffe\uffff]|_x|^\s|\s$")


class RowSheet(Worksheet):
    """A worksheet of a workbook in constant memory, with `put_row` beside the usual methods.

    xlsxwriter looks at every cell several times, as it must for what may come; a register has a
    million rows of plain text. A row goes to the file that xlsxwriter keeps for the sheet's rows
    as xlsxwriter would write it. Rows written in the usual way come before those put here.
    """

    def put_row(self, row, texts, days, day_format):
        """Write a row of texts, then days; an empty cell is left out.

        Texts go in as texts, so that nobody's name is taken for a formula.
        :raise ValueError: a text is longer than a cell, or the sheet is full
        """
        if self.previous_row < row:
            self._write_single_row(row)  # what was written in the usual way goes first
        if self._check_dimensions(row, len(texts) + len(days) - 1):
            raise ValueError(f"row {row} is beyond the end of the sheet")
        place = row + 1
        cells = [f'<row r="{place}">']
        for column, text in enumerate(texts):
            if text:
                if len(text) > LONGEST:
                    raise ValueError(f"a cell of row {row} is too long: {text[:40]}")
                kept = ""
                if SPECIAL.search(text):
                    kept = ' xml:space="preserve"'
                    text = self._escape_data(self._escape_control_characters(text))
                cells.append(
                    f'<c r="{COLUMNS[column]}{place}" t="inlineStr">'
                    f"<is><t{kept}>{text}</t></is></c>"
                )
        style = day_format._get_xf_index()
        for column, day in enumerate(days, start=len(texts)):
            if day:
                serial = day.toordinal() - DAY_NOUGHT
                cells.append(f'<c r="{COLUMNS[column]}{place}" s="{style}"><v>{serial}</v></c>')
        cells.append("</row>")
        self.fh.write("".join(cells))
