"""Sorting of names, for registers and indexes in English and Welsh.

Plain Python: nothing here knows of Odoo or of a database, so the package can be lifted out.
"""

from .keys import fold, index_letter, slug, sort_key

__all__ = ["fold", "index_letter", "slug", "sort_key"]
