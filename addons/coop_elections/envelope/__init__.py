"""Sealed ballots: two envelopes, as in postal voting, opened by scrutineers away from any server.

    >>> seed = keys.new_seed()
    >>> words = keys.split(seed, threshold=2, shares=3)
    >>> keys.join(words[1:]) == (seed, 2)
    True

From a shell::

    python3 envelope ceremony --key KEY.json
    python3 envelope open MANIFEST.json ENVELOPES.jsonl --into OPENED

Plain Python 3.10 or later with ``pyhpke`` and ``shamir-mnemonic``. ``manifest`` says what an
election is to this package, ``ballot`` what lies in an envelope, ``sealing`` how it is sealed,
``keys`` who can open it, ``opening`` how that goes, ``outcome`` what comes of it, ``checking`` how
a voter sees that a device sealed what was chosen. ``README.md`` explains it all and says what it
does not stop.
"""

from . import keys
from .ballot import Ballot, decode, encode
from .errors import EnvelopeError, FileError, KeyProblem, Rejected
from .manifest import Contest, Manifest, read_manifest
from .opening import open_all
from .sealing import open_sealed, seal

from .program import VERSION as __version__
