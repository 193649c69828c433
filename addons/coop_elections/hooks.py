"""What Odoo does not take away by itself."""

from odoo.tools import SQL

from .models.roll_functions import FUNCTION


def uninstall_hook(env):
    # tables go with their triggers; the function would stay behind
    env.cr.execute(SQL("DROP FUNCTION IF EXISTS %s CASCADE", SQL.identifier(FUNCTION)))
