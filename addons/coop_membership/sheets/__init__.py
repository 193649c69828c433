"""Spreadsheets in and out: the register as a workbook, and tables read from files.

Plain Python: nothing here knows of Odoo or of a database, so the package can be lifted out.
"""

from .reading import TableError, read_table
from .writing import write_register

__all__ = ["TableError", "read_table", "write_register"]
