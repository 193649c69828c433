from odoo import fields, models


class CoopMembershipOffer(models.Model):
    """What the co-op offers the members of a category, in plain words, from a day on."""

    _name = "coop.membership.offer"
    _description = "Offer to members"
    _order = "date_from desc, id desc"
    _rec_name = "category_id"

    category_id = fields.Many2one(
        "coop.membership.category", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="category_id.company_id",
        store=True,
        precompute=True,
        index=True,
        required=True,
        ondelete="restrict",
    )
    offer = fields.Html(required=True, translate=True, sanitize=True)
    date_from = fields.Date(
        "From", required=True, default=lambda self: self.env["coop.clock"].today()
    )
    date_to = fields.Date("Until")

    _one_at_a_time = models.Constraint(
        "EXCLUDE USING gist (int4range(category_id, category_id, '[]') WITH &&,"
        " daterange(date_from, date_to, '[]') WITH &&)",
        "Two offers of one category cannot hold on the same day. End the earlier one first.",
    )
