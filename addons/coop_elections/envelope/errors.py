"""What can be wrong, said so that it can be put right."""

REASONS = {
    "not-opened": "it does not open: it was changed, or sealed for another envelope number, "
    "another election or another key",
    "copied": "it is a copy of a ballot that lies in its own envelope",
    "other-contest": "it was sealed for another contest",
    "bad-length": "what was sealed is not as long as a ballot of this contest",
    "bad-version": "what was sealed is no ballot that this program knows",
    "bad-kind": "what was sealed is neither a vote nor blank nor left out",
    "bad-candidate": "it names a candidate who is not in this contest",
    "bad-repeat": "it names a candidate twice",
    "bad-gap": "it leaves out a preference",
    "bad-order": "its marks are not in the order of the candidates",
    "bad-empty": "it is called a vote and names nobody",
    "bad-filled": "it is called blank and names somebody",
    "duplicate-tracker": "its tracker is that of another ballot",
}


class EnvelopeError(Exception):
    """Base of all errors of this package."""


class FileError(EnvelopeError):
    """A file that cannot be read as what it should be.

    Attributes: ``line`` (from 1, or None where no line is to blame) and ``reason``.

    >>> str(FileError("there is no contest 'north'", 3))
    "line 3: there is no contest 'north'"
    """

    def __init__(self, reason, line=None):
        self.reason, self.line = reason, line
        super().__init__(f"line {line}: {reason}" if line else reason)


class KeyProblem(EnvelopeError):
    """Shares or a passphrase that do not make the key. Its text never holds a word of them."""


class Rejected(EnvelopeError):
    """One ballot that cannot be counted. Attribute: ``code``, a key of ``REASONS``.

    >>> str(Rejected("bad-repeat"))
    'it names a candidate twice'
    """

    def __init__(self, code):
        self.code = code
        super().__init__(REASONS[code])
