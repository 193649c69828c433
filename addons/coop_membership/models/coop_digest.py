from odoo import api, models
from odoo.fields import Domain


class CoopDigest(models.Model):
    """Every member gets round-ups, as often as the co-op sends them or as they chose."""

    _inherit = "coop.digest"

    @api.model
    def _get_people_domain(self, company):
        today = self.env["coop.clock"].today(company)
        members = Domain("company_id", "=", company.id) & Domain(
            self.env["coop.membership"]._get_member_domain(today)
        )
        return super()._get_people_domain(company) | (
            Domain("is_company", "=", False) & Domain("coop_membership_ids", "any", members)
        )
