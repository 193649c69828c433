"""Who came next in a count that is kept: those not elected, the best first. Plain Python."""

from decimal import Decimal


def in_order(content, numbers):
    """Return candidates who were not elected in groups, the best first.

    Who was in the count longer came before; of those who left it together, or were in it until the
    end, who had more votes at the last stage at which they differed. Who never differed is in one
    group: a lot decides between them.

    :param dict content: of a coop.election.result (stages with votes as decimal text)
    :param numbers: of the candidates that are wanted
    :return: a list of tuples of numbers, ascending within a group

    >>> stages = [
    ...     {"votes": {"1": "5", "2": "3", "3": "2", "4": "2"}, "excluded": []},
    ...     {"votes": {"1": "5", "2": "3", "3": "4", "4": "0"}, "excluded": [4]},
    ... ]
    >>> in_order({"stages": stages}, [2, 3, 4])
    [(3,), (2,), (4,)]
    >>> in_order({"stages": stages[:1]}, [3, 4])
    [(3, 4)]
    """
    stages = content["stages"]
    keys = {}
    for number in numbers:
        out = next(
            (place for place, one in enumerate(stages) if number in one["excluded"]), len(stages)
        )
        # at the stage at which somebody is excluded their votes have gone already
        had = [Decimal(one["votes"].get(str(number), "0")) for one in stages[:out]]
        keys[number] = (out, tuple(reversed(had)))
    groups = {}
    for number in sorted(numbers):
        groups.setdefault(keys[number], []).append(number)
    return [tuple(groups[key]) for key in sorted(groups, reverse=True)]
