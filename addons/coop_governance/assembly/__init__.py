"""Numbers of a general meeting: shares of members, words, last hours. No Odoo in here."""

from .deadlines import latest_moment
from .shares import share_needed, words_in

__all__ = ["latest_moment", "share_needed", "words_in"]
