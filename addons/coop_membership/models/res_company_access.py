from odoo import fields, models


class ResCompany(models.Model):
    """How long an access request may take, and how long the copy given is kept."""

    _inherit = "res.company"

    coop_access_months = fields.Integer(
        "Months to answer an access request",
        default=1,
        help="UK GDPR article 12(3): within one month of receipt. A last day at a weekend or on "
        "a bank holiday is the next working day.",
    )
    coop_access_pack_days = fields.Integer(
        "Days to keep the copy given to a person",
        default=180,
        help="Afterwards the file goes; what was given when, and what was left out, stays.",
    )

    _coop_access_sane = models.Constraint(
        "CHECK (coop_access_months BETWEEN 1 AND 3 AND coop_access_pack_days BETWEEN 1 AND 3660)",
        "An access request is answered within one to three months, and the copy is kept for a "
        "day at least.",
    )
