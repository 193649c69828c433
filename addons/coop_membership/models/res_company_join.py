from odoo import api, fields, models


class ResCompany(models.Model):
    """What the co-op asks of people who apply."""

    _inherit = "res.company"

    coop_join_minimum_age = fields.Integer(
        "Age from which one may join",
        default=0,
        help="Applicants are asked whether they are that old, and nothing more. 0: nobody is "
        "asked about their age.",
    )
    coop_proof_days = fields.Integer(
        "Days that the link in the first e-mail works",
        default=14,
        help="Who applies on the public page gets a link by e-mail. It proves that the address "
        "is theirs.",
    )

    _coop_join_minimum_age_sane = models.Constraint(
        "CHECK (coop_join_minimum_age BETWEEN 0 AND 30)",
        "The age from which one may join is between 0 and 30 years.",
    )
    _coop_proof_days_sane = models.Constraint(
        "CHECK (coop_proof_days BETWEEN 1 AND 365)", "The link must work for 1 to 365 days."
    )

    @api.model
    def _coop_reserved_slugs(self):
        return super()._coop_reserved_slugs() | {"look", "paper"}


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    coop_join_minimum_age = fields.Integer(
        related="company_id.coop_join_minimum_age", readonly=False
    )
    coop_proof_days = fields.Integer(related="company_id.coop_proof_days", readonly=False)
