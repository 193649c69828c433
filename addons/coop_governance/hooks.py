"""What Odoo does not take away by itself."""

from odoo.tools import SQL

from .models import coop_minuted, coop_resolution_vote_kept
from .models.board_triggers import FUNCTIONS
from .models.decision_triggers import FUNCTIONS as OF_DECISIONS
from .models.released_triggers import FUNCTIONS as OF_RELEASED

# Of meetings; those of the Board stand beside their triggers.
OF_MEETINGS = (coop_minuted.REFUSES, coop_resolution_vote_kept.REFUSES)


def uninstall_hook(env):
    # tables go with their triggers; the functions would stay behind
    for function in (*FUNCTIONS, *OF_MEETINGS, *OF_DECISIONS, *OF_RELEASED):
        env.cr.execute(SQL("DROP FUNCTION IF EXISTS %s CASCADE", SQL.identifier(function)))
