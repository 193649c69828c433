"""Words as they are spoken: the pieces of a text, what they are known by, and sound files.

Plain Python: it knows nothing of Odoo. A piece is what stands in one paragraph, heading or list
of the outermost level. A recording belongs to words, not to a place: where the same words stand
again, it is heard again; where a word has changed, it is not.

>>> body = "<h2>Voting</h2><p><img src='/a.svg'>Ring  us.<br/>Or write.</p><p>Dear {{name}}</p>"
>>> pieces(body)
['Voting', 'Ring us. Or write.', 'Dear {{name}}']
>>> can_be_spoken("Dear {{name}}"), can_be_spoken("Ring us.")
(False, True)
>>> print(mark("<p>Voting</p><p>Other</p>", {fingerprint("Voting"): "/a"}))
<p data-coop-recording="/a">Voting</p><p>Other</p>
>>> kind_of(b"OggS..."), kind_of(b"<html>")
('audio/ogg', None)
"""

import hashlib
import unicodedata

from lxml import html

from . import placeholders

_SPACED = {"br", "p", "li", "div", "td", "th", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "img"}


def pieces(body):
    """Return the words of each outermost element of HTML, spaces and breaks as one space."""
    return [words for words in map(_words, _elements(_parse(body))) if words]


def fingerprint(words):
    """Return what words are known by: 64 signs, the same whatever the spaces between them."""
    plain = " ".join(unicodedata.normalize("NFC", words).split())
    return hashlib.sha256(plain.encode()).hexdigest()


def can_be_spoken(words):
    """Return whether the words are the same for every reader, so that they can be recorded."""
    return bool(words.strip()) and not placeholders.find(words)


def mark(body, addresses, fill=None):
    """Return HTML in which elements whose words were recorded say where.

    :param str body: HTML
    :param dict addresses: fingerprint -> address of the recording
    :param fill: callable(words) -> the words as a reader sees them, none by default
    """
    tree, found = _parse(body), False
    for element in _elements(tree):
        words = _words(element)
        address = addresses.get(fingerprint(fill(words) if fill else words))
        if address and words:
            element.set("data-coop-recording", address)
            found = True
    if not found:
        return body
    text = (tree.text or "").replace("&", "&amp;").replace("<", "&lt;")
    return text + "".join(html.tostring(child, encoding="unicode") for child in tree)


def kind_of(raw):
    """Return the media type of a sound file by its first bytes, None where it is no sound."""
    if raw[:4] == b"OggS":
        return "audio/ogg"
    if raw[:3] == b"ID3" or (len(raw) > 1 and raw[0] == 0xFF and raw[1] & 0xE6 == 0xE2):
        return "audio/mpeg"
    if raw[:4] == b"RIFF" and raw[8:12] == b"WAVE":
        return "audio/wav"
    if raw[4:8] == b"ftyp":
        return "audio/mp4"
    return None


def _parse(body):
    return html.fragment_fromstring(str(body or ""), create_parent="div")


def _elements(tree):
    return [element for element in tree if isinstance(element.tag, str)]


def _words(element):
    return " ".join("".join(_texts(element)).split())


def _texts(element):
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            if child.tag in _SPACED:
                yield " "
            yield from _texts(child)
            if child.tag in _SPACED:
                yield " "
        yield child.tail or ""
