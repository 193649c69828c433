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


def parted(heads, kept):
    """Return after how many links a chain goes on otherwise than somebody wrote it down, as after
    a restored backup.

    :param list heads: fingerprints of the chain as it is now, from its beginning
    :param list kept: fingerprints that somebody wrote down at times, in their order
    :return: the number of the last link of the chain that was written down, 0 where none was, or
        None where the chain holds all that was written down

    >>> parted(["a", "b", "c"], ["a", "c"]) is None
    True
    >>> parted(["a", "b", "d"], ["a", "b", "c"])
    2
    """
    if set(kept) <= set(heads):
        return None
    return max((heads.index(head) + 1 for head in kept if head in heads), default=0)


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
