"""Easy Read blocks and their HTML: a picture beside one or two sentences.

Plain Python: it knows nothing of Odoo. A block is ``(kind, picture, words)``: kind is "words"
(one or two sentences, the picture left of them), "heading", or "place" (something longer that is
filled in for each reader). ``picture`` is its address or "". In words, ``[See it](address)`` is a
link. What stands in the HTML is all there is: blocks come back from it, or it is none.

>>> words = ("words", "/x/static/a.svg", "Ring us.\\nOr write.")
>>> html = to_html([("heading", "", "Voting"), words])
>>> print(html)
<h2>Voting</h2>
<p><img src="/x/static/a.svg" alt="" width="96" height="96"/>Ring us.<br/>Or write.</p>
>>> from_html(html)
[('heading', '', 'Voting'), ('words', '/x/static/a.svg', 'Ring us.\\nOr write.')]
>>> from_html("<p>One <b>fat</b> word</p>") is None
True
>>> lines("<h2>Voting</h2><p>One <b>fat</b> word</p><ul><li>a</li><li>b</li></ul>")
['Voting', 'One fat word', 'a', 'b']
"""

import re

from lxml import html
from markupsafe import Markup, escape

#: The side of a picture beside words, in CSS pixels.
SIZE = 96
TAGS = {"words": "p", "heading": "h2", "place": "div"}
_KINDS = {tag: kind for kind, tag in TAGS.items()}
_LINK = re.compile(r"\[([^\[\]\n]+)\]\(([^()\s]+)\)")
_ENDS_A_LINE = "p h1 h2 h3 h4 h5 h6 li div td th dt dd blockquote".split()


def to_html(blocks, alts=None):
    """Return the HTML of blocks.

    :param list blocks: (kind, picture, words)
    :param dict alts: address of a picture -> what it shows, where the words do not say it
    """
    alts = alts or {}
    return Markup("\n").join(
        Markup("<%s>%s%s</%s>")
        % (TAGS[kind], _image(picture, alts.get(picture, "")), _inline(words), TAGS[kind])
        for kind, picture, words in blocks
    )


def _image(picture, alt):
    if not picture:
        return ""
    return Markup('<img src="%s" alt="%s" width="%s" height="%s"/>') % (picture, alt, SIZE, SIZE)


def _inline(words):
    parts, end = [], 0
    for match in _LINK.finditer(words):
        parts += [escape(words[end : match.start()])]
        parts += [Markup('<a href="%s">%s</a>') % (match[2], match[1])]
        end = match.end()
    parts.append(escape(words[end:]))
    return Markup("").join(parts).replace("\n", Markup("<br/>"))


def from_html(body):
    """Return the blocks of HTML, or None where it holds more than blocks can say."""
    tree = _parse(body)
    if (tree.text or "").strip():
        return None
    blocks = []
    for element in tree:
        if element.tag not in _KINDS or (element.tail or "").strip():
            return None
        block = _block(element)
        if block is None:
            return None
        if block[2] or block[1]:
            blocks.append(block)
    return blocks


def _parse(body):
    return html.fragment_fromstring(str(body or ""), create_parent="div")


def _block(element):
    children, picture, words = list(element), "", element.text or ""
    if children and children[0].tag == "img" and not words.strip():
        picture = children[0].get("src") or ""
        words = children.pop(0).tail or ""
    for child in children:
        if child.tag == "br":
            words += "\n"
        elif child.tag == "a" and child.get("href") and not len(child):
            address = child.get("href").replace("%7B", "{").replace("%7D", "}")
            words += f"[{child.text or ''}]({address})"
        else:
            return None
        words += child.tail or ""
    if picture and _KINDS[element.tag] != "words":
        return None
    return (_KINDS[element.tag], picture, _tidy(words))


def _tidy(words):
    return "\n".join(" ".join(line.split()) for line in words.strip().split("\n") if line.strip())


def lines(body):
    """Return what stands in HTML as plain lines, one for each block, paragraph or list item."""
    tree = _parse(body)
    for br in tree.iter("br"):
        br.tail = "\n" + (br.tail or "")
    found = []
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        ends = element is tree or element.tag in _ENDS_A_LINE
        inner = ends and any(child.tag in _ENDS_A_LINE for child in element.iterdescendants())
        if ends and not inner:
            text = "\n".join(
                " ".join(line.split()) for line in element.text_content().strip().split("\n")
            )
            if text:
                found.append(text)
        elif inner and (element.text or "").strip():
            found.append(" ".join(element.text.split()))
    return found
