"""Which counts of people can be published without telling of a few of them. Plain Python."""

from .counts import LEAST, publish
from .groups import REST, in_groups
from .tables import TOTAL, hide, ranges, whole

__all__ = ["LEAST", "REST", "TOTAL", "hide", "in_groups", "publish", "ranges", "whole"]
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
