"""How many messages a text takes: 7-bit signs where it can, 16-bit ones where it must.

Most signs of Welsh with a circumflex (â ê î ô û ŵ ŷ) are not among the 7-bit ones: one of them
makes the whole text 16-bit, and a message then carries 70 signs in place of 160. They are counted
so, and never taken out, because without them it is another word.
"""

from dataclasses import dataclass

# 3GPP TS 23.038, 6.2.1: the default alphabet, without the escape
BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
# 6.2.1.1: its extension; each takes the place of two
EXTENDED = frozenset("\f^{}\\[~]|€")
# (signs in a message alone, signs in each of several): TS 23.040, 9.2.3.24.1
SEVEN_BIT = (160, 153)
SIXTEEN_BIT = (70, 67)
# signs of print that have a twin among the 7-bit ones and mean the same
TWINS = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "…": "...",
        "\u00a0": " ",
        "\u202f": " ",
        "\t": " ",
    }
)


@dataclass(frozen=True)
class Length:
    """How long a text is.

    :param int messages: how many it takes
    :param int signs: how many places it fills, of `room`
    :param int room: places in so many messages
    :param str wide: the signs that made it 16-bit, each once, "" where it is 7-bit
    """

    messages: int
    signs: int
    room: int
    wide: str = ""


def plainer(text):
    """Return `text` with quotes and dashes of print as the plain ones.

    >>> plainer("“Don’t” – ring…")
    '"Don\\'t" - ring...'
    >>> plainer("Ffôn tŷ")
    'Ffôn tŷ'
    """
    return (text or "").translate(TWINS)


def measure(text):
    """Return the :class:`Length` of `text` (str).

    >>> measure("Hello").messages, measure("Hello").room
    (1, 160)
    >>> measure("x" * 161)
    Length(messages=2, signs=161, room=306, wide='')
    >>> measure("Mae llythyr i chi. Ffôn: 1")
    Length(messages=1, signs=26, room=70, wide='ô')
    >>> measure("[€]").signs
    6
    >>> measure("ŵ" * 71).messages
    2
    """
    wide = "".join(sorted(set(text) - BASIC - EXTENDED))
    alone, joined = SIXTEEN_BIT if wide else SEVEN_BIT
    if wide:
        # as UTF-16 has it: signs beyond the basic plane, such as smileys, fill two places
        weights = [2 if ord(sign) > 0xFFFF else 1 for sign in text]
    else:
        weights = [2 if sign in EXTENDED else 1 for sign in text]
    signs = sum(weights)
    if signs <= alone:
        return Length(1 if text else 0, signs, alone, wide)
    messages = _pack(weights, joined)
    return Length(messages, signs, messages * joined, wide)


def _pack(weights, room):
    """Return how many messages it takes when no sign is cut in two."""
    messages, left = 1, room
    for weight in weights:
        if weight > left:
            messages, left = messages + 1, room
        left -= weight
    return messages
