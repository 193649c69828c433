from odoo import fields, models


class CoopCompanyMixin(models.AbstractModel):
    """Records of one co-op: a co-op is a company, and nothing crosses from one to another."""

    _name = "coop.company.mixin"
    _description = "Records of one co-op"
    _check_company_auto = True

    company_id = fields.Many2one(
        "res.company",
        string="Co-op",
        required=True,
        index=True,
        default=lambda self: self.env.company,
    )
