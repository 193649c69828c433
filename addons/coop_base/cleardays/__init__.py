"""Clear days, working days and the bank holidays of the United Kingdom.

Plain Python: nothing here knows of Odoo or of a database, so the package can be lifted out.
"""

from .bankholidays import FIRST_YEAR, REGIONS, bank_holidays, easter_sunday
from .counting import (
    add_working_days,
    clear_days,
    clear_working_days,
    earliest_event_day,
    is_working_day,
    latest_notice_day,
)

__all__ = [
    "FIRST_YEAR",
    "REGIONS",
    "add_working_days",
    "bank_holidays",
    "clear_days",
    "clear_working_days",
    "earliest_event_day",
    "easter_sunday",
    "is_working_day",
    "latest_notice_day",
]
