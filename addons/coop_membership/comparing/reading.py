"""Paragraphs of HTML as plain text."""

import re
from html.parser import HTMLParser

BLOCKS = frozenset(
    "address article aside blockquote br caption dd div dl dt figcaption footer form h1 h2 h3"
    " h4 h5 h6 header hr legend li main nav ol p pre section table tbody td tfoot th thead tr"
    " ul".split()
)
SILENT = frozenset({"script", "style", "template"})


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.blocks, self.text, self.silent = [], [], 0

    def end_block(self):
        text = re.sub(r"\s+", " ", "".join(self.text)).strip()
        if text:
            self.blocks.append(text)
        self.text = []

    def handle_starttag(self, tag, attrs):
        if tag in BLOCKS:
            self.end_block()
        self.silent += tag in SILENT

    def handle_endtag(self, tag):
        if tag in BLOCKS:
            self.end_block()
        if tag in SILENT:
            self.silent = max(self.silent - 1, 0)

    def handle_data(self, data):
        if not self.silent:
            self.text.append(data)


def paragraphs(html):
    """Return the paragraphs of an HTML text as a list of plain texts, without empty ones.

    >>> paragraphs("<h2>Votes</h2><p>Everybody has <b>one</b>\\n vote.</p><ul><li>Yes</li></ul>")
    ['Votes', 'Everybody has one vote.', 'Yes']
    >>> paragraphs("")
    []
    """
    reader = _Reader()
    reader.feed(html or "")
    reader.close()
    reader.end_block()
    return reader.blocks
