"""Sign-in codes as people read, type and say them; plain Python that knows nothing of Odoo."""

from .codes import ALPHABET, BITS, LENGTH, clean, make, say, show

__all__ = ["ALPHABET", "BITS", "LENGTH", "clean", "make", "say", "show"]
