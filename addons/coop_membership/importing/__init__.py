"""Reading the rows of an earlier register: which column is what, and what each cell says.

Plain Python: nothing here knows of Odoo or of a database, so the package can be lifted out.
"""

from .columns import COLUMNS, KINDS, Column, find_columns, headings
from .rows import read_row

__all__ = ["COLUMNS", "KINDS", "Column", "find_columns", "headings", "read_row"]
