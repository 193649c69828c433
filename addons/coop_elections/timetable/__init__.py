"""The timetable of an election: is it legal, and which is the earliest that is.

Plain Python: nothing here knows of Odoo or of a database. How days are counted comes from
outside, with the bank holidays (see ``Days``); which steps there are and how far they have to lie
from one another is data (``Step``, ``Distance``).
"""

from .checking import Fault, check, is_legal
from .counting_days import UNITS, Days, add_months
from .moments import exact, local
from .reckoning import NoTimetable, earliest
from .rules import Distance, Step

__all__ = [
    "UNITS",
    "Days",
    "Distance",
    "Fault",
    "NoTimetable",
    "Step",
    "add_months",
    "check",
    "earliest",
    "exact",
    "is_legal",
    "local",
]
