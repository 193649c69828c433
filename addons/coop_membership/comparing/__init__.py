"""Two versions of a text side by side, in words: what is new, what is gone, what was changed.

Plain Python: it knows paragraphs and words, and nothing of rules or of Odoo.
"""

from .differences import Difference, compare, words
from .reading import paragraphs

__all__ = ["Difference", "compare", "paragraphs", "words"]
