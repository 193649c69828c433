"""What people are asked who stand, might stand, or think of somebody else: plain definitions."""

from .nomination import EASY_LINES, nomination_form
from .standing import interest_form, not_standing_form, suggest_form

__all__ = [
    "EASY_LINES",
    "interest_form",
    "nomination_form",
    "not_standing_form",
    "suggest_form",
]
