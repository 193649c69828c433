"""What may stand in a text that leaves the co-op, and in one that comes in."""

import re

from lxml import etree, html

# Pictures that come with the software are there on the other side, too.
_OURS = re.compile(r"/coop_[a-z_]+/static/(?:[A-Za-z0-9_\-]+/)*[A-Za-z0-9_\-]+\.(?:svg|png)")
_MAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_PHONE = re.compile(r"(?<![\w£€$.,/#-])(?:\+\d|\(?0)[\d ()\-]{7,16}\d(?!\w)")


def without_foreign_pictures(body):
    """Return HTML without pictures other than those of the software, and how many went.

    A picture may show a person and be called by their name, or tell its sender who looks at it.

    >>> without_foreign_pictures('<p>A <img src="https://x/y.png" alt="Mali"/> here</p>')
    ('<p>A [picture] here</p>', 1)
    """
    if not body or not body.strip():
        return "", 0
    root = html.fragment_fromstring(body, create_parent="div")
    count = 0
    for picture in list(root.iter("img", "picture", "video", "audio", "source", "svg", "object")):
        if picture.tag == "img" and _OURS.fullmatch(picture.get("src") or ""):
            for name in ("srcset", "style"):
                picture.attrib.pop(name, None)
            continue
        count += 1
        picture.tail = "[picture]" + (picture.tail or "")
        picture.drop_tree()
    return _inside(root), count


def _inside(root):
    parts = [etree.tostring(child, encoding="unicode", method="html") for child in root]
    return ((root.text or "").replace("&", "&amp;").replace("<", "&lt;") + "".join(parts)).strip()


def clean_html(body, sanitize):
    """Return HTML as it may stand in a text, and how many pictures were left out.

    :param sanitize: callable that takes out whatever could do harm
    """
    body, count = without_foreign_pictures(str(sanitize(body or "")))
    return body, count


class Hider:
    """Takes out of texts what leads to people: addresses, phone numbers, named words.

    :param dict private: what must not be seen -> what stands in its place

    >>> hide = Hider({"Mali Derwen": "[name]", "Mali": "[other]"})
    >>> hide("Ask Mali Derwen: 01632 960123, m@x.org. Maliah, 10 May 2018, £1,000,000")
    'Ask [name]: [phone], [e-mail]. Maliah, 10 May 2018, £1,000,000'
    """

    def __init__(self, private):
        self.private = dict(private)
        # the longest first, so that a name is not cut where a part of it is one, too
        words = sorted(self.private, key=lambda word: (-len(word), word))
        either = "|".join(map(re.escape, words))
        self.words = re.compile(rf"(?<!\w)(?:{either})(?!\w)") if words else None

    def __call__(self, text):
        if not text:
            return text or ""
        if self.words:
            text = self.words.sub(lambda match: self.private[match[0]], text)
        return _PHONE.sub("[phone]", _MAIL.sub("[e-mail]", text))
