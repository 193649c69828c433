from odoo import fields, models


class CoopQualification(models.Model):
    """Where the person has to do with the co-op: the team that somebody works in, say."""

    _inherit = "coop.qualification"

    place_id = fields.Many2one(
        "coop.place",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        help="The team or service, while this qualification lasts. Where people live is written "
        "down at the place.",
    )
    area_id = fields.Many2one(
        "coop.area",
        check_company=True,
        ondelete="restrict",
        help="Only where no place is known: the place has its area.",
    )
