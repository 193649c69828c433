"""Sums of money as parts of a hundred, and a sum spread over months. Plain Python.

>>> parts({"wages": 41_000, "homes": 33_000, "other": 26_500})
{'wages': 41, 'homes': 33, 'other': 26}
>>> spread(100, 3)
[34, 33, 33]
"""


def parts(sums, whole=100):
    """Return whole parts that together are exactly ``whole``, by largest remainder.

    Each gets its share rounded down; what is left goes one by one to the largest remainders, of
    equal ones to the larger sum, then to the first.

    :param dict sums: key -> whole number (pence), 0 or more
    :param int whole: what the parts make together
    :return: key -> part, in the order of ``sums``; nothing where the sums make nothing
    :raise ValueError: names the key whose sum is below nothing
    """
    for key, amount in sums.items():
        if amount < 0:
            raise ValueError(f"{key!r}: {amount} is below nothing")
    total = sum(sums.values())
    if not total:
        return {}
    found = {key: amount * whole // total for key, amount in sums.items()}
    order = list(sums)
    by_remainder = sorted(
        order, key=lambda key: (-(sums[key] * whole % total), -sums[key], order.index(key))
    )
    for key in by_remainder[: whole - sum(found.values())]:
        found[key] += 1
    return found


def spread(amount, count):
    """Return a whole number (pence) as ``count`` nearly equal ones that make it together.

    :raise ValueError: where there is nothing to spread it over
    """
    if count < 1:
        raise ValueError(f"cannot be spread over {count}")
    sign = -1 if amount < 0 else 1
    each, left = divmod(abs(amount), count)
    return [sign * (each + (number < left)) for number in range(count)]
