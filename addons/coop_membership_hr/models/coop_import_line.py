from odoo import api, models
from odoo.tools import SQL


class CoopImportLine(models.Model):
    """An earlier register may hold e-mail addresses of work: these are no sign of who somebody is.

    Taken for the contact that Employees made for the job, a member could never be confirmed as an
    employee, and whatever the co-op writes would go to the job.
    """

    _inherit = "coop.import.line"

    @api.model
    def _sql_own_contact(self, alias):
        return SQL(
            "%s AND NOT %s",
            super()._sql_own_contact(alias),
            self.env["res.partner"]._coop_sql_made_for_a_job(alias),
        )
