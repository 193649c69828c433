from odoo import fields, models


class ResCompany(models.Model):
    """How long a person's helper may help, and how long we remember who helped."""

    _inherit = "res.company"

    coop_helper_months = fields.Integer(
        "Months a helper may help",
        default=12,
        help="At most; then the person chooses again.",
    )
    coop_helper_many = fields.Integer(
        "People whom one helper helps, before we look",
        default=5,
        help="A helper of more people than this is shown to the help desk. Nobody is stopped.",
    )
    coop_helped_months = fields.Integer(
        "Months we keep who helped with what",
        default=24,
        help="Afterwards it is removed.",
    )

    _coop_helper_months_sane = models.Constraint(
        "CHECK (coop_helper_months BETWEEN 1 AND 36)", "A helper may help for 1 to 36 months."
    )
    _coop_helper_many_sane = models.Constraint(
        "CHECK (coop_helper_many > 0)", "One helper may help at least one person."
    )
    _coop_helped_months_sane = models.Constraint(
        "CHECK (coop_helped_months BETWEEN 1 AND 120)",
        "Who helped is kept for 1 to 120 months.",
    )
