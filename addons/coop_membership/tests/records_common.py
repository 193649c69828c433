from lxml import html

from .common import TODAY


def rows(markup):
    """The lines of a table of the register, each as the HTML that is printed."""
    text = markup.decode() if isinstance(markup, bytes) else str(markup)
    tree = html.fromstring(f"<div>{text.split('?>')[-1].split('html>', 1)[-1]}</div>")
    return [
        html.tostring(row, with_tail=False).decode()
        for row in tree.xpath("//table[thead/tr/th[7]]/tbody/tr")
    ]


def printed_rows(case, numbers):
    """The lines of these numbers in the register, printed now as a web page."""
    record = case.env["coop.register.print"]._start(case.company, TODAY, kind="html")
    printed = rows(record.attachment_ids.raw)
    return [row for row in printed if any(f">{number}<" in row for number in numbers)]
