from odoo import fields, models


class ResCompany(models.Model):
    """What law and rule book say about keeping the register and showing it."""

    _inherit = "res.company"

    coop_legal_form = fields.Selection(
        [
            ("company", "Company limited by guarantee"),
            ("society", "Registered society"),
        ],
        "Legal form",
        required=True,
        default="company",
        help="A company keeps its register by the Companies Act 2006, a registered society by the "
        "Co-operative and Community Benefit Societies Act 2014.",
    )
    coop_inspection_days = fields.Integer(
        "Working days to answer a request to inspect the register",
        default=5,
        help="Companies Act 2006 s.117: within five working days the company complies or applies "
        "to the court.",
    )
    coop_inspection_fee = fields.Float(
        "Fee for looking at the register",
        digits=(8, 2),
        default=0,
        help="For whoever is not a member; members look for nothing. The regulations say how "
        "much may be asked at most.",
    )
    coop_copy_fee = fields.Float(
        "Fee for a copy of the register",
        digits=(8, 2),
        default=0,
        help="For members and others alike. The regulations say how much may be asked at most.",
    )
    coop_inspection_keep_years = fields.Integer(
        "Years to keep requests to inspect the register",
        default=6,
        help="After so many years from the answer somebody may delete a request and what was "
        "given. Nothing is deleted by itself.",
    )
    coop_register_keep_years = fields.Integer(
        "Years to keep the entries of former members",
        default=10,
        help="A company keeps them for at least ten years after the membership ceased (Companies "
        "Act 2006 s.121). Nothing is removed by itself.",
    )

    _coop_register_keep_years_lawful = models.Constraint(
        "CHECK (coop_register_keep_years >= 10"
        " OR (coop_legal_form = 'society' AND coop_register_keep_years >= 1))",
        "A company keeps the entries of former members for at least ten years, a registered "
        "society for at least one.",
    )
    _coop_inspection_sane = models.Constraint(
        "CHECK (coop_inspection_days BETWEEN 1 AND 60 AND coop_inspection_fee >= 0"
        " AND coop_copy_fee >= 0 AND coop_inspection_keep_years BETWEEN 1 AND 100)",
        "A request to inspect the register is answered within 1 to 60 working days and kept for 1 "
        "to 100 years, and no fee is less than nothing.",
    )
