"""Exact moments: a deadline at 17:00 is one second of the world, whatever the clocks do."""

from datetime import datetime, timedelta, timezone

_MINUTE = timedelta(minutes=1)


def exact(day, at, zone):
    """Return the moment at which it is that hour of that day somewhere, in UTC and naive.

    An hour that the clocks leave out in spring is the moment at which they go on. Of an hour that
    there is twice in autumn the second counts: who comes in the first is in time.

    :param date day: the day
    :param time at: the hour, as the clocks there show it
    :param tzinfo zone: a zone that knows of ``fold`` (PEP 495)
    """
    wanted = datetime.combine(day, at)
    moment = wanted.replace(tzinfo=zone, fold=1).astimezone(timezone.utc).replace(tzinfo=None)
    if _shown(moment, zone) < wanted:
        # the clocks leave this hour out, and the zone took it as one of winter
        moment = moment.replace(second=0, microsecond=0)
        while _shown(moment, zone) < wanted:
            moment += _MINUTE
    return moment


def _shown(moment, zone):
    return local(moment, zone).replace(tzinfo=None)


def local(moment, zone):
    """Return a naive UTC moment as the clocks show it in a zone."""
    return moment.replace(tzinfo=timezone.utc).astimezone(zone)
