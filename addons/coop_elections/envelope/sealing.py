"""Sealing and opening: HPKE (RFC 9180) by ``pyhpke``, base mode, one message for each envelope.

The suite is DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM. Every browser's own cryptography
has its parts, and it is the P-256 suite that RFC 9180 prints figures for (A.3). A larger AES key
would add nothing: P-256 itself has a strength of 128 bits.

A sealed ballot is the sender's ephemeral public key (65 bytes), then the ciphertext with its tag.
``info`` is the manifest's hash and the contest, ``aad`` the envelope's number: a ballot sealed for
one envelope does not open in another.
"""

import re
import secrets

from pyhpke import AEADId, CipherSuite, KDFId, KEMId
from pyhpke.exceptions import PyHPKEError

SUITE = CipherSuite.new(KEMId.DHKEM_P256_HKDF_SHA256, KDFId.HKDF_SHA256, AEADId.AES128_GCM)
PUBLIC, TAG, SEED = 65, 16, 32
UNCOMPRESSED = 4  # the first byte of a point written whole: the one form that HPKE has
NUMBER = re.compile(r"[A-Za-z0-9-]{1,40}")


class SealingError(Exception):
    """Something does not open, or is no key."""


def new_ephemeral():
    """Return the 256 random bits that one sealing starts from."""
    return secrets.token_bytes(SEED)


def key_pair(seed):
    """Return (private key, public key as 65 bytes) of a seed, by RFC 9180's DeriveKeyPair."""
    pair = SUITE.kem.derive_key_pair(seed)
    return pair.private_key, pair.public_key.to_public_bytes()


def public_key(data):
    """Return the key object of 65 bytes; raise ``SealingError`` when they are no point of P-256."""
    if len(data) != PUBLIC or data[0] != UNCOMPRESSED:
        raise SealingError("this is no public key")
    try:
        return SUITE.kem.deserialize_public_key(data)
    except ValueError:
        raise SealingError("this is no public key") from None


def seal(key, plaintext, info, number, ephemeral=None):
    """Return a ballot sealed to a public key (65 bytes), for one envelope number.

    ``ephemeral``: 32 random bytes from which RFC 9180's DeriveKeyPair makes the ephemeral key; who
    knows them can seal the same again, which is how a voter checks a device (``checking``). They
    are secret, and never used twice. Left out, they are made and forgotten.
    """
    pair = SUITE.kem.derive_key_pair(ephemeral or new_ephemeral())
    sender, context = SUITE.create_sender_context(public_key(key), info=info, eks=pair)
    return sender + context.seal(plaintext, aad=number.encode())


def open_sealed(private, sealed, info, number):
    """Return what was sealed; raise ``SealingError`` when it does not open.

    ``private`` is the first of ``key_pair``.
    """
    if len(sealed) < PUBLIC + TAG or sealed[0] != UNCOMPRESSED:
        raise SealingError("this is no sealed ballot")
    try:
        context = SUITE.create_recipient_context(sealed[:PUBLIC], private, info=info)
        return context.open(sealed[PUBLIC:], aad=number.encode())
    except (PyHPKEError, ValueError):
        raise SealingError("this does not open") from None


def sealed_length(plaintext):
    """Return how long a sealed ballot is, from the length of what is sealed.

    >>> sealed_length(24)
    105
    """
    return PUBLIC + plaintext + TAG
