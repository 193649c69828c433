from odoo import models
from odoo.fields import Domain
from odoo.tools import SQL


class CoopMembershipApplication(models.Model):
    """Whoever applies with the e-mail of their job is not the contact that Employees made for it.

    It is not offered: nobody could be confirmed as an employee by it afterwards.
    """

    _inherit = "coop.membership.application"

    def _get_duplicate_domain(self):
        domain = super()._get_duplicate_domain()
        return domain and domain & Domain.custom(
            to_sql=lambda model, alias, _query: SQL("NOT %s", model._coop_sql_made_for_a_job(alias))
        )
