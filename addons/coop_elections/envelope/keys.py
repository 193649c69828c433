"""The scrutineers' key: a seed of 256 bits, its public key, and shares of it in words.

The shares are SLIP-39 words by ``shamir-mnemonic``, its reference implementation: any ``threshold``
of them make the seed, fewer say nothing about it. One person alone is possible (threshold 1, one
share) with a passphrase; the key then says that its assurance is lower, and so does the opening.

Nothing here prints, writes or keeps a seed; no error bears a word of a share.
"""

import re
import secrets

from shamir_mnemonic import MnemonicError, combine_mnemonics, generate_mnemonics
from shamir_mnemonic.share import Share

from .canonical import sha256, to_text
from .errors import KeyProblem
from .sealing import SEED, key_pair

MOST_SHARES = 16
PASSPHRASE = re.compile(r"[ -~]{12,200}")
# 2^5 times 10,000 rounds of PBKDF2 on a passphrase; without one there is nothing to slow down.
SLOW, QUICK = 5, 0
SHARED, LOWER = "shared", "lower"
WORDS = 33


def new_seed():
    """Return 256 random bits."""
    return secrets.token_bytes(SEED)


def split(seed, threshold, shares, passphrase=""):
    """Return the shares of a seed, each a text of 33 words; raise ``KeyProblem``.

    >>> [len(share.split()) for share in split(bytes(32), threshold=2, shares=3)]
    [33, 33, 33]
    """
    if threshold == 1 and shares != 1:
        raise KeyProblem("where one share opens there can be only one: ask for 1 of 1, or for 2")
    if not 1 <= threshold <= shares <= MOST_SHARES:
        raise KeyProblem(f"shares are 2 to {MOST_SHARES}, and no more open than there are")
    if threshold == 1 and not PASSPHRASE.fullmatch(passphrase):
        raise KeyProblem(
            "a key for one person alone needs a passphrase of 12 or more plain characters "
            "(letters without accents, digits, signs, spaces)"
        )
    if threshold > 1 and passphrase:
        raise KeyProblem("only a key for one person alone has a passphrase")
    [words] = generate_mnemonics(
        1,
        [(threshold, shares)],
        seed,
        passphrase.encode(),
        extendable=True,
        iteration_exponent=SLOW if passphrase else QUICK,
    )
    # Ballots sealed to a key that its shares do not make could never be opened.
    if join(words[-threshold:], passphrase)[0] != seed:
        raise KeyProblem("the shares that were made do not open the key: do not use them")
    return words


def threshold_of(share):
    """Return how many shares open the key that a share belongs to; raise ``KeyProblem``."""
    return _read(share).member_threshold


def join(shares, passphrase=""):
    """Return (seed, threshold) of as many shares as the threshold; raise ``KeyProblem``.

    A wrong passphrase makes another seed: compare its public key with the election's.
    """
    read = [_read(share) for share in shares]
    thresholds = {share.member_threshold for share in read}
    if len({(share.identifier, share.extendable) for share in read}) != 1 or len(thresholds) != 1:
        raise KeyProblem("these shares are not of one key")
    [threshold] = thresholds
    if len({share.index for share in read}) != len(read):
        raise KeyProblem("the same share was given twice")
    if len(read) != threshold:
        raise KeyProblem(f"this key opens with {threshold} shares; there are {len(read)}")
    if passphrase and not PASSPHRASE.fullmatch(passphrase):
        raise KeyProblem("this cannot be the passphrase: it has 12 or more plain characters")
    try:
        seed = combine_mnemonics([share.mnemonic() for share in read], passphrase.encode())
    except MnemonicError:
        raise KeyProblem("these shares do not fit together") from None
    if len(seed) != SEED:
        raise KeyProblem("these shares are not of an election's key")
    return seed, threshold


def _read(share):
    words = share.lower().split()
    if len(words) != WORDS:
        raise KeyProblem(f"a share has {WORDS} words; here are {len(words)}")
    try:
        return Share.from_mnemonic(" ".join(words))
    except MnemonicError:
        raise KeyProblem("a word is wrong, left out or in the wrong place: look again") from None


def assurance(threshold):
    """Return "shared" where it takes several people to open, "lower" where one can.

    >>> assurance(2), assurance(1)
    ('shared', 'lower')
    """
    return SHARED if threshold > 1 else LOWER


def public_part(seed, threshold, shares):
    """Return what everybody may know of a key, as the value of its file.

    >>> sorted(public_part(bytes(32), 2, 3))
    ['assurance', 'fingerprint', 'key', 'shares', 'threshold', 'version']
    """
    _private, public = key_pair(seed)
    return {
        "assurance": assurance(threshold),
        "fingerprint": sha256(public),
        "key": to_text(public),
        "shares": shares,
        "threshold": threshold,
        "version": 1,
    }
