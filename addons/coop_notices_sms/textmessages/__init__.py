"""What a text message can carry, and to which numbers. Plain Python, nothing of Odoo."""

from .counting import Length, measure, plainer
from .mobile import international

__all__ = ["Length", "international", "measure", "plainer"]
