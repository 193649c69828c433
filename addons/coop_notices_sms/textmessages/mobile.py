"""Numbers to which text messages go."""

import re

# Ofcom, National Telephone Numbering Plan: 070 are personal numbers, 076 pagers, but for 07624
# (mobiles of the Isle of Man). Numbers of houses and offices begin with 1, 2 or 3.
BRITISH = re.compile(r"\+447(?:[1-57-9]\d{8}|624\d{6})")
ANY = re.compile(r"\+[1-9]\d{6,14}")


def international(number, prefix=""):
    """Return a number as +447700900123, or "" where no text message can go.

    :param str number: as people write it
    :param prefix: the country's, for numbers without one

    >>> international("07700 900 123", 44)
    '+447700900123'
    >>> international("+44 (0)7700-900123"), international("0044 7700 900123")
    ('+447700900123', '+447700900123')
    >>> international("01632 960100", 44), international("07700 900", 44)
    ('', '')
    >>> international("ask Mum", 44), international("07700 900 123")
    ('', '')
    >>> international("+353 85 012 3456", 44)
    '+353850123456'
    """
    if re.search(r"[^\W\d_]", number or ""):
        return ""
    signs = re.sub(r"[^\d+]", "", (number or "").replace("(0)", ""))
    if signs.startswith("00"):
        signs = f"+{signs[2:]}"
    elif not signs.startswith("+"):
        if not prefix:
            return ""
        signs = f"+{prefix}{signs.removeprefix('0')}"
    return signs if (BRITISH if signs.startswith("+44") else ANY).fullmatch(signs) else ""
