"""What the rules say about a meeting, without Odoo: who is there, whether they are enough, and
whether a resolution is carried."""

from .majority import Majority, Outcome, Votes, decide
from .quorum import Count, Quorum, Seated, count

__all__ = ["Count", "Majority", "Outcome", "Quorum", "Seated", "Votes", "count", "decide"]
