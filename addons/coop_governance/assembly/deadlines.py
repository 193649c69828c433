"""The last moment for something before a meeting, where idle days do not count."""

from datetime import datetime, time, timedelta

_SATURDAY = 5


def latest_moment(meeting, hours, holidays=(), skip_idle=True):
    """Return the moment so many hours before a meeting.

    Companies Act 2006, s.327(3): no account is taken of any part of a day that is not a working
    day.

    :param datetime meeting: when it begins, in the time of the place
    :param int hours: how long before
    :param holidays: a container of dates on which nobody works, beside weekends
    :param bool skip_idle: whether hours of days on which nobody works are left out
    >>> from datetime import date
    >>> latest_moment(datetime(2018, 6, 13, 19), 48)
    datetime.datetime(2018, 6, 11, 19, 0)
    >>> latest_moment(datetime(2018, 6, 11, 19), 48)
    datetime.datetime(2018, 6, 7, 19, 0)
    >>> latest_moment(datetime(2018, 4, 3, 10), 48, {date(2018, 3, 30), date(2018, 4, 2)})
    datetime.datetime(2018, 3, 28, 10, 0)
    >>> latest_moment(datetime(2018, 6, 11, 19), 48, skip_idle=False)
    datetime.datetime(2018, 6, 9, 19, 0)
    """
    if hours < 0:
        raise ValueError(f"hours cannot be negative: {hours}")
    left, at = timedelta(hours=hours), meeting
    if not skip_idle:
        return at - left
    while left:
        # a moment at midnight is the end of the day before
        day = (at - timedelta.resolution).date()
        begins = datetime.combine(day, time.min)
        if day.weekday() < _SATURDAY and day not in holidays:
            if at - begins >= left:
                return at - left
            left -= at - begins
        at = begins
    return at
