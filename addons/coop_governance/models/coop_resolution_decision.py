from odoo import fields, models
from odoo.exceptions import UserError


class CoopResolution(models.Model):
    """What a resolution has to do with a decision of the Board: the Council concludes its review,
    the Board decides."""

    _inherit = "coop.resolution"

    review_id = fields.Many2one(
        "coop.decision.review",
        "Concludes the review",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        domain="[('state', '=', 'open'), ('council_id', '=', body_id)]",
    )
    decision_id = fields.Many2one(
        "coop.decision",
        "Decides on",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        domain="[('state', 'not in', ('decided', 'withdrawn')), ('board_id', '=', body_id)]",
    )

    def _declare(self, moment=None):
        """The Council concludes a review that is open, and its own.

        What the Board votes is not held back here: trustees stay able to act in law. Until the way
        is clear it is written down as the final decision with “Decide without waiting” alone.
        """
        for resolution in self.filtered("review_id"):
            review = resolution.review_id
            if review.state != "open" or resolution.body_id != review.decision_id.council_id:
                raise UserError(
                    self.env._(
                        "This resolution does not fit to a review that the Council has open."
                    )
                )
        return super()._declare(moment)
