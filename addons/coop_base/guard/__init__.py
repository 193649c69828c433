"""Looking at what a request brings before anything is done with it.

Plain Python: nothing here knows of Odoo or of a database, so the package can be lifted out.
"""

from .checks import (
    INTERNAL,
    VISITOR,
    Fault,
    Limits,
    check_address,
    check_json,
    check_values,
    check_xml_call,
)

__all__ = [
    "INTERNAL",
    "VISITOR",
    "Fault",
    "Limits",
    "check_address",
    "check_json",
    "check_values",
    "check_xml_call",
]
