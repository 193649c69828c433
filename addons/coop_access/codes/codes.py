"""Short random codes without look-alikes, in groups, and the words to say them by."""

import math
import secrets

# Without what looks or sounds alike (0 O, 1 I L, 2 Z, 5 S, 6 G, 8 B, U V) one of each pair is
# left; without A, E and O no word comes about that nobody wants in a letter.
ALPHABET = "CDFHJKMNPRTVWXY2346789"
LENGTH = 9
GROUP = 3
#: random bits of a code: 40.1
BITS = LENGTH * math.log2(len(ALPHABET))

# The alphabet of radio and telephone: the same words in English and in Welsh.
SPOKEN = {
    "C": "Charlie",
    "D": "Delta",
    "F": "Foxtrot",
    "H": "Hotel",
    "J": "Juliet",
    "K": "Kilo",
    "M": "Mike",
    "N": "November",
    "P": "Papa",
    "R": "Romeo",
    "T": "Tango",
    "V": "Victor",
    "W": "Whiskey",
    "X": "X-ray",
    "Y": "Yankee",
}


def make(length=LENGTH):
    """Return a new random code of so many signs, from the system's source of randomness."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def clean(text):
    """Return a code as it was made from one as it was typed: no spaces, dashes or small letters.

    >>> clean(" kmr-7tw 4xp ")
    'KMR7TW4XP'
    """
    return "".join(sign for sign in text.upper() if sign.isalnum())


def show(code):
    """Return a code in groups, as it is printed.

    >>> show("KMR7TW4XP")
    'KMR 7TW 4XP'
    """
    return " ".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def say(code):
    """Return the signs of a code with the words to say them by on the phone, by groups.

    >>> say("KM7")
    [[('K', 'Kilo'), ('M', 'Mike'), ('7', '7')]]
    """
    signs = [(sign, SPOKEN.get(sign, sign)) for sign in code]
    return [signs[start : start + GROUP] for start in range(0, len(signs), GROUP)]
