"""What can be wrong, said so that it can be put right."""


class CountingError(Exception):
    """Base of all errors of this package."""


class FileError(CountingError):
    """A file that cannot be read as ballots or lots.

    Attributes: ``line`` (from 1, or None where no line is to blame) and ``reason``.

    >>> str(FileError("candidate 9, but there are only 5", 12))
    'line 12: candidate 9, but there are only 5'
    """

    def __init__(self, reason, line=None):
        self.reason, self.line = reason, line
        super().__init__(f"line {line}: {reason}" if line else reason)


class RuleError(CountingError):
    """A count that the rule does not know: two seats by the alternative vote, for example."""


class LotNeeded(CountingError):
    """The rule leaves the decision to a lot, and none has been drawn.

    Attributes: ``lot`` (a ``lots.Lot`` without ``chosen``) and, once the count has let it
    through, ``result`` (the ``Result`` so far).
    """

    def __init__(self, lot):
        self.lot, self.result = lot, None
        numbers = ", ".join(map(str, lot.tied))
        super().__init__(f"{lot.question} Candidates {numbers} are tied ({lot.paragraph}).")
