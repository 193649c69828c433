from odoo import api, fields, models


class CoopMembershipMoved(models.TransientModel):
    """A member has moved: a new address, and the day from which it holds."""

    _name = "coop.membership.moved"
    _description = "A member has moved"
    _inherit = "coop.membership.act"

    date = fields.Date("Since")
    street = fields.Char(required=True)
    street2 = fields.Char("Second line of the address")
    city = fields.Char()
    zip = fields.Char("Postcode")
    country_id = fields.Many2one("res.country")

    @api.onchange("membership_id")
    def _onchange_membership_id(self):
        self.country_id = self.membership_id.company_id.country_id

    def _apply(self):
        self.membership_id.action_moved(
            {
                "street": self.street,
                "street2": self.street2,
                "city": self.city,
                "zip": self.zip,
                "country_id": self.country_id.id,
                "state_id": False,
            },
            self.date,
        )
