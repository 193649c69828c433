"""Explain hard words where they stand: the first of each becomes a link to its meaning.

Plain Python: it knows nothing of Odoo. Places that are filled in, links, headings and buttons are
left alone, so that what is explained are the words of the text itself.

>>> explain("<p>No quorum. A quorum!</p>", [("7", ["quorum"])], "v1")
('<p>No <a class="coop-word" id="v1-7-at" href="#v1-7">quorum</a>. A quorum!</p>', ['7'])
>>> explain("<h2>Quorum</h2><p>{{quorum}}</p>", [("7", ["quorum"])], "v1")
('<h2>Quorum</h2><p>{{quorum}}</p>', [])
"""

import re

from lxml import etree, html

_NOT_IN = {"a", "h1", "h2", "h3", "h4", "h5", "h6", "button", "script", "style", "summary", "label"}
_PLACE = re.compile(r"\{\{[^{}]*\}\}")


def explain(body, words, prefix):
    """Return the HTML with links, and the keys of the words explained in the order of the text.

    :param str body: HTML
    :param words: (key, [every form of the word]) pairs; a longer form goes before a shorter one
    :param str prefix: begins the ids, so that two texts on a page do not clash
    """
    keys = {form.lower(): str(key) for key, forms in words for form in forms if form}
    if not keys:
        return body, []
    longest_first = sorted(keys, key=lambda form: (-len(form), form))
    pattern = re.compile(
        rf"(?<![\w’'-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.IGNORECASE
    )
    if not pattern.search(body):
        return body, []
    tree = html.fragment_fromstring(body, create_parent="div")
    used = []
    _walk(tree, lambda text: _cut(text, pattern, keys, prefix, used))
    inner = (html.tostring(child, encoding="unicode") for child in tree)
    return _escape(tree.text) + "".join(inner), used


def _escape(text):
    text = text or ""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _walk(element, cut):
    """Explain in an element in the order of the text."""
    element.text = _place(element, 0, element.text, cut)
    for child in [child for child in element if child.get("class") != "coop-word"]:
        if isinstance(child.tag, str) and child.tag not in _NOT_IN:
            _walk(child, cut)
        child.tail = _place(element, element.index(child) + 1, child.tail, cut)


def _place(parent, position, text, cut):
    """Put the links of a piece of text into ``parent``; return what stands before the first."""
    before, link = cut(text)
    while link is not None:
        parent.insert(position, link)
        position += 1
        link.tail, link = cut(link.tail)
    return before


def _cut(text, pattern, keys, prefix, used):
    """Return the text before the first word to explain, and its link with the rest as tail."""
    if not text:
        return text, None
    places = [match.span() for match in _PLACE.finditer(text)]
    for match in pattern.finditer(text):
        key = keys[match[0].lower()]
        if key in used or any(start <= match.start() < end for start, end in places):
            continue
        used.append(key)
        link = etree.Element("a")
        link.set("class", "coop-word")
        link.set("id", f"{prefix}-{key}-at")
        link.set("href", f"#{prefix}-{key}")
        link.text, link.tail = match[0], text[match.end() :]
        return text[: match.start()], link
    return text, None
