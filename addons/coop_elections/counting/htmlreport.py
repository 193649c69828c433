"""The count sheet as one web page: words, a table, and a picture of the transfers.

It needs nothing from elsewhere and no script. The table has headers for rows and columns, the
picture a description, and the stages are told in words as well.
"""

from html import escape

from . import words
from .picture import picture
from .program import program
from .sheetrows import rows

STYLE = """
:root { color-scheme: light; }
body { font: 1.1rem/1.5 system-ui, sans-serif; margin: 1rem auto; max-width: 76rem;
  padding: 0 1rem; color: #1a1a1a; background: #fff; overflow-wrap: break-word; }
h1, h2 { line-height: 1.2; }
.scroll { overflow-x: auto; }
.scroll:focus-visible { outline: 3px solid #00418f; outline-offset: 2px; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: bold; padding: .5rem 0; }
th, td { border: 1px solid #767676; padding: .3rem .6rem; text-align: right; }
th[scope=row], .words { text-align: left; }
thead th { background: #eef2f7; vertical-align: bottom; }
.change { color: #404040; font-size: .9em; }
.elected { font-weight: bold; }
.unofficial { border: 3px solid #a80000; padding: .5rem 1rem; font-weight: bold; }
dt { font-weight: bold; } dd { margin: 0 0 .4rem 0; overflow-wrap: anywhere; }
svg text { font: 13px system-ui, sans-serif; fill: #1a1a1a; }
svg .name { text-anchor: end; } svg .mark { font-weight: bold; } svg .votes { font-size: 11px; }
svg .bar { fill: #3d5a80; } svg .elected { fill: #14532d; stroke: #000; stroke-width: 2; }
svg .lost { fill: #6b6b6b; } svg .kept { fill: #e3e8ef; }
svg .moved { fill: #c2620a; fill-opacity: .55; stroke: #7a3d05; stroke-width: .5; }
@media print { body { max-width: none; } .scroll { overflow: visible; } }
"""


def as_html(result):
    """Return the count as a web page."""
    title = escape(words.heading(result))
    mark = words.mark(result)
    parts = [
        "<!DOCTYPE html>",
        '<html lang="en-GB">',
        '<head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(mark) + ' - ' if mark else ''}Count: {title}</title>",
        f"<style>{STYLE}</style></head>",
        "<body><main>",
        f"<h1>{title}</h1>",
        f'<p class="unofficial">{escape(mark)}</p>' if mark else "",
        f"<p><strong>{escape(words.outcome(result))}</strong></p>",
        "<dl>",
        *[f"<dt>{escape(k)}</dt><dd>{escape(v)}</dd>" for k, v in words.facts(result)],
        "</dl>",
        "<h2>The count sheet</h2>",
        _table(result),
        _picture(result),
        "<h2>Stage by stage</h2>",
        "<ol>",
        *[
            f"<li>{escape(words.story(result, number))}</li>"
            for number in range(1, len(result.stages) + 1)
        ],
        "</ol>",
        _lots(result),
        "<h2>To count it again</h2>",
        f"<dl><dt>Fingerprint of the papers, in any order</dt><dd>{result.ballots.fingerprint()}"
        f"</dd><dt>Program</dt><dd>{escape(program())}</dd></dl>",
        "</main></body></html>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _table(result):
    stages = range(1, len(result.stages) + 1)
    lines = [
        '<div class="scroll" tabindex="0" role="region" aria-labelledby="sheet"><table>',
        '<caption id="sheet">Votes after each stage, and what was transferred in it</caption>',
        '<thead><tr><th scope="col">Candidate</th>',
        *[f'<th scope="col">{n}. {escape(words.action(result, n))}</th>' for n in stages],
        '<th scope="col">Result</th></tr></thead><tbody>',
    ]
    for number, name, cells, status in rows(result):
        label = f"{number}. {name}" if number else name
        lines.append(f'<tr><th scope="row">{escape(label)}</th>')
        for stage, (change, total) in zip(result.stages, cells, strict=True):
            elected = number and int(number) in stage.elected
            text = f'<span class="change">{change}</span><br>' if change else ""
            mark = " elected" if elected else ""
            kind = ' class="elected"' if elected else ""
            lines.append(f"<td{kind}>{text}{total}{mark}</td>")
        lines.append(f'<td class="words">{escape(status)}</td></tr>')
    lines.append("</tbody></table></div>")
    return "\n".join(lines)


def _picture(result):
    drawn = picture(result)
    if not drawn:
        return ""
    return (
        "<h2>The transfers as a picture</h2>\n<figure>"
        '<div class="scroll" tabindex="0" role="region" aria-label="Picture of the transfers">'
        f"{drawn}</div><figcaption>Bars are votes after each stage; bands show votes that moved. "
        "The same is told in words below.</figcaption></figure>"
    )


def _lots(result):
    told = words.lots(result)
    if not told:
        return ""
    items = "\n".join(f"<li>{escape(sentence)}</li>" for sentence in told)
    return f"<h2>Lots</h2>\n<ul>\n{items}\n</ul>"
