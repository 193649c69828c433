"""The parts of a text that somebody can point at, numbered by the text itself. Plain Python.

>>> [(part.number, part.text) for part in split("<h2>Money</h2><p>We spend <b>less</b>.</p>")]
[(1, 'Money'), (2, 'We spend less.')]
"""

from dataclasses import dataclass

from lxml import etree, html

#: what holds words of its own; a list or a cell is cut into what is in it
BLOCKS = frozenset(
    "address blockquote dd dt figcaption h1 h2 h3 h4 h5 h6 li p pre td th caption div section"
    " article".split()
)
HEADS = frozenset("h1 h2 h3 h4 h5 h6".split())
#: letters of a part that are kept beside what is said of it
BEGINNING = 90


@dataclass(frozen=True)
class Part:
    """One part of a text.

    :ivar int number: its place, from 1; the same for as long as the text is the same
    :ivar str text: its words, without marks
    :ivar str markup: as it stands in the text
    :ivar bool is_head: whether it is a heading
    """

    number: int
    text: str
    markup: str
    is_head: bool = False

    @property
    def beginning(self):
        """Its first words, to know it by."""
        if len(self.text) <= BEGINNING:
            return self.text
        return self.text[:BEGINNING].rsplit(" ", 1)[0] + "…"


def split(body):
    """Return the parts of a text in their order: paragraphs, headings, points of lists.

    What has no words (a picture alone, an empty line) is no part.

    :param str body: HTML
    :return: list of `Part`

    >>> split("")
    []
    >>> [part.text for part in split("<ul><li>One</li><li><p>Two</p><p> </p></li></ul>")]
    ['One', 'Two']
    """
    if not (body or "").strip():
        return []
    root = html.fragment_fromstring(body, create_parent="div")
    found = []
    _collect(root, found)
    return [
        Part(number, text, etree.tostring(node, encoding="unicode", with_tail=False), is_head)
        for number, (node, text, is_head) in enumerate(found, 1)
    ]


def find_part(body, number):
    """Return the part with a number, or None."""
    return next((part for part in split(body) if part.number == number), None)


def _collect(node, found):
    for child in node:
        if not isinstance(child.tag, str):
            continue
        if _has_blocks(child):
            _collect(child, found)
        elif child.tag in BLOCKS:
            text = " ".join(child.text_content().split())
            if text:
                found.append((child, text, child.tag in HEADS))


def _has_blocks(node):
    return any(
        isinstance(below.tag, str) and below.tag in BLOCKS for below in node.iterdescendants()
    )
