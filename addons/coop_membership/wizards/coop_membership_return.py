from odoo import fields, models


class CoopMembershipReturn(models.TransientModel):
    """A former member is one again, under the same number."""

    _name = "coop.membership.return"
    _description = "Return of a member"
    _inherit = "coop.membership.act"

    date = fields.Date("From")
    category_id = fields.Many2one(
        "coop.membership.category",
        required=True,
        domain="[('company_id', '=', company_id)]",
    )

    def _apply(self):
        self.membership_id._return(self.category_id, self.date)
        self.membership_id._tell("welcome")
