import psycopg2

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import mute_logger


class CoopRowMixin(models.AbstractModel):
    """One row of a window that does the same for many, each for itself.

    What cannot be done for one is written on its row with the reason, and spoils nothing for the
    others.
    """

    _name = "coop.row.mixin"
    _description = "One of many"

    result = fields.Selection([("done", "Done"), ("failed", "Not done")], readonly=True)
    message = fields.Char("What happened", readonly=True)

    def _attempt(self, act):
        """Do it for this row and write on the row what came of it.

        :param act: called without arguments; does it and returns a sentence, or raises a
            ``UserError`` (or breaks a constraint of the database) that says why it cannot be done
        """
        self.ensure_one()
        try:
            with mute_logger("odoo.sql_db"), self.env.cr.savepoint():
                result, message = "done", act()
        except UserError as error:
            result, message = "failed", str(error)
        except psycopg2.IntegrityError as error:
            result, message = "failed", self.env["base"]._sql_error_to_message(error)
        self.write({"result": result, "message": message})
