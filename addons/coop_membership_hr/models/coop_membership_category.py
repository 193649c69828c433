from odoo import api, fields, models


class CoopMembershipCategory(models.Model):
    _inherit = "coop.membership.category"

    fed_by_employment = fields.Boolean(
        "Fed by Employees",
        help="Who works for the co-op, as Employees knows and the office confirmed, qualifies "
        "for this category from the first day to the last.",
    )

    _company_fed_uniq = models.UniqueIndex(
        "(company_id) WHERE fed_by_employment", "Employees feeds another category already."
    )
    _fed_is_open = models.Constraint(
        "CHECK (NOT fed_by_employment OR openly_known)",
        "Only a category that is openly known at work can be fed by Employees.",
    )

    @api.model
    def _fed_by_employment(self, company):
        """The category of ``company`` for which employment qualifies, or none."""
        return self.search(
            [("company_id", "=", company.id), ("fed_by_employment", "=", True)], limit=1
        )

    @api.model_create_multi
    def create(self, vals_list):
        categories = super().create(vals_list)
        categories.filtered("fed_by_employment")._coop_feed()
        return categories

    def write(self, vals):
        result = super().write(vals)
        if vals.get("fed_by_employment"):
            self._coop_feed()
        return result

    def _coop_feed(self):
        # sudo: what follows from a setting follows whoever sets it
        self.env["coop.employment"].sudo().search(
            [("company_id", "in", self.company_id.ids), ("withdrawn_on", "=", False)]
        )._feed()
