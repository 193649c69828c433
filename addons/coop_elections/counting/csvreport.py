"""The count sheet as CSV, for spreadsheets."""

import csv
import io

from . import words
from .sheetrows import rows


def as_csv(result):
    """Return the count sheet as CSV: a row a candidate, a transfer and a total a stage."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    heading = ["number", "name", "result"]
    for number in range(1, len(result.stages) + 1):
        name = f"stage {number}: {words.action(result, number)}"
        heading += [name] if number == 1 else [f"{name}, transfer", f"{name}, votes"]
    writer.writerow(map(harmless, heading))
    for number, name, cells, status in rows(result):
        row = [number, harmless(name), status]
        for place, (change, total) in enumerate(cells):
            row += [total] if not place else [change, total]
        writer.writerow(row)
    if result.unofficial:
        writer.writerow(["", words.mark(result)])
    if result.lot_needed:
        writer.writerow(["", words.outcome(result)])
    return out.getvalue()


def harmless(text):
    """Return text that a spreadsheet does not take for a formula."""
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t") else text
