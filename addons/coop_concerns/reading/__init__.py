"""Reading what people wrote: is it a reason, and does it name somebody.

Plain Python: nothing here knows of Odoo or of a database.
"""

from .sentences import is_full, names, speaks_of

__all__ = ["is_full", "names", "speaks_of"]
