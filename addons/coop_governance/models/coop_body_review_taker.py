from odoo import api, fields, models


class CoopBodyReviewTaker(models.Model):
    """That somebody answered a review, on a day; not what."""

    _name = "coop.body.review.taker"
    _description = "Who answered a review"
    _inherit = "coop.company.mixin"
    _log_access = False
    _order = "holder_id, id"

    review_id = fields.Many2one(
        "coop.body.review",
        required=True,
        index=True,
        readonly=True,
        check_company=True,
        ondelete="restrict",
    )
    holder_id = fields.Many2one(
        "coop.office.holder",
        "Who",
        required=True,
        index=True,
        readonly=True,
        check_company=True,
        ondelete="restrict",
    )
    answered_on = fields.Date("Answered on", required=True, readonly=True)
    how = fields.Selection(
        [
            ("self", "On their own page"),
            ("helper", "With a helper, on their page"),
            ("phone", "By phone"),
            ("paper", "From paper"),
        ],
        required=True,
        readonly=True,
    )

    _once = models.UniqueIndex("(review_id, holder_id)", "This person has answered already.")

    @api.depends("holder_id.name")
    def _compute_display_name(self):
        for row in self:
            row.display_name = row.holder_id.name or ""
