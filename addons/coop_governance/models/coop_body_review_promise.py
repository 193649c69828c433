from odoo import fields, models


class CoopBodyReviewPromise(models.Model):
    """Something that a body means to do after a review, by a day, and that it was done."""

    _name = "coop.body.review.promise"
    _description = "What a body will do after a review"
    _order = "review_id, due_on, id"

    review_id = fields.Many2one("coop.body.review", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="review_id.company_id", store=True, index=True)
    name = fields.Char("What we will do", required=True, translate=True)
    due_on = fields.Date("To do by", index=True)
    done_on = fields.Date("Done on")
