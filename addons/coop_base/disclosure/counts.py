"""Counts of members that can be shown without telling who is one. Plain Python.

>>> publish({"a": (12, 30), "b": (2, 20), "c": (9, 25), "d": (40, 60)})
{'a': 12, 'b': None, 'c': None, 'd': 40}
"""

LEAST = 5


def publish(cells, before=None, least=LEAST):
    """Decide which counts may be shown, and as which number.

    Everybody at work can count colleagues, so a count of members is also one of those who are
    not: neither may be under ``least``. A total may be known from elsewhere, so what is left out
    must not follow from it: at least two counts are left out or none, and together they count
    no fewer than ``least`` members and as many others (complementary suppression). And counts of
    different days may be compared: a number shown before is shown again until the true one is
    ``least`` or more away from it, and who was left out before is left out first.

    :param dict cells: key -> (members, everybody), whole numbers, 0 <= members <= everybody
    :param dict before: key -> number shown last time, None for what was left out
    :param int least: the smallest number of people that may be told of
    :return: key -> number to show, or None; in the order of ``cells``
    :raise ValueError: names the key whose numbers cannot be
    """
    before = before or {}
    for key, (members, everybody) in cells.items():
        if not 0 <= members <= everybody:
            raise ValueError(f"{key!r}: {members} members of {everybody}")
    shown = {
        key: _same_as_before(members, everybody, before.get(key), least)
        for key, (members, everybody) in cells.items()
    }
    hidden = {key for key, number in shown.items() if not _may_show(number, cells[key][1], least)}
    companions = sorted(
        (key for key in cells if key not in hidden),
        key=lambda key: (not (key in before and before[key] is None), cells[key][0], str(key)),
    )
    while hidden and companions and not _is_safe([cells[key] for key in hidden], least):
        hidden.add(companions.pop(0))
    return {key: None if key in hidden else number for key, number in shown.items()}


def _same_as_before(members, everybody, number, least):
    if number is None or abs(members - number) >= least or not _may_show(number, everybody, least):
        return members
    return number


def _may_show(members, everybody, least):
    return members >= least and everybody - members >= least


def _is_safe(hidden, least):
    members = sum(of for of, _everybody in hidden)
    others = sum(everybody - of for of, everybody in hidden)
    return len(hidden) > 1 and members >= least and others >= least
