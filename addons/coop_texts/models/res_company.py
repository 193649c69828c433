from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    coop_text_own_approval = fields.Boolean(
        "People may approve their own texts",
        default=True,
        help="Small co-ops often have one person who writes and publishes. It is recorded either "
        "way who wrote a version and who approved it.",
    )
