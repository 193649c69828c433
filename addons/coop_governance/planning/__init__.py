"""The days of a year by which something is due, and what cannot fit.

Plain Python: nothing here knows of Odoo or of a database, so the package can be lifted out.
"""

from .fitting import Misfit, misfits
from .reckoning import Circle, Step, add_months, clipped, cycles, reckon

__all__ = ["Circle", "Misfit", "Step", "add_months", "clipped", "cycles", "misfits", "reckon"]
