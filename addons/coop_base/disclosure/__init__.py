"""Which counts of people can be published without telling of a few of them. Plain Python."""

from .counts import LEAST, publish
from .tables import TOTAL, derived, follows, hide, hide_row, ranges, too_few, whole

__all__ = [
    "LEAST",
    "TOTAL",
    "derived",
    "follows",
    "hide",
    "hide_row",
    "publish",
    "ranges",
    "too_few",
    "whole",
]
