"""What Odoo does not take away by itself."""

from odoo.tools import SQL

from .models.freeze_functions import FUNCTIONS
from .models.roll_functions import FUNCTION


def uninstall_hook(env):
    # tables go with their triggers; the functions would stay behind
    for function in (FUNCTION, *FUNCTIONS):
        env.cr.execute(SQL("DROP FUNCTION IF EXISTS %s CASCADE", SQL.identifier(function)))
