"""Votes as whole numbers of the smallest part that a rule knows, written as decimals.

A rule that works to five decimals counts in hundred-thousandths of a vote: 1322 votes are the
integer 132200000. So nothing is ever rounded that the rule does not round.
"""


def decimal(units, places):
    """Return ``units`` parts of 10 ** -places as a decimal string.

    >>> decimal(80607214, 5)
    '806.07214'
    >>> decimal(744, 0)
    '744'
    >>> decimal(-5, 2)
    '-0.05'
    """
    if not places:
        return str(units)
    whole, part = divmod(abs(units), 10**places)
    return f"{'-' if units < 0 else ''}{whole}.{part:0{places}d}"


def divide_up(dividend, divisor):
    """Return the quotient of two integers, rounded up when it is not exact.

    >>> divide_up(7, 2), divide_up(6, 2)
    (4, 3)
    """
    return -(-dividend // divisor)
