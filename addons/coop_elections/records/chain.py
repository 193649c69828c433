"""A chain of fingerprints: who keeps the last one notices if anything before it was changed."""

from .canonical import canonical, fingerprint

#: what stands before the first link
FIRST = "0" * 64


class Broken(ValueError):
    """A chain that does not hold.

    :ivar int number: which link, counted from 1
    """

    def __init__(self, number):
        super().__init__(f"link {number} of the chain does not hold")
        self.number = number


def link(previous, lines):
    """Return the fingerprint of some lines that follow on a link.

    :param str previous: the fingerprint before, or ``FIRST``
    :param list lines: what was done; see ``canonical`` for what they may be made of
    """
    return fingerprint(canonical({"lines": list(lines), "previous": previous}))


def verify(links):
    """Check a chain from its beginning and return its last fingerprint.

    :param links: an iterable of (lines, fingerprint)
    :raise Broken: at the first link that does not hold

    >>> first = link(FIRST, ["noticed"])
    >>> verify([(["noticed"], first)]) == first
    True
    """
    head = FIRST
    for number, (lines, found) in enumerate(links, start=1):
        head = link(head, lines)
        if head != found:
            raise Broken(number)
    return head
