from odoo import api, models
from odoo.tools import SQL


class ResPartner(models.Model):
    """Contacts that Employees shows to everybody at work are colleagues'.

    Whoever is openly there as an employee, with a log-in or without, does not vanish from Contacts
    on the day on which they are first supported: their absence would tell.
    """

    _inherit = "res.partner"

    def _coop_colleagues(self):
        known = super()._coop_colleagues()
        # sudo: whether somebody is a colleague decides, not whether the caller may read it
        candidates = (
            (self - known).sudo().filtered(lambda p: not (p.is_company or p.coop_protected))
        )
        if candidates:
            # sudo: as above
            employees = self.env["hr.employee"].sudo().with_context(active_test=False)
            found = employees.search([("work_contact_id", "in", candidates.ids)])
            known |= found.work_contact_id.with_env(self.env)
        return known

    @api.model
    def _coop_sql_made_for_a_job(self, alias):
        """Contacts that Employees made for the e-mail and phone of a job: nobody's own."""
        return SQL(
            """EXISTS (SELECT FROM hr_employee job LEFT JOIN res_users login
                           ON login.id = job.user_id
                        WHERE job.work_contact_id = %(contact)s
                          AND login.partner_id IS DISTINCT FROM %(contact)s)""",
            contact=SQL.identifier(alias, "id"),
        )
