"""Which counts of people can be published without telling of a few of them. Plain Python."""

from .counts import LEAST, publish
from .tables import TOTAL, hide, ranges, whole

__all__ = ["LEAST", "TOTAL", "hide", "publish", "ranges", "whole"]
