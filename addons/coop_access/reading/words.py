"""The words of a page as they are read aloud, each with its language.

`static/src/reading/blocks.js` finds the same in the browser, by the same rules; what differs is
not spoken by the server. Both leave out what is hidden and what is typed, and begin anew at every
block, line break and change of language. What is marked ``data-coop-private`` is not said here.

>>> page = '<main lang="en-GB"><h1>Hello</h1><p>Ring <b>us</b>.<br/><i lang="cy">Helo</i> you'
>>> page += '<span hidden="1">x</span></p><div data-coop-private="1">Secret</div></main>'
>>> said(page)
[('Hello', 'en'), ('Ring us.', 'en'), ('Helo', 'cy'), ('you', 'en')]
"""

from lxml import html

BLOCKS = set(
    "address article aside blockquote body br button caption dd details dialog div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr label legend li main ol p pre"
    " section summary table tbody td tfoot th thead tr ul".split()
)
#: parts of a card or a box, each a sentence of its own
BLOCK_CLASSES = {"coop-button", "coop-card-label", "coop-card-help", "coop-help-hours"}
UNSAID = set(
    "audio canvas iframe input noscript object option script select style svg template"
    " textarea video".split()
)


def said(page):
    """Return [(words, language)] of the ``<main>`` of a page, in their order, each once.

    :param str page: HTML
    """
    tree = html.fromstring(page)
    main = tree if tree.tag == "main" else next(tree.iter("main"), None)
    if main is None:
        return []
    finder = _Finder()
    finder.walk(main, _language_of(main))
    finder.end()
    return list(dict.fromkeys(finder.found))


def _language_of(element):
    while element is not None:
        if element.get("lang"):
            return element.get("lang")[:2].lower()
        element = element.getparent()
    return ""


class _Finder:
    def __init__(self):
        self.found, self.texts, self.lang = [], [], ""

    def end(self):
        words = " ".join("".join(self.texts).split())
        if words:
            self.found.append((words, self.lang))
        self.texts = []

    def say(self, text, lang):
        if not text:
            return
        if lang != self.lang:
            self.end()
            self.lang = lang
        self.texts.append(text)

    def walk(self, element, lang):
        classes = set((element.get("class") or "").split())
        block = element.tag in BLOCKS or classes & BLOCK_CLASSES
        if block:
            self.end()
        self.say(element.text, lang)
        for child in element:
            if isinstance(child.tag, str) and not _is_unsaid(child):
                self.walk(child, (child.get("lang") or lang)[:2].lower())
            elif isinstance(child.tag, str):
                self.end()
            self.say(child.tail, lang)
        if block:
            self.end()


def _is_unsaid(element):
    return (
        element.tag in UNSAID
        or (element.get("hidden") is not None and not element.get("data-coop-later"))
        or element.get("aria-hidden") == "true"
        or element.get("data-coop-unread") is not None
        or element.get("data-coop-private") is not None
        or "d-none" in (element.get("class") or "").split()
    )
