"""Which counts of people can be published without telling of a few of them. Plain Python."""

from .counts import LEAST, publish
from .groups import REST, in_groups
from .tables import TOTAL, derived, follows, hide, hide_row, ranges, too_few, whole

__all__ = [
    "LEAST",
    "REST",
    "TOTAL",
    "derived",
    "follows",
    "hide",
    "hide_row",
    "in_groups",
    "publish",
    "ranges",
    "too_few",
    "whole",
]
