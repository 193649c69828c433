from odoo import api, fields, models
from odoo.fields import Domain


class CoopNews(models.Model):
    """News for all members, or for those in some areas."""

    _inherit = "coop.news"

    audience = fields.Selection(
        selection_add=[("areas", "Members in some areas")], ondelete={"areas": "set default"}
    )
    area_ids = fields.Many2many(
        "coop.area", string="Areas", domain="[('company_id', '=', company_id)]"
    )

    @api.depends("area_ids")
    def _compute_people_count(self):
        return super()._compute_people_count()

    def _get_people(self):
        """Everybody is every member of today."""
        # sudo: news goes to every member, also to those whose contact is hidden
        memberships = self.env["coop.membership"].sudo()
        today = self.env["coop.clock"].today(self.company_id)
        domain = memberships._get_member_domain(today)
        domain &= Domain("company_id", "=", self.company_id.id)
        if self.audience == "areas":
            domain &= Domain("area_id", "in", self.area_ids.ids)
        return memberships.search(domain).partner_id

    @api.model
    def _get_mine_domain(self, partner):
        # sudo: one's own areas
        memberships = self.env["coop.membership"].sudo()
        mine = memberships.search(
            memberships._get_member_domain() & Domain("partner_id", "=", partner.id)
        )
        here = Domain("audience", "=", "areas") & Domain("area_ids", "in", mine.area_id.ids)
        return super()._get_mine_domain(partner) | here

    @api.model
    def _get_fixed_fields(self):
        return super()._get_fixed_fields() | {"area_ids"}
