"""Keys that put names in order where the database has no collation to do it.

Order, after BS ISO 999 and British directories: by surname, word by word ("Jones" before
"Jones Evans"), accents and case left out; a prefix belongs to the surname ("De la Mare",
"ap Rhys"), Mc and M' stand as Mac, an apostrophe closes up (O'Brien as Obrien). Letters go by the
English alphabet also for Welsh names, because personal names in both languages stand in one list.

Keys hold only ``a-z``, ``0-9`` and blanks, so comparing code points gives the order.
"""

import re
import unicodedata

_LETTERS = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ħ": "h",
        "ı": "i",
        "ŋ": "ng",
    }
)
_APOSTROPHES = re.compile("['’‘ʼ`´′]")
_OTHER = re.compile("[^a-z0-9]+")
_MAC = re.compile(r"^mc(?=[a-z]{2})")
_MAC_APOSTROPHE = re.compile(r"^m['’‘ʼ`´′](?=\w)")

_TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady rev revd reverend cllr"
    " y parch parchg barchg bnr bns fns fonesig syr cyng athro".split()
)
_SUFFIXES = frozenset("jr jnr snr sr ii iii iv obe mbe cbe phd ba bsc msc".split())
_PREFIXES = frozenset(
    "ab ap ferch verch merch mac af al el bin ibn bint da das de del della der den des di dos"
    " du la le los las st ten ter van vande vander von vom zu zum zur ó ni nic ui o".split()
)
_ARTICLES = frozenset("the y yr a an".split())


def fold(text):
    """Return a text in lower case, without accents, with only ``a-z``, ``0-9`` and blanks.

    >>> fold("Siân  Tŷ-Gŵyl")
    'sian ty gwyl'
    """
    text = _APOSTROPHES.sub("", unicodedata.normalize("NFKC", text or "").casefold())
    text = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    text = "".join(char for char in text if not unicodedata.combining(char))
    return _OTHER.sub(" ", text.casefold().translate(_LETTERS)).strip()


def sort_key(name, surname_first=True):
    """Return the key by which a name is put in order.

    Two blanks part the surname from the given names, so that "Jones, Zoe" comes before
    "Jones Evans, Amy". A name may be written "Given Surname" or "Surname, Given".

    :param str name: as it is written, or something empty
    :param bool surname_first: True for a person; False for an organisation, of whose name only
        a leading article is left out
    :return str: the key; empty when nothing in the name can be ordered
    >>> sort_key("Siân ap Rhys-Jones")
    'ap rhys jones  sian'
    >>> sort_key("Y Ganolfan", surname_first=False)
    'ganolfan'
    """
    name = unicodedata.normalize("NFKC", name or "")
    if not surname_first:
        words = _words(name.split())
        while len(words) > 1 and words[0] in _ARTICLES:
            words = words[1:]
        return " ".join(words)
    surname, given = _parted(name)
    return "  ".join(part for part in (" ".join(_words(surname)), " ".join(_words(given))) if part)


def index_letter(key):
    """Return the letter of an index under which a key stands; ``#`` for none.

    >>> index_letter(sort_key("Ŵyn Ŷstwyth"))
    'Y'
    """
    first = (key or "")[:1]
    return first.upper() if first.isalpha() else "#"


def slug(name):
    """Return a name as it can stand in an address: lower case, words joined by hyphens.

    >>> slug("Afallen Co-op Cyf.")
    'afallen-co-op-cyf'
    """
    return fold(name).replace(" ", "-")


def _parted(name):
    """Return (surname, given names) as lists of words as written."""
    before, comma, after = name.partition(",")
    if comma and fold(before) and fold(after) not in _SUFFIXES | {""}:
        return before.split(), _trimmed(after.split())
    words = _trimmed(name.replace(",", " ").split())
    first = max(len(words) - 1, 0)
    # The prefix belongs to the surname, but a given name always stays.
    while first > 1 and fold(words[first - 1]) in _PREFIXES:
        first -= 1
    return words[first:], words[:first]


def _trimmed(words):
    """Take titles from the front and degrees from the back, as long as a name is left."""
    while len(words) > 1 and fold(words[0]) in _TITLES | {""}:
        words = words[1:]
    while len(words) > 1 and fold(words[-1]) in _SUFFIXES | {""}:
        words = words[:-1]
    return words


def _words(words):
    """Fold words, with Mc and M' as Mac."""
    folded = (fold(_MAC_APOSTROPHE.sub("mac", word.casefold())) for word in words)
    return [_MAC.sub("mac", part) for word in folded for part in word.split()]
