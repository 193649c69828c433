from odoo import SUPERUSER_ID, api, fields, models
from odoo.fields import Domain


class CoopHelper(models.Model):
    """Help that rests on a job ends with it.

    Whoever was named as a support worker or a colleague of theirs helps while they work here.
    Whoever was named as family or as a friend goes on, whatever becomes of their job.
    """

    _inherit = "coop.helper"

    ended_by = fields.Selection(
        selection_add=[("job", "Their work here ended")], ondelete={"job": "set null"}
    )

    @api.model
    def _end_with_job(self, contacts=None, gone=None):
        """End the help of staff who work here no more; both are told, as of every end.

        Of contacts that Employees never knew (people of an agency) nothing is said.

        :param contacts: res.partner among whom to look; everybody by default
        :param gone: contacts of employees just deleted, of whom Employees knows nothing any more
        """
        domain = Domain("ended_at", "=", False) & Domain("role_id.works_here", "=", True)
        domain &= Domain("one_off", "=", False) & Domain("helper_partner_id", "!=", False)
        if contacts is not None:
            domain &= Domain("helper_partner_id", "in", contacts.ids)
        # sudo: it ends by what is written in Employees, whoever wrote it; as the system, so that
        # what both are told does not come from whoever keeps employees
        everything = self.with_user(SUPERUSER_ID).sudo()
        for company, helpers in everything.search(domain).grouped("company_id").items():
            people = helpers.helper_partner_id
            known, working = everything.env["hr.employee"]._coop_known_and_working(people, company)
            left = (known | (gone or known.browse()).with_env(known.env)) - working
            helpers.filtered(lambda helper, left=left: helper.helper_partner_id in left)._end("job")
