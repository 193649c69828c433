"""The count sheet as plain text, as members know it from the count."""

import textwrap

from . import words
from .program import program
from .sheetrows import rows

WIDTH = 110  # characters a line of the sheet may take; more stages go below


def as_text(result):
    """Return the count sheet as text: the same bytes whatever the order of the papers."""
    parts = [
        words.heading(result),
        "=" * min(len(words.heading(result)), WIDTH),
        words.mark(result),
    ]
    parts += _wrapped(words.outcome(result))
    parts.append("")
    parts += [f"{name}: {value}" for name, value in words.facts(result)]
    parts.append("")
    parts += _tables(result)
    parts += ["Stage by stage", "--------------"]
    for number in range(1, len(result.stages) + 1):
        parts += _wrapped(f"{number}. {words.story(result, number)}", "   ")
    told = words.lots(result)
    if told:
        parts += ["", "Lots", "----"]
        for sentence in told:
            parts += _wrapped(sentence)
    parts += ["", f"Fingerprint of the papers, in any order: {result.ballots.fingerprint()}"]
    parts.append(f"Program: {program()}")
    lines = [line.rstrip() for part in parts if part is not None for line in part.split("\n")]
    return "\n".join(line for place, line in enumerate(lines) if line or place != 2) + "\n"


def _wrapped(text, indent=""):
    return textwrap.wrap(text, WIDTH, subsequent_indent=indent, break_on_hyphens=False)


def _tables(result):
    """Return the sheet, in as many tables one below the other as the width needs."""
    sheet = rows(result)
    names = len(str(len(sheet))) + 1 + max(len(name) for _number, name, _cells, _status in sheet)
    names = min(max(names, 19), 40)
    last = max(len(status) for *_others, status in sheet)
    stages = list(range(len(result.stages)))
    widths = [_widths(sheet, stage) for stage in stages]
    lines = []
    while stages:
        shown, room = [], WIDTH - names - last - 2
        while stages and (not shown or sum(widths[stages[0]]) + 4 <= room):
            room -= sum(widths[stages[0]]) + 4
            shown.append(stages.pop(0))
        lines += _table(result, sheet, shown, widths, names, final=not stages)
        lines.append("")
    return lines


def _widths(sheet, stage):
    """Return the widths of a stage's columns of transfers and totals."""
    transfers = max(len(cells[stage][0]) for _n, _name, cells, _s in sheet)
    return transfers, max(max(len(cells[stage][1]) for _n, _name, cells, _s in sheet), 7)


def _table(result, sheet, shown, widths, names, final):
    heads = [" " * names]
    heads += [f"{f'Stage {stage + 1}':>{sum(widths[stage]) + 3}}" for stage in shown]
    lines = [" ".join(heads)]
    for number, name, cells, status in sheet:
        label = f"{number:>{len(str(len(sheet)))}} {name}"
        if len(label) > names:
            label = label[: names - 1] + "…"
        line = [f"{label:<{names}}"]
        for stage in shown:
            change, total = cells[stage]
            before, after = widths[stage]
            mark = "*" if number and int(number) in result.stages[stage].elected else " "
            line.append(f"{change:>{before}} {total:>{after}}{mark} ")
        lines.append(" ".join(line) + (f" {status}" if final else ""))
    lines.append(f"{'':<{names}} * elected at this stage")
    return lines
