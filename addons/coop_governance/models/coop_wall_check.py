from odoo import api, models
from odoo.tools import SQL

from .board_triggers import TABLES


class CoopWallCheck(models.AbstractModel):
    """What holds the Board is looked for as the wall is: in the database itself."""

    _inherit = "coop.wall"

    @api.model
    def _missing_from_catalogue(self):
        rows = self.env.execute_query(
            SQL(
                "SELECT tgrelid::regclass::text, tgname FROM pg_trigger"
                " WHERE NOT tgisinternal AND tgenabled = 'A'"
            )
        )
        missing = [
            f"{table}: trigger {name}"
            for table, (_functions, triggers) in TABLES.items()
            for name, *_how in triggers
            if (table, name) not in rows
        ]
        return sorted([*super()._missing_from_catalogue(), *missing])
