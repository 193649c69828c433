"""Who decides up to which sum of money: stretches of sums, their gaps and their overlaps.

Plain Python: nothing here knows of Odoo or of a database, so the package can be lifted out.
"""

from .bands import Band, find, gaps, overlaps, read_sum

__all__ = ["Band", "find", "gaps", "overlaps", "read_sum"]
