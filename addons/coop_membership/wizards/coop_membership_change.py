from odoo import fields, models


class CoopMembershipChange(models.TransientModel):
    """A member votes in another category from a day on."""

    _name = "coop.membership.change"
    _description = "Change of category"
    _inherit = "coop.membership.act"

    date = fields.Date("From")
    category_id = fields.Many2one(
        "coop.membership.category",
        "New category",
        required=True,
        domain="[('company_id', '=', company_id)]",
    )

    def _apply(self):
        self.membership_id._change_category(self.category_id, self.date)
