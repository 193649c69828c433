"""Tables out of files that people send: workbooks and CSV of any make."""

import csv
import io
import unicodedata
import zipfile
from datetime import date, datetime, time

import openpyxl

MAX_BYTES = 64 * 1024 * 1024
MAX_UNPACKED = 1024 * 1024 * 1024  # a small file can unpack to more than the machine holds
MAX_ROWS = 200_000
MAX_COLUMNS = 60
MAX_CELL = 2_000


class TableError(Exception):
    """The file as a whole cannot be read. `code` says why; `facts` are for the sentence."""

    def __init__(self, code, **facts):
        super().__init__(code)
        self.code = code
        self.facts = facts


def read_table(content, max_rows=MAX_ROWS):
    """Read the first sheet of a workbook, or a CSV file: the kind is found by looking at it.

    :param bytes content: the file
    :return: generator of (row number as people see it, list of cells). A cell is text (trimmed,
        "" for nothing), `date`, or an `OddCell` for what cannot be taken as either. The first
        row that is not empty comes first; empty rows after it are left out.
    :raise TableError: empty, too_big, unreadable, no_sheet, wrong_kind,
        too_many_rows, too_many_columns
    """
    if not content or not content.strip():
        raise TableError("empty")
    if len(content) > MAX_BYTES:
        raise TableError("too_big", limit=MAX_BYTES // 1024 // 1024)
    if content.startswith(b"PK"):
        rows = _read_xlsx(content)
    elif content.startswith((b"\xd0\xcf\x11\xe0", b"%PDF")):
        raise TableError("wrong_kind")
    else:
        rows = _read_csv(content)
    return _checked(rows, max_rows)


class OddCell(str):
    """A cell that cannot be taken as it is; `odd` says why: too_long, error."""

    def __new__(cls, text, odd):
        cell = super().__new__(cls, text)
        cell.odd = odd
        return cell


def _checked(rows, max_rows):
    count = 0
    for number, cells in rows:
        cells = [_cell(value) for value in cells]
        while cells and cells[-1] == "":
            cells.pop()
        if not cells:
            continue
        if len(cells) > MAX_COLUMNS:
            raise TableError("too_many_columns", limit=MAX_COLUMNS)
        count += 1
        if count > max_rows + 1:
            raise TableError("too_many_rows", limit=max_rows)
        yield number, cells
    if not count:
        raise TableError("empty")


def _cell(value):
    """One cell as text or date."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        value = str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, time):
        value = value.isoformat()
    text = unicodedata.normalize("NFC", str(value)).replace("\x00", "").strip()
    if len(text) > MAX_CELL:
        return OddCell(text[:60], "too_long")
    if text in ("#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"):
        return OddCell(text, "error")
    return text


def _read_xlsx(content):
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(info.file_size for info in archive.infolist()) > MAX_UNPACKED:
                raise TableError("too_big", limit=MAX_BYTES // 1024 // 1024)
        # data_only: of a formula the value that was last shown, never the formula
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except TableError:
        raise
    except Exception as error:  # openpyxl raises whatever the broken file made it stumble on
        raise TableError("unreadable") from error
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not sheets:
        raise TableError("no_sheet")
    sheet = sheets[0]
    sheet.reset_dimensions()  # some programs write a wrong size into the file
    try:
        yield from enumerate(sheet.iter_rows(values_only=True), start=1)
    except Exception as error:
        raise TableError("unreadable") from error


def _read_csv(content):
    text = _decode(content)
    if "\x00" in text:
        raise TableError("unreadable")
    reader = csv.reader(io.StringIO(text, newline=""), _dialect(text))
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        raise TableError("unreadable") from error


def _decode(content):
    """Text of a CSV file: UTF-8 or UTF-16 with or without a mark, else Windows-1252.

    Windows has no ŵ and ŷ in code page 1252; programs that write Welsh there use ISO 8859-14
    or plain w and y. 8859-14 is taken when the file has its letters and none of 1252's quotes.
    """
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError as error:
                raise TableError("unreadable") from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        if not set(content) & set(range(0x80, 0xA0)) and set(content) & WELSH_8859_14:
            return content.decode("iso8859-14")
        return content.decode("cp1252", errors="replace")


# ŵ Ŵ ŷ Ŷ in ISO 8859-14; in Windows-1252 the same bytes are ð Ð þ Þ, which no Welsh name has
WELSH_8859_14 = set("ŵŴŷŶ".encode("iso8859-14"))


def _dialect(text):
    """The separator is the one that the first line has most of, outside quotes."""

    class Dialect(csv.excel):
        pass

    first = ""
    for line in text.splitlines():
        if line.strip():
            first = line
            break
    bare = "".join(first.split('"')[::2])
    Dialect.delimiter = max(",;\t|", key=lambda mark: (bare.count(mark), mark == ","))
    return Dialect
