"""Which groups of people can be told of without telling of few. Plain Python."""

LEAST = 5
REST = None


def in_groups(cells, least=LEAST, apart=(REST,)):
    """Return counts by group of which each is ``least`` or more; small groups are told together.

    All cells add up to totals that are known from elsewhere. So what is left out cannot be left out
    for good: it is in one group, the rest, and none of its counts is under ``least`` either, as
    what is subtracted from a total is the rest. Where only the rest is left, nothing is told.

    :param dict cells: key -> tuple of counts, each of the same length
    :param int least: the smallest number of people that may be told of
    :param apart: keys that are in the rest, however many they are
    :return: key -> tuple of counts, in the order of ``cells``; ``REST`` at the end

    >>> in_groups({"a": (9, 8), "b": (6, 7), "c": (3, 9), "d": (2, 1)})
    {'a': (9, 8), 'b': (6, 7), None: (5, 10)}
    >>> in_groups({"a": (9, 8), "b": (6, 7), "c": (3, 9)})
    {'a': (9, 8), None: (9, 16)}
    >>> in_groups({"a": (9, 8), "c": (3, 9)})
    {}
    """
    small = {key for key, counts in cells.items() if key in apart or min(counts) < least}
    good = sorted((key for key in cells if key not in small), key=lambda key: sum(cells[key]))
    while small and good and min(_together(cells, small)) < least:
        small.add(good.pop(0))
    if not good:
        return {}
    told = {key: counts for key, counts in cells.items() if key not in small}
    if small:
        told[REST] = _together(cells, small)
    return told if len(told) > 1 else {}


def _together(cells, keys):
    return tuple(map(sum, zip(*(cells[key] for key in keys), strict=True)))
