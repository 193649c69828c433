"""Bank and public holidays of the parts of the United Kingdom, computed.

Sources: Banking and Financial Dealings Act 1971, schedule 1; the royal proclamations made
under its section 1 for days moved or added; the lists that the Government publishes.
Good Friday and Christmas Day are holidays by common law, and bank holidays in Scotland.
"""

from datetime import date, timedelta

REGIONS = ("england-wales", "scotland", "northern-ireland")
FIRST_YEAR = 1978  # the first with an early May bank holiday, hence with today's pattern
_SATURDAY = 5

# Days added by proclamation, everywhere unless regions are named.
_ADDED = {
    date(1981, 7, 29): ("royal_wedding", REGIONS),
    date(1999, 12, 31): ("millennium", REGIONS),
    date(2002, 6, 3): ("golden_jubilee", REGIONS),
    date(2011, 4, 29): ("royal_wedding", REGIONS),
    date(2012, 6, 5): ("diamond_jubilee", REGIONS),
    date(2022, 6, 3): ("platinum_jubilee", REGIONS),
    date(2022, 9, 19): ("state_funeral", REGIONS),
    date(2023, 5, 8): ("coronation", REGIONS),
}
_EARLY_MAY_MOVED = {1995: date(1995, 5, 8), 2020: date(2020, 5, 8)}  # 50 and 75 years of VE Day
_SPRING_MOVED = {2002: date(2002, 6, 4), 2012: date(2012, 6, 4), 2022: date(2022, 6, 2)}


def easter_sunday(year):
    """Return Easter Sunday of the Gregorian calendar.

    Method: the anonymous algorithm in J. Meeus, Astronomical Algorithms (1991), ch. 8.

    >>> easter_sunday(2024)
    datetime.date(2024, 3, 31)
    """
    century, of_century = divmod(year, 100)
    golden = year % 19
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - correction + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def bank_holidays(year, region="england-wales"):
    """Return the bank holidays of a year, on the days on which they are kept.

    A holiday that falls on a weekend is kept on the next weekday that is not one already; its
    own date is left out, as nobody works on it anyway.

    :param int year: 1978 or later
    :param str region: one of REGIONS
    :return dict: {date: code of the holiday}, in the order of the days; a substitute day has
        the code of the holiday that it stands for, with ``_substitute`` behind it
    :raise ValueError: for another region or an earlier year
    >>> [day.isoformat() for day in bank_holidays(2021)][-2:]
    ['2021-12-27', '2021-12-28']
    """
    if region not in REGIONS:
        raise ValueError(f"no bank holidays are known for {region!r}, only for {REGIONS}")
    if year < FIRST_YEAR:
        raise ValueError(f"bank holidays are computed from {FIRST_YEAR}, not for {year}")
    days = _movable(year, region)
    days.update(
        {day: code for day, (code, where) in _ADDED.items() if day.year == year and region in where}
    )
    # Substitutes come last: they must find free weekdays.
    for group in _fixed(year, region):
        _keep(days, group)
    return dict(sorted(days.items()))


def _movable(year, region):
    easter = easter_sunday(year)
    days = {
        easter - timedelta(days=2): "good_friday",
        _EARLY_MAY_MOVED.get(year, _monday(year, 5)): "early_may",
        _SPRING_MOVED.get(year, _last_monday(year, 5)): "spring",
    }
    if region == "scotland":
        days[_monday(year, 8)] = "summer"
    else:
        days[easter + timedelta(days=1)] = "easter_monday"
        days[_last_monday(year, 8)] = "summer"
    return days


def _fixed(year, region):
    """Yield groups of neighbouring holidays with a fixed date."""
    new_year = [(date(year, 1, 1), "new_year")]
    if region == "scotland":
        new_year.append((date(year, 1, 2), "second_january"))
        if year >= 2007:
            yield [(date(year, 11, 30), "st_andrew")]
    if region == "northern-ireland":
        yield [(date(year, 3, 17), "st_patrick")]
        yield [(date(year, 7, 12), "boyne")]
    yield new_year
    yield [(date(year, 12, 25), "christmas"), (date(year, 12, 26), "boxing_day")]


def _keep(days, group):
    """Enter a group of holidays, those on weekdays first, then substitutes for the others."""
    at_weekend = []
    for day, code in group:
        if day.weekday() < _SATURDAY:
            days[day] = code
        else:
            at_weekend.append((day, code))
    for day, code in at_weekend:
        while day.weekday() >= _SATURDAY or day in days:
            day += timedelta(days=1)
        days[day] = f"{code}_substitute"


def _monday(year, month):
    first = date(year, month, 1)
    return first + timedelta(days=-first.weekday() % 7)


def _last_monday(year, month):
    last = date(year, month, 31)
    return last - timedelta(days=last.weekday())
