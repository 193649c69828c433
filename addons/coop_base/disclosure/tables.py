"""Tables of counts with their totals: what can be shown, and what follows from what is shown.

A table is a dict ``(row, column) -> number``, its totals among them under ``TOTAL``. Each number is
seen as a flow: all people flow from the grand total into the totals of rows, through the cells,
into the totals of columns and back. What is known of a number that is not shown are the least and
the greatest flow that all that is shown leaves to it, which is exact for whole numbers.

>>> table = whole({("Arfon", "low"): 12, ("Arfon", "high"): 3, ("Lleyn", "low"): 9,
...                ("Lleyn", "high"): 8})
>>> table["Arfon", TOTAL], table[TOTAL, TOTAL]
(15, 32)
>>> ranges(table, {("Arfon", "high")})
{('Arfon', 'high'): (3, 3)}
>>> sorted(hide(table))
[('Arfon', 'high'), ('Arfon', 'low'), ('Lleyn', 'high'), ('Lleyn', 'low')]
"""

from collections import deque

from .counts import LEAST

TOTAL = "*"


def whole(cells):
    """Return a table with the totals of its rows and columns, and the grand total.

    :param dict cells: (row, column) -> whole number, 0 or more; neither may be ``TOTAL``
    :raise ValueError: names the key whose number cannot be
    """
    table = {}
    for (row, column), number in cells.items():
        if number < 0 or TOTAL in (row, column):
            raise ValueError(f"{(row, column)!r}: {number}")
        for key in ((row, column), (row, TOTAL), (TOTAL, column), (TOTAL, TOTAL)):
            table[key] = table.get(key, 0) + number
    return table


def ranges(table, hidden):
    """Return what follows about the numbers that are left out: key -> (least, greatest).

    ``greatest`` is None where nothing that is shown sets an end to it.

    :param dict table: a table with its totals, as :func:`whole` makes it
    :param hidden: keys that are not shown
    """
    arcs = {key: _ends(key) for key in hidden}
    return {
        key: (
            table[key] - _most(arcs, table, key, *arcs[key], enough=table[key]),
            _greatest(arcs, table, key),
        )
        for key in sorted(hidden)
    }


def _greatest(arcs, table, key):
    tail, head = arcs[key]
    ceiling = table[TOTAL, TOTAL] + 1
    more = _most(arcs, table, key, head, tail, enough=ceiling)
    return None if more >= ceiling else table[key] + more


def _ends(key):
    """The two nodes between which a number flows."""
    row, column = key
    if row == column == TOTAL:
        return ("columns",), ("rows",)
    if column == TOTAL:
        return ("rows",), ("row", row)
    if row == TOTAL:
        return ("column", column), ("columns",)
    return ("row", row), ("column", column)


def _most(arcs, table, left_out, source, sink, enough):
    """Return how much more can flow from source to sink, up to ``enough``, by what is hidden.

    A number can grow without end and shrink to nothing; ``left_out`` itself stays as it is.
    """
    room = {}
    for key, (tail, head) in arcs.items():
        if key != left_out:
            room.setdefault(tail, {})[head] = enough
            room.setdefault(head, {})[tail] = table[key]
    found = 0
    while found < enough:
        way = _way(room, source, sink)
        if not way:
            break
        amount = min(enough - found, *(room[one][next_] for one, next_ in way))
        for one, next_ in way:
            room[one][next_] -= amount
            room[next_][one] += amount
        found += amount
    return found


def _way(room, source, sink):
    """Return a shortest way with room on it, as pairs of nodes; nothing where there is none."""
    came_from, waiting = {source: None}, deque([source])
    while waiting and sink not in came_from:
        node = waiting.popleft()
        for other, amount in room.get(node, {}).items():
            if amount > 0 and other not in came_from:
                came_from[other] = node
                waiting.append(other)
    way, node = [], sink
    while node in came_from and came_from[node] is not None:
        way.append((came_from[node], node))
        node = came_from[node]
    return way


def too_few(table, least=LEAST):
    """Return the keys of numbers that tell by themselves of fewer than ``least`` people.

    A number is too small; or it is nearly all of its row, so that it tells what the people of
    that row are. The row of all people together is large enough to be told of.
    """
    found = set()
    for (row, column), number in table.items():
        others = table[row, TOTAL] - number
        alone = column != TOTAL and row != TOTAL and others < least
        if number < least or alone:
            found.add((row, column))
    return found


def derived(table, hidden, least=LEAST):
    """Return what is left out and follows nearly from what is shown: to within ``least`` people."""
    return [
        key
        for key, (low, high) in ranges(table, hidden).items()
        if high is not None and high - low < least
    ]


def hide(table, least=LEAST, also=(), known=()):
    """Return what must not be shown: what tells of too few, and what that would follow from.

    What is left out besides is the smallest number that helps, cells before totals
    (complementary suppression).

    :param dict table: a table with its totals, as :func:`whole` makes it
    :param int least: the smallest number of people that may be told of
    :param also: keys that are left out for another reason
    :param known: keys of totals that are shown elsewhere: to leave them out here would help nobody
    :return: set of keys
    """
    hidden = (too_few(table, least) | set(also)) - set(known)
    while open_ones := derived(table, hidden, least):
        key = open_ones[0]
        others = sorted(
            (other for other in table if other not in hidden and other not in known),
            key=lambda other: (
                TOTAL in other,
                not {*_ends(key)} & {*_ends(other)},
                table[other],
                other,
            ),
        )
        if not others:
            break
        hidden.add(others[0])
    return hidden


def hide_row(numbers, least=LEAST):
    """Return which numbers of one row must not be shown beside their total.

    >>> sorted(hide_row({"Arfon": 20, "Lleyn": 3, "Eifionydd": 9}))
    ['Eifionydd', 'Lleyn']

    :param dict numbers: key -> whole number
    :return: set of keys
    """
    hidden = {key for key, number in numbers.items() if number < least}
    others = sorted(numbers.keys() - hidden, key=lambda key: (numbers[key], key))
    while others and follows(numbers, hidden, least):
        hidden.add(others.pop(0))
    return hidden


def follows(numbers, hidden, least=LEAST):
    """Tell whether what is left out of one row follows nearly from the rest and the total."""
    return bool(hidden) and (len(hidden) < 2 or sum(numbers[key] for key in hidden) < least)
